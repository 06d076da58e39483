/**
 * Splits into words at spaces; what stands between quotes at the beginning of a word is one word, and loses them:
 * `give "long sword" to ann`. A quote that is never closed, or stands inside a word (`coll's`), is a letter like any other.
 */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  const pattern = /\s*(?:"([^"]+)"(?=\s|$)|'([^']+)'(?=\s|$)|(\S+))/gy;
  for (const [, double, single, bare] of text.trim().matchAll(pattern)) {
    const word = (double ?? single ?? bare ?? "").trim();
    if (word !== "") words.push(word);
  }
  return words;
}

/** Splits at single spaces, so that joining with one space gives the very same text back. */
export function keepSpaces(text: string): string[] {
  return text === "" ? [] : text.split(" ");
}
