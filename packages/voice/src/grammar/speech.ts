import type { Emotion, LegalAct, Lore, MemoryKnown, Scene } from "../scene.ts";
import type { Understood } from "./understand.ts";
import type { VoiceBook } from "./book.ts";
import type { LineKind } from "./rules.ts";
import type { Slots } from "./template.ts";

/** One sentence of an answer: what kind, and what is true in it. */
export interface Sentence {
  readonly kind: LineKind;
  readonly slots?: Slots;
  /** Of these, the first kind that has a line to say is said. */
  readonly otherwise?: Sentence;
  /** The author's own words in place of any line: a topic's text. `kind` still names it. */
  readonly own?: readonly string[];
  /** Words that stand as they are. */
  readonly plain?: string;
}

/** What an answer is made of before it has words. */
export interface Speech {
  readonly sentences: readonly Sentence[];
  readonly acts?: readonly string[];
  readonly emotions?: readonly { readonly kind: Emotion; readonly strength: number }[];
  /** Ids of what it goes by. */
  readonly sources?: readonly string[];
  /** What it keeps to itself, and why. */
  readonly withheld?: readonly string[];
  readonly notes?: readonly string[];
}

/** What an answer is made from. `unsaid`: whether this lore or memory was told to this speaker lately. */
export interface Asked {
  readonly book: VoiceBook;
  readonly scene: Scene;
  readonly understood: Understood;
  readonly random: () => number;
  readonly toldLately: (text: string) => boolean;
}

export type Answer = (asked: Asked) => Speech;

export function says(kind: LineKind, slots?: Slots, otherwise?: Sentence): Sentence {
  return { kind, ...(slots && { slots }), ...(otherwise && { otherwise }) };
}

/** 'a storm lantern' as 'storm lantern'. */
export function bare(name: string): string {
  return name.replace(/^(?:a|an|the|some) /i, "");
}

/** 'The Salt Quay' inside a sentence. */
export function inSentence(name: string): string {
  return name.replace(/^(?:The|A|An) /, (article) => article.toLowerCase());
}

/** 'a, b and c'. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** A sentence's end, if it has none: texts of the world come with and without. */
export function ended(text: string): string {
  return /[.!?\u2026]['"\u2019]?$/.test(text) ? text : `${text}.`;
}

/** Why it does not tell that to this speaker; undefined: it may. */
export function keptFrom({ speaker }: Scene, one: Lore | MemoryKnown): string | undefined {
  if (one.secret === undefined || speaker.regard.trust >= one.secret) return undefined;
  return `${one.id}: trust ${round(speaker.regard.trust)} of ${round(one.secret)}`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** What is remembered of the speaker, said to the speaker: 'Anna gave me bread' as 'You gave me bread'. */
export function toYou(text: string, name: string): string {
  const own = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text
    .replace(new RegExp(`\\b${own}'s\\b`, "g"), "your")
    .replace(
      new RegExp(`\\b${own} (is|was|has|does)\\b`, "g"),
      (_, verb: string) => `you ${SECOND_PERSON[verb]}`,
    )
    .replace(new RegExp(`\\b${own} says\\b`, "g"), "you say")
    .replace(new RegExp(`\\b${own}\\b`, "g"), "you");
}

const SECOND_PERSON: Readonly<Record<string, string>> = { is: "are", was: "were", has: "have", does: "do" };

/** Legal acts of a verb, of those that are about the thing first. */
export function actsOf({ acts }: Scene, verb: string): readonly LegalAct[] {
  return acts.filter((act) => act.verb === verb || act.id.split(":")[0] === verb);
}

/** The act of a verb for a thing by its name; without a name, the only one there is. */
export function actFor({ book, scene }: Asked, verb: string, name: string | undefined): LegalAct | undefined {
  const acts = actsOf(scene, verb);
  if (name === undefined) return acts.length === 1 ? acts[0] : undefined;
  const wanted = book.nameOf(name);
  const score = (act: LegalAct): number => {
    const words = new Set(book.nameOf(act.id.slice(act.id.indexOf(":") + 1).replace(/[-_:]/g, " ")));
    return wanted.filter((word) => words.has(word)).length / Math.max(wanted.length, words.size);
  };
  const [first] = acts
    .map((act) => ({ act, score: score(act) }))
    .filter((one) => one.score > 0)
    .toSorted((one, other) => other.score - one.score);
  return first?.act;
}
