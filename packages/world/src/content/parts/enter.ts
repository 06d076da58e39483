import { z } from "zod";
import { Enterable } from "../../components/index.ts";
import { definePart } from "./part.ts";

/** What one can go into: a boat, a barrel, a mirror. */
export const enter = definePart({
  shape: {
    /** The room inside it (`enter: ferry-cabin`), or the keys in full. LEAVE leads out again to wherever it is. */
    enter: z
      .preprocess(
        (written) => (typeof written === "string" ? { room: written } : written),
        z.strictObject({
          /** The room that one comes into. */
          room: z.string().trim().min(1),
          /** There is no way back through it. */
          portal: z.boolean().default(false),
          /** What whoever enters reads first. */
          words: z.string().trim().min(1).optional(),
        }),
      )
      .optional(),
  },
  references: ({ enter: inside }) =>
    inside ? [{ kind: "room" as const, ref: inside.room, path: ["enter"] }] : [],
  build({ enter: inside }, resolve) {
    if (!inside) return [];
    const { room, portal, words } = inside;
    return [Enterable({ room: resolve(room), portal, ...(words !== undefined && { words }) })];
  },
});
