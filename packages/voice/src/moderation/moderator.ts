import { plainWordsOf, squeezed, type PlainWord } from "./plain-text.ts";
import { ACTIONS, moderationConfig, type ModerationAction, type ModerationConfig } from "./settings.ts";
import { CATEGORIES, ENDINGS, SHAPES, WORDS, type Category, type Severity } from "./words.ts";

/** Judges words. Answers at once: it is asked in the middle of a turn, so one that asks a service must do that elsewhere. */
export interface Moderator {
  /** `input`: a player's words to an NPC; `output`: what a model would have an NPC say. */
  judge(text: string, side: "input" | "output"): Verdict;
}

export interface Verdict {
  readonly action: ModerationAction;
  /** What was found, the worst first. */
  readonly hits: readonly Hit[];
  /** The text, with what is softened struck out. */
  readonly text: string;
}

export interface Hit {
  readonly category: Category;
  readonly severity: Severity;
  /** As the list has it; of something private, what kind of thing it is and never the thing. */
  readonly word: string;
}

interface Entry extends Hit {
  readonly parts: readonly string[];
}
type Found = Hit & { readonly from: number; readonly to: number };

/** The moderator that ships: word lists by category and severity, and what is done about each by the configuration. */
export function wordModerator(config: ModerationConfig = moderationConfig.parse({})): Moderator {
  const entries = entriesOf(config);
  return {
    judge(text, side) {
      const hits = [...shapesIn(text), ...wordsIn(text, entries)];
      if (hits.length === 0) return { action: "allow", hits: [], text };
      const judged = hits.map((hit) => ({
        hit,
        action: config[side][hit.category][hit.severity - 1] ?? "refuse",
      }));
      const action = judged.reduce<ModerationAction>(
        (worst, one) => (weight(one.action) > weight(worst) ? one.action : worst),
        "allow",
      );
      const soft = judged.filter(({ action }) => action === "soften").map(({ hit }) => hit);
      return {
        action,
        hits: hits
          .toSorted((a, b) => b.severity - a.severity)
          .map(({ category, severity, word }) => ({ category, severity, word })),
        text: soften(text, soft),
      };
    },
  };
}

/** For the trace and the queue: 'slur 3: …'. Of what is private it holds the kind only. */
export function hitsInWords(hits: readonly Hit[]): string {
  return hits.map(({ category, severity, word }) => `${category} ${severity}: ${word}`).join(", ");
}

function weight(action: ModerationAction): number {
  return ACTIONS.indexOf(action);
}

/** By the first word, squeezed: each entry with its endings. */
function entriesOf({ words, fine }: ModerationConfig): Map<string, Entry[]> {
  const spared = new Set(fine.map((word) => word.toLowerCase()));
  const map = new Map<string, Entry[]>();
  const add = (category: Category, severity: Severity, word: string): void => {
    const parts = word.toLowerCase().split(/\s+/);
    const [first = ""] = parts;
    if (spared.has(parts.join(" "))) return;
    for (const ending of parts.length > 1 ? ([""] as const) : ENDINGS) {
      for (const key of formsOf(first, ending)) {
        if (spared.has(key)) continue;
        const list = map.get(squeezed(key)) ?? [];
        list.push({ category, severity, word, parts: [key, ...parts.slice(1)] });
        map.set(squeezed(key), list);
      }
    }
  };
  for (const category of CATEGORIES)
    for (const [severity, list] of Object.entries(WORDS[category] ?? {}))
      for (const word of list) add(category, Number(severity) as Severity, word);
  for (const { word, category, severity } of words) add(category, severity, word);
  return map;
}

/** With its ending as it is written: 'raping', 'shitty'. */
function formsOf(word: string, ending: string): Set<string> {
  if (!/^[eiy]/.test(ending)) return new Set([word + ending]);
  return new Set([word + ending, word.replace(/e$/, "") + ending, word + (word.at(-1) ?? "") + ending]);
}

function wordsIn(text: string, entries: ReadonlyMap<string, readonly Entry[]>): Found[] {
  const words = plainWordsOf(text);
  return words.flatMap((word, at) => {
    const entry = entries
      .get(squeezed(word.word))
      ?.find(({ parts }) => parts.every((part, index) => same(words[at + index], part)));
    if (!entry) return [];
    const last = words[at + entry.parts.length - 1] ?? word;
    return [
      { category: entry.category, severity: entry.severity, word: entry.word, from: word.from, to: last.to },
    ];
  });
}

/** The same word, or the same with letters drawn out: at least two more of one than it has. */
function same(word: PlainWord | undefined, part: string): boolean {
  if (!word) return false;
  if (word.word === part) return true;
  return squeezed(word.word) === squeezed(part) && /(.)\1\1/u.test(word.word);
}

function shapesIn(text: string): Found[] {
  const found: Found[] = [];
  for (const { category, severity, name, pattern } of SHAPES) {
    for (const { 0: thing, index } of text.matchAll(pattern)) {
      const inside = found.some(({ from, to }) => from <= index && index < to);
      if (!inside) found.push({ category, severity, word: name, from: index, to: index + thing.length });
    }
  }
  return found;
}

/** What is struck out leaves a dash: 'you ― gull'. */
function soften(text: string, found: readonly Found[]): string {
  let soft = text;
  let end = Number.POSITIVE_INFINITY;
  for (const { from, to } of found.toSorted((a, b) => b.from - a.from)) {
    if (to > end) continue;
    soft = `${soft.slice(0, from)}—${soft.slice(to)}`;
    end = from;
  }
  return soft;
}
