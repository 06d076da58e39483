import { z } from "zod";
import { LightSource } from "../../components/index.ts";
import { definePart } from "./part.ts";

/** What gives light while it burns. */
export const light = definePart({
  shape: {
    /** It can be lit. */
    light: z
      .strictObject({
        /** Seconds that it burns in all; without it, for ever. */
        seconds: z.number().positive().optional(),
        /** The liquid that fills it again; without it, it is gone when it has burned down. */
        fuel: z.string().trim().min(1).optional(),
      })
      .optional(),
  },
  references: ({ light: lamp }) =>
    lamp?.fuel === undefined ? [] : [{ kind: "liquid" as const, ref: lamp.fuel, path: ["light", "fuel"] }],
  build: ({ light: lamp }) => (lamp ? [LightSource(lamp)] : []),
});
