import { z } from "zod";
import { Reactions } from "../../components/index.ts";
import type { Reaction } from "../../components/reactions.ts";
import { listOf, resolveWhen, whenReferences } from "../../conditions/references.ts";
import { isOfPlace, whenSchema } from "../../conditions/schema.ts";
import { effectOf, REACTION_EFFECTS } from "../../reactions/effects/index.ts";
import { OCCASION_NAMES, occasionOf, type ReactionKey } from "../../reactions/occasions.ts";
import { typedAs } from "../../reactions/typed.ts";
import { DIRECTIONS } from "../directions.ts";
import { definePart, type Part, type PartReference } from "./part.ts";

type Holder = "room" | "npc" | "item";

const text = z.string().trim().min(1);
const LIST = { error: "Write one, or a list of them." };

/** One thing to do: one key, the name of what is done. */
const stepSchema = z.strictObject(
  Object.fromEntries(REACTION_EFFECTS.map(({ key, schema }) => [key, schema.optional()])),
);

export const reactionSchema = z.strictObject({
  /** What it waits for: enter, leave, say, command, talk, give, bribe, get, drop, wear, remove, use, open, close, hurt, die, load, timer or hour. */
  on: z.enum(OCCASION_NAMES),
  /** `say`: words of which one has to be said. `command`: what has to be typed, whole, as `pull lever`. */
  words: z.union([text, z.array(text).min(1)], LIST).optional(),
  /** The item that has to be given, taken up, laid down, put on, taken off or used; without it, any. */
  item: text.optional(),
  /** The direction: from which somebody enters, to which they leave, in which the door is. */
  way: z.enum(DIRECTIONS).optional(),
  /** `bribe`: how many coins, at least. */
  coins: z.int().min(1).optional(),
  /** `hurt`: only while it has less health left, out of 100. */
  below: z.int().min(1).max(100).optional(),
  /** `timer`: so many seconds between two times. */
  every: z.int().min(5).max(86_400).optional(),
  /** What has to hold besides. */
  when: whenSchema.optional(),
  /** Not again before so many seconds. */
  rest: z.int().min(1).max(604_800).optional(),
  /** What it does, one after the other; each with one key. */
  do: z.array(stepSchema).min(1).max(30),
});

type Written = z.output<typeof reactionSchema>;
type Issue = (path: (string | number)[], message: string) => void;

const common = {
  shape: {
    /** What it does of its own when something happens: a list of reactions, `{ on: enter, when: …, do: [ … ] }`. */
    reacts: z.array(reactionSchema).min(1).optional(),
  },
};

/** What it does of its own when something happens: for rooms, npcs or things. */
export function reactsOf(holder: Holder): Part {
  return definePart({
    shape: {
      reacts: common.shape.reacts.superRefine((all, context) =>
        all?.forEach((written, index) =>
          judge(holder, written, (path, message) =>
            context.addIssue({ code: "custom", path: [index, ...path], message }),
          ),
        ),
      ),
    },
    references: ({ reacts = [] }) => reacts.flatMap((one, index) => referencesOf(one, ["reacts", index])),
    build: ({ reacts }, resolve) => (reacts ? [Reactions(reacts.map((one) => built(one, resolve)))] : []),
  });
}

function judge(holder: Holder, written: Written, add: Issue): void {
  const { on, when } = written;
  const occasion = occasionOf(on);
  if (occasion.of && !occasion.of.includes(holder))
    add(["on"], `Only ${occasion.of.map(PLURAL).join(" and ")} wait for '${on}'.`);
  for (const key of ["words", "item", "way", "coins", "below", "every"] as const satisfies ReactionKey[]) {
    const there = written[key] !== undefined;
    if (there && !occasion.keys.includes(key)) add([key], `With 'on: ${on}' it means nothing. Take it out.`);
    if (!there && occasion.needs?.includes(key)) add([key], `With 'on: ${on}' it has to be there.`);
  }
  if (!occasion.somebody && when && !isOfPlace(when))
    add(["when"], `Nobody in particular brings '${on}' about. Ask for the place and the hour alone.`);
  written.do.forEach((step, index) =>
    judgeStep(holder, on, step, (path, message) => add(["do", index, ...path], message)),
  );
}

const PLURAL = (holder: Holder): string => ({ room: "rooms", npc: "npcs", item: "things" })[holder];

function judgeStep(holder: Holder, on: string, step: object, add: Issue): void {
  const keys = Object.keys(step);
  const [key = ""] = keys;
  if (keys.length !== 1) {
    add([], "Write one thing to do to an entry of the list, as '- say: Good evening.'.");
    return;
  }
  const { somebody, of } = effectOf(key) ?? {};
  const { somebody: asked } = occasionOf(on);
  if (of && !of.includes(holder)) add([key], `Only ${of.map(PLURAL).join(" and ")} can do this.`);
  if (key === "say" && on === "die") add([key], "The dead say nothing. Write 'echo'.");
  if (somebody && !asked)
    add([key], `Nobody in particular brings '${on}' about, so there is nobody to do it to.`);
  const fills = ["self", ...(asked ? ["actor"] : []), ...(ITEMS.has(on) ? ["item"] : [])];
  const words = (step as Record<string, unknown>)[key];
  if (typeof words !== "string" || key === "move") return;
  for (const [whole, name = ""] of words.matchAll(/\{(\w*)\}/g))
    if (!fills.includes(name))
      add([key], `Nothing fills '${whole}'. Write ${fills.map((one) => `{${one}}`).join(" or ")}.`);
}

/** Where there is a thing to name. */
const ITEMS: ReadonlySet<string> = new Set([
  "give",
  "bribe",
  "get",
  "drop",
  "wear",
  "remove",
  "use",
  "open",
  "close",
]);

function referencesOf({ item, when, do: steps }: Written, path: (string | number)[]): PartReference[] {
  return [
    ...(item === undefined
      ? []
      : [{ kind: "item" as const, ref: item, path: [...path, "item"], asked: true as const }]),
    ...whenReferences(when, [...path, "when"]),
    ...steps.flatMap((step, index) =>
      Object.entries(step).flatMap(([key, value]) =>
        (effectOf(key)?.references?.(value as never) ?? []).map((one) => ({
          ...one,
          path: [...path, "do", index, key, ...one.path],
        })),
      ),
    ),
  ];
}

function built({ words, item, when, do: steps, ...rest }: Written, full: (ref: string) => string): Reaction {
  return {
    ...rest,
    ...(words !== undefined && { words: listOf(words).map(typedAs) }),
    ...(item !== undefined && { item: full(item) }),
    ...(when && { when: resolveWhen(when, full) }),
    do: steps.map((step) =>
      Object.fromEntries(
        Object.entries(step).map(([key, value]) => [
          key,
          effectOf(key)?.resolve?.(value as never, full) ?? value,
        ]),
      ),
    ),
  };
}
