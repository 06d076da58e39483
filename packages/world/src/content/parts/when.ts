import { Comes } from "../../components/index.ts";
import { resolveWhen, whenReferences } from "../../conditions/references.ts";
import { placeWhenSchema } from "../../conditions/schema.ts";
import { definePart } from "./part.ts";

/** What comes only at times. */
export const when = definePart({
  shape: {
    /** It comes only while this holds, as `{ hours: { from: dusk, to: day } }` or `{ weather: fog }`; one that is there already stays. With a `lifespan` it is gone again by day. */
    when: placeWhenSchema.optional(),
  },
  references: ({ when: written }) => whenReferences(written, ["when"]),
  build: ({ when: written }, full) => (written ? [Comes({ when: resolveWhen(written, full) })] : []),
});
