import { z } from "zod";
import { Mind, Minded } from "../../components/index.ts";
import { definePart } from "./part.ts";

const text = z.string().trim().min(1);

/** A being that lives by a mind of its own. */
export const mind = definePart({
  shape: {
    /** It plans and lives its day, as an archetype of `rules/minds.yaml` says. */
    mind: z
      .strictObject({
        /** Which archetype. */
        archetype: text,
        /** Which room each place of the archetype is for it: `{ home: tern-house, work: bakery }`. */
        places: z.record(z.string(), text).default({}),
        /** Those who belong together: a pack, a watch. A name of your own. */
        band: text.optional(),
        /** The others of its band follow it. */
        leads: z.literal(true).optional(),
      })
      .optional(),
  },
  references: ({ mind: written }) =>
    Object.entries(written?.places ?? {}).map(([place, ref]) => ({
      kind: "room" as const,
      ref,
      path: ["mind", "places", place],
    })),
  build({ mind: written }, resolve) {
    if (!written) return [];
    const places = Object.fromEntries(
      Object.entries(written.places).map(([place, ref]) => [place, resolve(ref)]),
    );
    const { archetype, band, leads } = written;
    return [
      Minded({ archetype, places, ...(band !== undefined && { band }), ...(leads && { leads }) }),
      Mind(),
    ];
  },
});
