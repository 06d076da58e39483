import { z } from "zod";
import { defineObjective } from "./objective.ts";

/** Something has to be done that a room, a being or a thing reacts to with `quest: …`: a lever pulled, a word said. */
export const deed = defineObjective({
  kind: "deed",
  shape: {
    /** What the reaction calls it. */
    deed: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "Write small letters, digits and hyphens."),
    /** What to do, in plain words, as in `Ring the Tide Bell`. */
    what: z.string().trim().min(1),
  },
  references: () => [],
  need: () => 1,
  listens: ["DeedDone"],
  by: (event) => (event.type === "DeedDone" ? event.entity : undefined),
  advance: ({ deed: wanted }, event) => (event.type === "DeedDone" && event.deed === wanted ? 1 : 0),
  shared: true,
  words: ({ what }) => what,
});
