import { withArticle } from "../prose.ts";
import type { AuthoredRoom } from "../schemas.ts";
import type { RoomPrototype } from "../types.ts";
import { defineCheck, type CheckContext } from "./check.ts";

/**
 * A thing that a room's text brings in, and that LOOK does not find there. What a text brings in is what stands behind `a` or `an`: the
 * noun, with at most two words before it, when a stop follows (a full stop, a comma that is not between adjectives, `in`, `on`, `with`, `and` …) or the word that
 * says what it does (`a ladder climbs`: behind `a` nothing ends in s but a verb). Not meant are comparisons (`like a dog`, `than a
 * man`, `of a bed`), and measures, times and ways (`a glance`, and whatever `of` follows: `a row of pegs`).
 * It is found by a detail, by the words of what lies or stands there, of a door, or of the name of a room next door; a plural will do.
 */
export const missingDetails = defineCheck({
  code: "missing-detail",
  run({ draft, content, at }) {
    for (const room of content.rooms.values()) {
      const written = draft.rooms.authored.get(room.id);
      if (!written) continue;
      const known = wordsFoundIn(room, content);
      for (const noun of new Set(nounsOf(written.value.look)))
        if (!found(noun, known))
          at(
            written,
            ["look"],
            `The text brings in ${withArticle(noun)}, and LOOK ${noun.toUpperCase()} finds nothing. Write '${noun}: …' under 'details', or add the word to one of them.`,
          );
    }
  },
});

const PHRASE =
  /(?<=([\p{L}’'-]+[\s,]+)?)\b[Aa]n?\s+(?=((?:\p{Ll}[\p{Ll}’'-]*\s+){0,3}\p{Ll}[\p{Ll}’'-]*)([.;:!?)]|,(?=\s+(?:and|or|but|with|an?|the|which|where|whose|in|on|at|to|by)\s))?)/gu;
const COMPARES = /^(?:like|as|than|of|for|such|what|half|many|not|quite|that)[\s,]+$/i;
const STOPS = new Set(
  "in on at to from by with under over above below behind beside between through across along into onto up down out off away back and or but now whose where that which who is was has can could north south east west than no once made tied pinned laid lined standing growing lying hanging".split(
    " ",
  ),
);
/** Words for how much, how long and in what manner. */
const NO_THINGS = new Set(
  "bit breadth day deal few finger foot glance hand hurry inch kind living lot moment one pair palm place row size sort time way week while word yard year".split(
    " ",
  ),
);

/** What a text brings in, in lower case. */
export function nounsOf(look: AuthoredRoom["look"]): string[] {
  const nouns: string[] = [];
  for (const [, before = "", phrase = "", stop] of look.replaceAll(/<[^>]*>/g, "").matchAll(PHRASE)) {
    if (COMPARES.test(before)) continue;
    const words = phrase.split(/\s+/);
    const end = words.findIndex((word, index) => index > 0 && (STOPS.has(word) || isVerb(word)));
    const head = end === -1 ? (stop === undefined ? [] : words) : words.slice(0, end);
    const noun = head.includes("of") ? undefined : head.at(-1);
    if (noun === undefined || head.length > 3 || noun.length < 3 || NO_THINGS.has(noun)) continue;
    if (/['’]s?$/.test(noun)) continue;
    nouns.push(noun);
  }
  return nouns;
}

/** Behind `a` the noun is singular: what ends in s is what it does, but for `glass`, `focus`, `basis` and `boat's`. */
function isVerb(word: string): boolean {
  return /[^su'’i]s$/.test(word);
}

function wordsFoundIn(room: RoomPrototype, content: CheckContext["content"]): ReadonlySet<string> {
  const { items, npcs, doors, rooms } = content;
  const names = Object.values(room.exits).map((id) => rooms.get(id)?.name ?? "");
  return new Set([
    ...Object.keys(room.details),
    ...room.things.flatMap(({ item }) => items.get(item)?.keywords ?? []),
    ...room.npcs.flatMap((npc) => npcs.get(npc)?.keywords ?? []),
    ...Object.values(room.ways ?? {}).flatMap(({ door }) => doors?.get(door ?? "")?.keywords ?? []),
    ...names.flatMap((name) => name.toLowerCase().match(/\p{L}+/gu) ?? []),
  ]);
}

function found(noun: string, known: ReadonlySet<string>): boolean {
  const forms = [noun, `${noun}s`, `${noun}es`, noun.replace(/y$/, "ies"), noun.replace(/f$/, "ves")];
  return forms.some((form) => known.has(form)) || noun.split("-").some((half) => known.has(half));
}
