import { INTENTS, type Intent } from "../intents.ts";
import { retrievalOf, together, type Example, type Retrieval } from "./retrieval.ts";
import { LINE_KINDS, type LineKind, type LineRule, type LineWhen, type VoiceRules } from "./rules.ts";
import { sorterOf } from "./sorter.ts";
import { parseTemplate, type Template } from "./template.ts";
import { hashOf, spellingOf, stem, wordsOf, type Spelling } from "./words.ts";

/** A line that may be said, and when. */
export interface Line {
  /** Names it, over restarts and over changes of other lines. */
  readonly id: string;
  readonly template: Template;
  readonly when: LineWhen;
}

/** The grammar voice's rules, made ready once: nothing in it changes what is answered, however often it is asked. */
export interface VoiceBook {
  readonly rules: VoiceRules;
  readonly lines: ReadonlyMap<LineKind, readonly Line[]>;
  readonly gestures: readonly Line[];
  readonly retrieval: Retrieval;
  readonly spelling: Spelling;
  /** A word as it is compared: by its stem, and by the first of those that mean the same. */
  readonly meaning: (word: string) => string;
  /** The words of a name as they are compared, without 'a' and 'the'. */
  readonly nameOf: (name: string) => readonly string[];
  /** The words of a name as they are spelt. */
  readonly spellingOf: (name: string) => readonly string[];
  /** An author's own line, ready to be said. */
  readonly lineOf: (kind: string, says: string) => Line;
  /** Whether lines of all kinds have the word, so that by itself it names nothing. */
  readonly isCommon: (meaning: string) => boolean;
  /** Whether any example has it. */
  readonly isUsed: (meaning: string) => boolean;
  /** Words that say nothing of what is meant, longest first. */
  readonly polite: readonly (readonly string[])[];
  readonly odd: readonly string[];
  /** Words that greet by themselves: 'hello'. */
  readonly hellos: ReadonlySet<string>;
}

/** What stands before a noun and says nothing of it. */
export const ARTICLES: ReadonlySet<string> = new Set(["a", "an", "the", "some"]);
/** A word that so many intents have is of none. */
const EVERYWHERE = 6;
/** Names and authored lines kept ready, at most. */
const KEPT = 8192;

/** Throws for an intent or a kind of line that there is none of: the game's schema has let only known ones through. */
export function compileVoiceBook(rules: VoiceRules): VoiceBook {
  const same = new Map<string, string>();
  for (const group of rules.synonyms) {
    const [first = ""] = group;
    for (const word of group)
      for (const one of wordsOf(word)) same.set(stem(one), stem(wordsOf(first)[0] ?? one));
  }
  const meanings = kept((word: string) => {
    const stemmed = stem(word);
    return same.get(stemmed) ?? stemmed;
  });
  const written = (text: string): string[] => wordsOf(text).flatMap((word) => expanded(word, rules));
  const polite = rules.polite.map(written).toSorted((one, other) => other.length - one.length);
  const lines = INTENTS.flatMap((intent) =>
    (rules.examples[intent] ?? []).map((text) => ({ intent, words: written(text) })),
  );
  const examples: Example[] = lines.map(({ intent, words }) => ({
    intent,
    words: withoutPoliteness(words, polite)
      .filter((word, at, all) => !(ARTICLES.has(word) && all[at + 1]?.startsWith("{")))
      .map(meanings),
  }));
  const vocabulary = [
    ...lines.flatMap(({ words }) => words),
    ...rules.synonyms.flat().flatMap(written),
    ...rules.polite.flatMap(written),
    ...rules.odd.flatMap(written),
    ...Object.keys(rules.short),
  ].filter((word) => !word.startsWith("{"));
  const uses = usesOf(examples);
  return {
    rules,
    isCommon: (word) => (uses.get(word)?.size ?? 0) >= EVERYWHERE,
    isUsed: (word) => uses.has(word),
    lines: new Map(
      (Object.keys(LINE_KINDS) as LineKind[]).map((kind) => [
        kind,
        (rules.lines[kind] ?? []).map((line) => compiled(kind, line)),
      ]),
    ),
    gestures: rules.gestures.map((line) => compiled("gesture", line)),
    retrieval: together(retrievalOf(examples), sorterOf(examples)),
    spelling: spellingOf(vocabulary),
    meaning: meanings,
    nameOf: kept((name: string) => {
      const words = written(name).filter((word) => !ARTICLES.has(word) && word !== "of");
      return words.map(meanings);
    }),
    spellingOf: kept(wordsOf),
    lineOf: (() => {
      const lines = kept((id: string) => {
        const at = id.indexOf(" ");
        return compiled(id.slice(0, at), { says: id.slice(at + 1) });
      });
      return (kind: string, says: string) => lines(`${kind} ${says}`);
    })(),
    polite,
    odd: rules.odd.map((text) => ` ${written(text).join(" ")} `),
    hellos: new Set(
      examples
        .filter(({ intent, words }) => intent === "greeting" && words.length === 1)
        .flatMap(({ words }) => words),
    ),
  };
}

/** By word: the intents of which examples have it. */
function usesOf(examples: readonly Example[]): ReadonlyMap<string, ReadonlySet<Intent>> {
  const uses = new Map<string, Set<Intent>>();
  for (const { intent, words } of examples)
    for (const word of words) {
      const found = uses.get(word);
      if (found) found.add(intent);
      else uses.set(word, new Set([intent]));
    }
  return uses;
}

/** The words without those that say nothing of what is meant; all of them, when there are no others. */
export function withoutPoliteness(
  words: readonly string[],
  polite: readonly (readonly string[])[],
): string[] {
  const line = [...words];
  const said = polite.filter(([first = ""]) => words.includes(first));
  for (const phrase of said)
    for (let at = 0; at + phrase.length <= line.length; at += 1)
      if (phrase.every((word, offset) => line[at + offset] === word)) {
        line.splice(at, phrase.length);
        at -= 1;
      }
  return line.length > 0 ? line : [...words];
}

/** The words of a line, with what players shorten written out. */
export function expanded(word: string, { short }: Pick<VoiceRules, "short">): string[] {
  return Object.hasOwn(short, word) ? wordsOf(short[word] ?? word) : [word];
}

function compiled(kind: string, { says, when = {} }: LineRule): Line {
  return { id: `${kind}:${hashOf(says)}`, template: parseTemplate(says), when };
}

/** The same for the same, computed once; forgotten all at once when there are too many. */
function kept<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= KEPT) known.clear();
    const value = compute(text);
    known.set(text, value);
    return value;
  };
}
