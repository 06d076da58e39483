import { defineCheck } from "./check.ts";

/** A word that stands so often is taken to be spelt as it is meant. */
const COMMON = 4;
/** Shorter words are one letter off too many others. */
const SHORTEST = 6;

/**
 * A word that the whole game uses once, and that is one slip of the finger (a letter more, less, another, or two exchanged) off a word
 * that it uses four times or more, beginning with the same letter. Endings are not slips: `lighted` beside
 * `lighter`; and a word that stands elsewhere with another ending is one (`swells`, where there is a `swell`). Words of the lore are right: those in `lore/*.md`, and those in `lore/words.txt`, one a line.
 */
export const spelling = defineCheck({
  code: "unknown-word",
  run({ texts, lore, add }) {
    const counts = new Map<string, number>();
    for (const { text } of texts)
      for (const { word } of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    const stems = new Map<string, number>();
    for (const word of counts.keys()) stems.set(stemOf(word), (stems.get(stemOf(word)) ?? 0) + 1);
    const common = new Map<string, string[]>();
    for (const [word, count] of counts)
      if (count >= COMMON && word.length >= SHORTEST - 1) {
        const key = word[0] ?? "";
        common.set(key, [...(common.get(key) ?? []), word]);
      }
    for (const { file, text, lineAt } of texts)
      for (const { word, offset } of wordsOf(text)) {
        if (word.length < SHORTEST || counts.get(word) !== 1 || lore.has(word)) continue;
        if ((stems.get(stemOf(word)) ?? 0) > 1) continue;
        const meant = common.get(word[0] ?? "")?.find((other) => isSlip(word, other));
        if (meant !== undefined)
          add(
            file,
            lineAt(offset),
            `'${word}' stands nowhere else. Was '${meant}' meant? If it is right, put it into lore/words.txt.`,
          );
      }
  },
});

/** Words in lower case, each with where it stands: without markup, fillings and what is to be typed. */
export function wordsOf(text: string): { word: string; offset: number }[] {
  const plain = text.replaceAll(/<command>.*?<\/command>|<[^>]*>|\{\w*\}|`[^`]*`/gs, (out) =>
    " ".repeat(out.length),
  );
  return [...plain.matchAll(/\p{L}+(?:['’]\p{L}+)*/gu)].map((match) => ({
    word: match[0].toLowerCase().replace(/['’]s?$/u, ""),
    offset: match.index,
  }));
}

/** One slip apart, and not by an ending only. */
export function isSlip(word: string, other: string): boolean {
  if (word === other || Math.abs(word.length - other.length) > 1) return false;
  let head = 0;
  while (head < word.length && word[head] === other[head]) head++;
  const [a, b] = [word.slice(head), other.slice(head)];
  if (ENDING.test(a) && ENDING.test(b)) return false;
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}

function stemOf(word: string): string {
  return word.replace(/(?:ings?|ed|es|s|ers?|est|ly|d|e)$/, "");
}

/** What is left of a word where the two part: nothing, or one of these. */
const ENDING = /^(?:|[sdrynt]|e[sdrn]?|ed|er|es|ing|ings|ly|l|ers|ies|y)$/;
