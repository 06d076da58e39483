import type { Entity } from "@wyldlands/ecs";
import { Name } from "../components/index.ts";
import { countOf } from "../views/names.ts";

/** What a player's words pick out: `sword`, `2.sword`, `all.coin`, `all`, `5 coppers`. */
export interface Selector {
  words: readonly string[];
  /** 1 for the first that fits. */
  ordinal: number;
  all: boolean;
  /** How many of a stack, or of things alike. */
  count?: number;
}

/** Words that are no keyword of anything: a thing may be called by its whole name, 'the flask of lamp oil'. */
const FILLERS: ReadonlySet<string> = new Set("a an the some my of and with in on for from to".split(" "));

const ORDINALS: ReadonlyMap<string, number> = new Map(
  "first second third fourth fifth sixth seventh eighth ninth tenth"
    .split(" ")
    .map((word, index) => [word, index + 1] as const),
);

/** `second` and `2nd` are 2; undefined when the word is no such thing. */
function ordinalOf(word: string): number | undefined {
  const digits = /^(\d{1,4})(?:st|nd|rd|th)$/.exec(word);
  return digits ? Number(digits[1]) : ORDINALS.get(word);
}

/** Reads a selector: `2.sword`, `second sword`, `all.coin`, `5 coppers`; undefined when it names nothing (`2.`). */
export function parseSelector(text: string): Selector | undefined {
  let rest = text.trim().toLowerCase();
  if (rest === "") return undefined;
  if (rest === "all" || rest === "everything") return { words: [], ordinal: 1, all: true };
  const base = { ordinal: 1, all: false };
  const dotted = /^(all|\d{1,6})\.\s*(.*)$/.exec(rest);
  const counted = /^(\d{1,9})\s+(.+)$/.exec(rest);
  const whole = /^all\s+(?:of\s+)?(?:the\s+)?(.+)$/.exec(rest);
  if (dotted) {
    rest = dotted[2] ?? "";
    if (dotted[1] === "all") base.all = true;
    else base.ordinal = Number(dotted[1]);
  } else if (whole) {
    rest = whole[1] ?? "";
    base.all = true;
  }
  const count = counted && !dotted && !whole ? Number(counted[1]) : undefined;
  if (count !== undefined) rest = counted?.[2] ?? "";
  const words = rest.split(/\s+/).filter((word) => word !== "" && !FILLERS.has(word));
  const ordinal = words.length > 1 ? ordinalOf(words[0] ?? "") : undefined;
  if (ordinal !== undefined && !base.all && base.ordinal === 1 && count === undefined) {
    base.ordinal = ordinal;
    words.shift();
  }
  if (words.length === 0 || base.ordinal < 1) return undefined;
  return count === undefined ? { ...base, words } : { ...base, words, count };
}

export interface Picked {
  entity: Entity;
  /** So many of its stack; undefined: all of it. */
  count?: number;
}

function fits(entity: Entity, words: readonly string[]): boolean {
  return fitsName(entity.get(Name), words);
}

/** Whether every word begins one of the keywords, or is the plural of one: `3 mugs`, `shells`. */
export function fitsName(
  name: { plural?: string | undefined; keywords: readonly string[] } | undefined,
  words: readonly string[],
): boolean {
  const { keywords = [], plural = "" } = name ?? {};
  const plurals = plural.toLowerCase().split(" ");
  return words.every(
    (word) =>
      keywords.some(
        (keyword) => keyword.startsWith(word) || word === `${keyword}s` || word === `${keyword}es`,
      ) || plurals.includes(word),
  );
}

/** Which of the candidates the selector means, in their order; nothing when none fits. */
export function select(selector: Selector, candidates: readonly Entity[]): Picked[] {
  const fitting = candidates.filter((entity) => fits(entity, selector.words));
  // A word typed whole beats one that only begins another: `get oil` is no oilskin.
  const exact = fitting.filter((entity) => {
    const keywords = entity.get(Name)?.keywords ?? [];
    return selector.words.every((word) => keywords.includes(word));
  });
  const list = exact.length > 0 && !selector.all ? exact : fitting;
  if (selector.all) return list.map((entity) => ({ entity }));
  if (selector.count === undefined) {
    const one = list[selector.ordinal - 1];
    return one ? [{ entity: one }] : [];
  }
  return take(list, selector.count);
}

/** So many of what is there, over single things and stacks alike; fewer when there are fewer. */
function take(list: readonly Entity[], count: number): Picked[] {
  const picked: Picked[] = [];
  let left = count;
  for (const entity of list) {
    if (left <= 0) break;
    const here = Math.min(left, countOf(entity));
    picked.push({ entity, count: here });
    left -= here;
  }
  return picked;
}
