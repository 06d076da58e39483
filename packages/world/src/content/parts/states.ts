import { z } from "zod";
import { States } from "../../components/index.ts";
import { ITEM_STATES } from "../../rules/words.ts";
import { definePart } from "./part.ts";

/** How it looks when it is not as it was. */
export const states = definePart({
  shape: {
    /** The sentence that shows it lying there instead of `ground`, while it is `broken`, `lit`, `open`, `closed`, `empty`, `half-empty` or `worn`. */
    states: z.partialRecord(z.enum(ITEM_STATES), z.string().trim().min(1)).optional(),
  },
  build: ({ states: sentences }) => (sentences ? [States(sentences)] : []),
});
