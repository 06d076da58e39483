import { z } from "zod";
import { Station, Usable } from "../../components/index.ts";
import { resolveWhen, whenReferences } from "../../conditions/references.ts";
import { whenSchema } from "../../conditions/schema.ts";
import { USE_HANDLERS } from "../../use-handlers/index.ts";
import { definePart } from "./part.ts";

/** What `use` does with it, and what can be made at it. */
export const use = definePart({
  shape: {
    /** What `use` does with it: a handler of the game, and what that asks for. */
    use: z
      .strictObject({
        /** `bandage`, `salve`, `sound`, or `reacts`: what its `reacts` say of `use`. */
        handler: z.enum(Object.keys(USE_HANDLERS) as [string, ...string[]]),
        /** What the handler reads, by name. */
        data: z.record(z.string(), z.string()).default({}),
        /** It does so only while this holds. */
        when: whenSchema.optional(),
        /** What whoever tries it at other times reads. */
        otherwise: z.string().trim().min(1).optional(),
      })
      .optional(),
    /** It is a place to make things at: a `forge`, a `stove`, a `bench`. */
    station: z
      .string()
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "Write small letters, digits and hyphens.")
      .optional(),
  },
  references: ({ use: how }) => [
    ...whenReferences(how?.when, ["use", "when"]),
    ...(how?.data["effect"] === undefined
      ? []
      : [{ kind: "effect" as const, ref: how.data["effect"], path: ["use", "data", "effect"] }]),
  ],
  build: ({ use: how, station }, full) => [
    ...(how ? [Usable({ ...how, ...(how.when && { when: resolveWhen(how.when, full) }) })] : []),
    ...(station === undefined ? [] : [Station({ kind: station })]),
  ],
});
