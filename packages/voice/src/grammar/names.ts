import type { Scene } from "../scene.ts";
import type { VoiceBook } from "./book.ts";
import { isSlip } from "./words.ts";

/** What in a line names something that the NPC knows. */
export interface Named {
  readonly kind: NamedKind;
  /** As the scene calls it: the ware's, the place's or the person's name; of a topic, the word by which it was found. */
  readonly name: string;
  /** From this word of the line to before that one. */
  readonly from: number;
  readonly to: number;
  /** 1: the whole name was said, and nothing nearer has it. */
  readonly quality: number;
  /** A topic that is its own, and not everybody's. */
  readonly own: boolean;
}

export type NamedKind = "ware" | "place" | "person" | "topic";
const KINDS = ["ware", "place", "person", "topic"] as const satisfies readonly NamedKind[];

/** What an understanding asks of a scene: names, and nothing that changes. */
export type KnownNames = Pick<Scene, "npc" | "facts" | "present" | "speaker" | "place">;

interface Name {
  readonly kind: NamedKind;
  readonly name: string;
  readonly words: readonly string[];
  /** Of its words, that for the thing itself: 'lantern' of 'a storm lantern', 'turf' of 'a turf of peat'. */
  readonly head: string | undefined;
  readonly own: boolean;
  /** It is how the scene calls it, and no other word for it. */
  readonly proper: boolean;
  /** What is taken from its quality: the farther a place, the less likely it is meant. */
  readonly less: number;
}

/** Words of names that name nothing by themselves: measures, and what many are. */
const COMMON: ReadonlySet<string> = new Set(
  (
    "old new great small large long short grey red blue house hall way end room row lane street head foot pair piece bunch bowl " +
    "phial shell hank coil lump heap bundle bit woman man girl boy child lady lord sir guard keeper master mother father sister brother"
  ).split(" "),
);

/** Part of a name: the thing's own word, or another that tells. */
const HEAD = 0.8;
const PART = 0.65;
/** A word like others, by which somebody or something may also be called: 'gate', of the gate watchman. */
const WORD = 0.9;
/** A place loses so much for each that is nearer. */
const FARTHER = 0.004;

/**
 * Everything in the words that names something: the longest and most whole first. `words` as typed, in small letters;
 * a name with one slip of the finger in it is found when the word is no word otherwise.
 */
export function namedIn(book: VoiceBook, words: readonly string[], known: KnownNames): Named[] {
  const said = words.map(book.meaning);
  const found = foundIn(book, said, known);
  const strange = words.flatMap((word, at) => {
    const isKnown = book.spelling.has(word) || found.words.has(said[at] ?? "");
    return isKnown || word.length < SHORTEST_MENDED ? [] : [{ word, at }];
  });
  const mended = strange.length > 0 ? mend(book, strange, said, known) : undefined;
  const named = mended ? foundIn(book, mended, known).named : found.named;
  return named.toSorted((one, other) => weight(other) - weight(one) || Number(other.own) - Number(one.own));
}

/** Shorter words are not mended. */
const SHORTEST_MENDED = 4;

/** The line with its misspelt names as they are spelt; undefined when there are none. */
function mend(
  book: VoiceBook,
  strange: readonly { readonly word: string; readonly at: number }[],
  said: readonly string[],
  known: KnownNames,
): string[] | undefined {
  const spelt = new Set<string>();
  gather(known, (_kind, _name, called) => {
    for (const word of book.spellingOf(called)) if (word.length >= SHORTEST_MENDED) spelt.add(word);
  });
  const line = [...said];
  for (const { word, at } of strange)
    for (const name of spelt)
      if (isSlip(word, name)) {
        line[at] = book.meaning(name);
        break;
      }
  return line.some((word, at) => word !== said[at]) ? line : undefined;
}

/** Names that the line has, and which of its words are in any name. */
function foundIn(
  book: VoiceBook,
  said: readonly string[],
  known: KnownNames,
): { named: Named[]; words: ReadonlySet<string> } {
  const line = new Set(said);
  const shared = new Set<string>();
  const named: Named[] = [];
  gather(known, (kind, name, called, own, less) => {
    const words = book.nameOf(called);
    if (!words.some((word) => line.has(word))) return;
    const one: Name = { kind, name, words, head: headOf(called, words), proper: called === name, own, less };
    said.forEach((word, at) => {
      if (!words.includes(word)) return;
      shared.add(word);
      const span = spanOf(book, one, said, at);
      if (span) named.push(span);
    });
  });
  return { named, words: shared };
}

function weight({ quality, from, to }: Named): number {
  return quality * (to - from);
}

/** The name as far as it was said: all its words from here on, in any order, or one that stands for it. */
function spanOf(book: VoiceBook, one: Name, said: readonly string[], at: number): Named | undefined {
  const { kind, name, words, head, proper, own, less } = one;
  const here = said.slice(at, at + words.length);
  const named = (to: number, quality: number): Named => ({
    kind,
    name,
    from: at,
    to,
    quality: quality - less,
    own,
  });
  const word = said[at] ?? "";
  const tells =
    kind === "topic" ||
    (kind === "person" && proper && words.length === 1) ||
    (!COMMON.has(word) && (kind === "ware" || !book.isCommon(word)));
  if (here.length === words.length && words.every((each) => here.includes(each)))
    return words.length > 1
      ? named(at + words.length, 1)
      : tells
        ? named(at + 1, proper || !book.isUsed(word) ? 1 : WORD)
        : undefined;
  if (kind === "topic" || !tells) return undefined;
  if (word === head) return named(at + 1, HEAD);
  return kind === "ware" || !book.isCommon(word) ? named(at + 1, PART) : undefined;
}

/** Every name of the scene, as it may be called. */
function gather(
  { npc, facts, present, speaker, place }: KnownNames,
  see: (kind: NamedKind, name: string, called: string, own: boolean, less: number) => void,
): void {
  for (const { name } of facts.wares) see("ware", name, name, false, 0);
  facts.ways.forEach(({ to, names }, index) => {
    const less = Math.min(index * FARTHER, 0.2);
    see("place", to, to, false, less);
    for (const called of names) see("place", to, called, false, less);
  });
  see("place", place.name, place.name, false, 0);
  for (const { name, names } of facts.people) {
    see("person", name, name, false, 0);
    for (const called of names) see("person", name, called, false, 0);
  }
  for (const { id, name } of present) if (id !== speaker.id) see("person", name, name, false, 0);
  for (const { topics } of npc.authored) for (const topic of topics) see("topic", topic, topic, true, 0);
  for (const { id, about } of npc.lore)
    for (const topic of about) see("topic", topic, topic, id.startsWith(`${npc.id}/`), 0);
}

/** 'turf' of 'a turf of peat', and 'porridge' of 'a bowl of porridge': a bowl is only how much. */
function headOf(called: string, words: readonly string[]): string | undefined {
  const [first = ""] = words;
  return / of /.test(called) && !COMMON.has(first) ? first : words.at(-1);
}

/** Which of the found are meant, when those of one kind go first: none overlaps another. */
export function chosenFirst(found: readonly Named[], first: NamedKind): Named[] {
  const order = [first, ...KINDS.filter((kind) => kind !== first)];
  const chosen: Named[] = [];
  for (const kind of order) {
    if (kind === "topic" && first !== "topic") continue;
    for (const one of found)
      if (one.kind === kind && chosen.every(({ from, to }) => one.to <= from || one.from >= to)) {
        chosen.push(one);
        break;
      }
  }
  return chosen.toSorted((one, other) => one.from - other.from);
}
