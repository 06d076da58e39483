import { detailKeywords } from "../detail-keywords.ts";
import { withArticle } from "../prose.ts";
import type { AuthoredRoom } from "../schemas.ts";
import type { RoomPrototype } from "../types.ts";
import { defineCheck, type CheckContext } from "./check.ts";

/**
 * A thing that a room's text brings in, and that LOOK does not find there; of its states (`states`), by the details that are there then. What
 * a text brings in is
 * - what stands behind `a` or `an`: the noun, with at most two words before it, when a stop follows (a full stop, a comma that is not
 *   between adjectives, `in`, `on`, `with`, `and` …) or the word that says what it does (`a ladder climbs`: behind `a` nothing ends in s
 *   but a verb);
 * - what a sentence begins with behind `The`, when it does something and a stop follows (`The capstan creaks over …`);
 * - what is counted (`two barrels on …`, `several nets.`).
 * Not meant are comparisons (`like a dog`, `than a man`, `of a bed`), measures, times and ways (`a glance`, and whatever `of` follows:
 * `a row of pegs`), and what is all around (`the wind`, `the light`).
 * It is found by a detail, by the words of what lies or stands there, of a door, or of the name of a room next door; a plural will do.
 */
export const missingDetails = defineCheck({
  code: "missing-detail",
  run({ draft, content, at }) {
    for (const room of content.rooms.values()) {
      const written = draft.rooms.authored.get(room.id);
      if (!written) continue;
      const known = wordsFoundIn(room, content);
      const judge = (text: string, also: ReadonlySet<string>, path: (string | number)[]): void => {
        for (const noun of new Set([...nounsOf(text), ...subjectsOf(text), ...countedIn(text)]))
          if (!found(noun, known) && !found(noun, also))
            at(
              written,
              path,
              `The text brings in ${noun.endsWith("s") ? noun : withArticle(noun)}, and LOOK ${noun.toUpperCase()} finds nothing. Write '${noun}: …' under 'details', or add the word to one of them.`,
            );
      };
      judge(written.value.look, new Set(), ["look"]);
      const { states = [] } = written.value as { states?: readonly State[] };
      for (const [index, { look, adds, details }] of states.entries()) {
        const also = new Set(Object.keys(details).flatMap(detailKeywords));
        if (look !== undefined) judge(look, also, ["states", index, "look"]);
        if (adds !== undefined) judge(adds, also, ["states", index, "adds"]);
      }
    }
  },
});

interface State {
  look?: string;
  adds?: string;
  details: Readonly<Record<string, string>>;
}

/** `The old capstan creaks over …` at the beginning of a sentence: the noun, when what it does ends in s and a stop follows. */
const SUBJECT =
  /(?:^|[.!?]['’]?\s+)The\s+((?:\p{Ll}[\p{Ll}-]*\s+){0,2})(\p{Ll}[\p{Ll}-]*)\s+(\p{Ll}+[^su'’i\s]s)(?=[.;:!?,]|\s+(\p{Ll}+))/gu;

/** What sentences begin with behind `The`, in lower case. */
export function subjectsOf(text: string): string[] {
  return [...text.replaceAll(/<[^>]*>/g, "").matchAll(SUBJECT)].flatMap(
    ([, before = "", noun = "", , next]) => {
      if (next !== undefined && !STOPS.has(next)) return [];
      if (/\b(?:of|and|or)\b/.test(before) || before.split(/\s+/).some((word) => STOPS.has(word))) return [];
      if (STOPS.has(noun) || NO_THINGS.has(noun) || AROUND.has(noun) || noun.endsWith("s")) return [];
      return noun.length < 3 ? [] : [noun];
    },
  );
}

/** `two barrels on …`: the plural noun, when a stop follows. */
const COUNTED =
  /(?<=([\p{L}’'-]+[\s,]+)?)\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Tt]welve|[Ss]everal)\s+(?:\p{Ll}[\p{Ll}-]*\s+)??(\p{Ll}[\p{Ll}-]*[^su'’i]s)(?=[.;:!?]|\s+(\p{Ll}+))/gu;

/** What is counted in a text, in lower case. */
export function countedIn(text: string): string[] {
  return [...text.replaceAll(/<[^>]*>/g, "").matchAll(COUNTED)].flatMap(
    ([, before = "", noun = "", next]) => {
      if (COMPARES.test(before) || (next !== undefined && !STOPS.has(next))) return [];
      const one = noun.replace(/ies$/, "y").replace(/s$/, "");
      return NO_THINGS.has(one) || MEASURES.has(one) ? [] : [noun];
    },
  );
}

/** What is everywhere, and nobody looks at as a thing. */
const AROUND = new Set(
  "air town harbour city wind light sea sky sun moon rain tide smell sound noise way rest world day night hour silence dark darkness cold heat water weather place room air echo whole swim climb walk".split(
    " ",
  ),
);

/** What is counted and is no thing. */
const MEASURES = new Set(
  "thing hundred thousand dozen fathom mile league pace stride step minute second month season century generation time people man men end side half third corner colour voice language direction storey degree pound".split(
    " ",
  ),
);

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
  "bit breadth day deal enough few finger foot glance hand hurry inch kind living lot moment one pair palm place row size sort time way week while word yard year".split(
    " ",
  ),
);

/** What a text brings in, in lower case. */
export function nounsOf(look: AuthoredRoom["look"]): string[] {
  const nouns: string[] = [];
  for (const [, before = "", phrase = "", stop] of look.replaceAll(/<[^>]*>/g, "").matchAll(PHRASE)) {
    if (COMPARES.test(before)) continue;
    const words = phrase.split(/\s+/);
    const end = words.findIndex(
      (word, index) => index > 0 && (STOPS.has(word) || word === "for" || isVerb(word)),
    );
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
  const forms = [
    noun,
    noun.replace(/s$/, ""),
    noun.replace(/ies$/, "y"),
    `${noun}s`,
    `${noun}es`,
    noun.replace(/y$/, "ies"),
    noun.replace(/f$/, "ves"),
  ];
  return forms.some((form) => known.has(form)) || noun.split("-").some((half) => known.has(half));
}
