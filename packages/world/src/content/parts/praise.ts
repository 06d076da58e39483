import { z } from "zod";
import { Praise } from "../../components/index.ts";
import { definePart } from "./part.ts";

/** What can be praised: commands by their names, and three things that happen: a foe killed, a level gained, a thing made. */
export const PRAISED_FOR = [
  "look",
  "read",
  "get",
  "drop",
  "give",
  "inventory",
  "wear",
  "wield",
  "light",
  "extinguish",
  "say",
  "search",
  "learn",
  "train",
  "choose",
  "attack",
  "flee",
  "consider",
  "sleep",
  "cast",
  "kill",
  "level",
  "make",
] as const;

/** What one who teaches notices. */
export const praise = definePart({
  shape: {
    /** By what somebody does in its sight: what it says to them, the first time that each does it. */
    praise: z.partialRecord(z.enum(PRAISED_FOR), z.string().trim().min(1)).optional(),
  },
  build: ({ praise: words }) => (words ? [Praise(words)] : []),
});
