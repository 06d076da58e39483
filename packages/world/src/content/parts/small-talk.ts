import { z } from "zod";
import { SmallTalk } from "../../components/index.ts";
import { definePart } from "./part.ts";

const text = z.string().trim().min(1);

/** What a being says when it is talked to. Words that begin with `{actor}` are shown as they stand, others are what it says. */
export const smallTalk = definePart({
  shape: {
    /** Said to whoever talks to it and has no other business with it. */
    greeting: text.optional(),
    /** By the word that somebody asks it about: what it says. */
    topics: z.record(z.string().regex(/^\S+$/, "Write one word: players type it."), text).optional(),
  },
  build: ({ greeting, topics }) =>
    greeting === undefined && !topics
      ? []
      : [SmallTalk({ topics: topics ?? {}, ...(greeting !== undefined && { greeting }) })],
});
