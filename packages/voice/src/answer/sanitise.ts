import { sentencesOf, wordsOf } from "./words.ts";

export interface Sanitised {
  readonly say: string;
  /** What was written in stars or brackets, if it can be shown: 'rubs the key with a rag'. */
  readonly gesture?: string;
  readonly notes: readonly string[];
}

export interface SanitiseOptions {
  /** Names under which the speaker may have put itself before its words. */
  readonly names: readonly string[];
  /** Sentences at most. */
  readonly sentences: number;
  /** Letters and signs at most. */
  readonly letters: number;
  /** It was cut: a last sentence without an end is left out. */
  readonly cut?: boolean;
}

// eslint-disable-next-line no-control-regex
const ANSI = /\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b./gu;
/** Control characters but for line ends and tabs, and what has no width. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Co}\p{Variation_Selector}]/gu;
const STAGE =
  /\*{1,2}([^*\n]{1,160})\*{1,2}|\(([^()\n]{1,160})\)|\[([^[\]\n]{1,160})\]|(?<![\p{L}\p{N}])_([^_\n]{1,160})_(?![\p{L}\p{N}])/gu;
/** The note of what was shortened. */
export const TOO_LONG = "too long, cut at a sentence's end";
const LONGEST_GESTURE = 12;
const OTHER_SCRIPT = /[^\P{L}\p{Script=Latin}]/gu;

/** The spoken words alone: without control signs, markup, quotes around, a name before and actions between; not longer than asked for. */
export function sanitise(all: string, options: SanitiseOptions): Sanitised {
  // What is far beyond what may be said need not be looked at.
  const text = all.slice(0, options.letters * 6);
  const notes: string[] = [];
  const note = (changed: string, before: string, what: string): string => {
    if (changed !== before) notes.push(what);
    return changed;
  };
  let say = note(text.replace(ANSI, "").replace(UNSEEN, ""), text, "control signs, taken out");
  say = note(
    say
      .replace(/```[a-z]*|`/gi, "")
      .replace(/<\/?[a-z][^<>\n]{0,80}>/gi, "")
      .replace(/^\s*(?:#{1,6}|[-*•]|\d+\.)\s+/gmu, "")
      .replace(/\*\*([^*\n]{1,24})\*\*/g, "$1"),
    say,
    "markup, taken out",
  );
  say = note(
    say.replace(/[\p{Extended_Pictographic}\u{1f3fb}-\u{1f3ff}\u{1f1e6}-\u{1f1ff}]/gu, ""),
    say,
    "pictures, taken out",
  );
  const gestures: string[] = [];
  say = note(
    say.replace(STAGE, (_, ...found: (string | undefined)[]) => {
      const inner = found.slice(0, 4).find((one) => one !== undefined) ?? "";
      const gesture = gestureOf(inner, options.names);
      if (gesture !== undefined) gestures.push(gesture);
      // One stressed word is a word; anything longer is what is done, not said.
      return /^\p{L}+$/u.test(inner.trim()) && gesture === undefined ? inner : " ";
    }),
    say,
    "what is done, taken out of what is said",
  );
  say = say
    .replace(/[*_]{1,3}(?=\p{L})|(?<=[\p{L}.,!?])[*_]{1,3}/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  say = note(withoutName(say, options.names), say, "a name before the words, left out");
  say = note(withoutQuotes(say), say, "quotes around the words, left out");
  say = note(shortened(say, options), say, TOO_LONG);
  return { say, ...(gestures[0] !== undefined && { gesture: gestures[0] }), notes };
}

/** Whether it has letters of another script than the Latin one, in which `own` is written, as far as it is. */
export function isForeign(text: string, own = ""): boolean {
  const others = (of: string): number => of.match(OTHER_SCRIPT)?.length ?? 0;
  return others(text) >= 3 && others(own) * 2 <= own.length;
}

/** Something that can stand after a name: 'rubs the key'. Nothing that touches the one spoken to: that would be a deed. */
function gestureOf(text: string, names: readonly string[]): string | undefined {
  let gesture = text.trim().replace(/[.!]+$/, "");
  for (const name of [...names, "she", "he", "they"]) {
    if (gesture.toLowerCase().startsWith(`${name.toLowerCase()} `))
      gesture = gesture.slice(name.length + 1).trim();
  }
  gesture = gesture.charAt(0).toLowerCase() + gesture.slice(1);
  const words = wordsOf(gesture);
  const [first = ""] = words;
  if (
    words.length === 0 ||
    words.length > LONGEST_GESTURE ||
    !/^\p{L}{2,}s$/u.test(first) ||
    first.endsWith("ss")
  )
    return undefined;
  if (/[^\p{L}\p{N} ,'’;-]/u.test(gesture)) return undefined;
  if (
    /\b(?:you|your|yours|gives?|hands?|passes|slides|pours|pays?|takes?|sells?|opens?|unlocks?|coins?|coppers?|penn(?:y|ies)|attacks?|hits|strikes)\b/.test(
      gesture,
    )
  )
    return undefined;
  return gesture;
}

function withoutName(text: string, names: readonly string[]): string {
  for (const name of names) {
    const begin = text.slice(0, name.length);
    if (name === "" || begin.toLowerCase() !== name.toLowerCase()) continue;
    const rest = /^\s*(?:says?|replies|answers|mutters)?\s*[,:]\s*(?=['"“‘\p{L}])(.+)$/u.exec(
      text.slice(name.length),
    );
    // 'Hesper, they call me' begins with a name as well: only a colon, a quotation or a verb of saying tells that it is not said.
    if (rest?.[1] !== undefined && /^\s*(?::|\p{L}+\s*[,:]|,\s*['"“‘])/u.test(text.slice(name.length)))
      return rest[1];
  }
  return text;
}

function withoutQuotes(text: string): string {
  const inner = /^"([^"]+)"$|^'(.+)'$|^“([^“”]+)”$|^‘(.+)’$/u.exec(text);
  return (
    inner
      ?.slice(1)
      .find((one) => one !== undefined)
      ?.trim() ?? text
  );
}

function shortened(text: string, { sentences, letters, cut = false }: SanitiseOptions): string {
  let all = sentencesOf(text);
  if (cut && all.length > 0 && !/[.!?…]['"’”)]*$/.test(all.at(-1) ?? "")) all = all.slice(0, -1);
  const kept: string[] = [];
  for (const sentence of all.slice(0, sentences)) {
    if ([...kept, sentence].join(" ").length > letters) break;
    kept.push(sentence);
  }
  // One sentence without end is cut at a word, so that there is something to say.
  const [first] = all;
  if (kept.length > 0 || first === undefined) return kept.join(" ");
  return `${first.slice(0, letters - 2).replace(/[\s,;:]+\S*$/u, "")} …`;
}
