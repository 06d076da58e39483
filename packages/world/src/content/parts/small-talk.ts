import { z } from "zod";
import { SmallTalk } from "../../components/index.ts";
import { resolveWhen, whenReferences } from "../../conditions/references.ts";
import { whenSchema } from "../../conditions/schema.ts";
import { definePart } from "./part.ts";

const text = z.string().trim().min(1);

/** One text, or several of which the first whose condition holds is said. */
const said = z.union(
  [
    text,
    z
      .array(
        z.strictObject({
          /** When it says this; without it, always. */
          when: whenSchema.optional(),
          /** What it says. */
          says: text,
        }),
      )
      .min(1),
  ],
  { error: "Write what it says, or a list of '{ when: …, says: … }'." },
);
type Said = z.output<typeof said>;

/** What a being says when it is talked to. Words that begin with `{actor}` are shown as they stand, others are what it says. */
export const smallTalk = definePart({
  shape: {
    /** Said to whoever talks to it and has no other business with it; or a list of `{ when, says }`, of which the first that holds. */
    greeting: said.optional(),
    /** By the word that somebody asks it about: what it says, or a list of `{ when, says }`. */
    topics: z.record(z.string().regex(/^\S+$/, "Write one word: players type it."), said).optional(),
  },
  references: ({ greeting, topics = {} }) => [
    ...referencesOf(greeting, ["greeting"]),
    ...Object.entries(topics).flatMap(([word, one]) => referencesOf(one, ["topics", word])),
  ],
  build: ({ greeting, topics }, full) =>
    greeting === undefined && !topics
      ? []
      : [
          SmallTalk({
            topics: Object.fromEntries(
              Object.entries(topics ?? {}).map(([word, one]) => [word, listed(one, full)]),
            ),
            ...(greeting !== undefined && { greeting: listed(greeting, full) }),
          }),
        ],
});

function listed(one: Said, full: (ref: string) => string) {
  if (typeof one === "string") return [{ says: one }];
  return one.map(({ when, says }) => ({ says, ...(when && { when: resolveWhen(when, full) }) }));
}

function referencesOf(one: Said | undefined, path: (string | number)[]) {
  if (one === undefined || typeof one === "string") return [];
  return one.flatMap(({ when }, index) => whenReferences(when, [...path, index, "when"]));
}
