import { z } from "zod";
import { Lodging } from "../../components/index.ts";
import { definePart } from "./part.ts";

/** A house where players rent rooms of their own. */
export const lodging = definePart({
  shape: {
    /** Players rent rooms of their own here. */
    lodging: z
      .strictObject({
        /** The room that each of them is a copy of, with the things in it; nobody walks in there. It has an exit back, with `oneWay`. */
        room: z.string().trim().min(1),
        /** Coins, once; they leave the world. */
        price: z.int().min(0),
      })
      .optional(),
  },
  references: ({ lodging: written }) =>
    written ? [{ kind: "room", ref: written.room, path: ["lodging", "room"] }] : [],
  build: ({ lodging: written }, resolve) =>
    written ? [Lodging({ room: resolve(written.room), price: written.price })] : [],
});
