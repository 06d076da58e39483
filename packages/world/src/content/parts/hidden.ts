import { z } from "zod";
import { Hidden } from "../../components/index.ts";
import { definePart } from "./part.ts";

/** What is not in plain sight. */
export const hidden = definePart({
  shape: {
    /** Nobody sees it until he has searched for it well enough, 1 to 100. */
    hidden: z.int().min(1).max(100).optional(),
  },
  build: ({ hidden: difficulty }) => (difficulty === undefined ? [] : [Hidden({ difficulty })]),
});
