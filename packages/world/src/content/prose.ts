/** Small grammar for what the world says: lists, numbers, plurals, articles. English, British habits. */

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** 'a', 'a and b', 'a, b and c'. Nothing gives ''. */
export function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}

/** First letter in upper case; leading markup tags and quotes are passed over. */
export function capitalise(text: string): string {
  const at = pastTags(text);
  const first = text.charAt(at);
  if (first >= "A" && first <= "Z") return text;
  const letter = /^\p{L}?/u.exec(first < "\x80" ? first : text.slice(at, at + 2))?.[0] ?? "";
  return letter === "" ? text : text.slice(0, at) + letter.toUpperCase() + text.slice(at + letter.length);
}

const OPENING = new Set(["'", '"', "‘", "“", "("]);

/** Where the first thing stands that is no tag and no opening quote. */
function pastTags(text: string): number {
  for (let at = 0; ; ) {
    const close = text.charAt(at) === "<" ? text.indexOf(">", at) + 1 : 0;
    if (close > 0) at = close;
    else if (OPENING.has(text.charAt(at))) at += 1;
    else return at;
  }
}

/** With a full stop, unless it ends with one already, maybe within quotes. */
export function sentence(words: string): string {
  return /[.!?]['’)]?$/.test(words) ? words : `${words}.`;
}

/** The name without its leading article: 'a tin mug' gives 'tin mug'. */
export function withoutArticle(name: string): string {
  return name.replace(/^(?:an?|the|some)\s+/i, "");
}

/** 'tin mug' gives 'a tin mug', 'old rope' 'an old rope'. A name that has an article, or starts with a capital, stays. */
export function withArticle(noun: string): string {
  if (/^(?:an?|the|some)\s/i.test(noun) || /^\p{Lu}/u.test(noun)) return noun;
  return `${startsWithVowelSound(noun) ? "an" : "a"} ${noun}`;
}

/**
 * One gives the name as authored ('a tin mug'), more gives number and plural ('three tin mugs', '12 copper pennies').
 * Numbers to ten are words. Without an authored plural the regular one is made: 'flasks of lamp oil'.
 */
export function pluralise(name: string, plural: string | undefined, count: number): string {
  if (count === 1) return name;
  return `${NUMBERS[count] ?? String(count)} ${plural ?? regularPlural(withoutArticle(name))}`;
}

/** Pluralises the head: what stands before ' of ', ' in ', ' with ' and the like. */
function regularPlural(noun: string): string {
  const [, head = noun, rest = ""] = /^(.+?)(\s(?:of|in|on|with|from|for)\s.*)?$/.exec(noun) ?? [];
  if (/[^aeiou]y$/i.test(head)) return `${head.slice(0, -1)}ies${rest}`;
  if (/(?:s|x|z|ch|sh)$/i.test(head)) return `${head}es${rest}`;
  return `${head}s${rest}`;
}

/** By sound, not by letter: 'an hour', 'a one-eyed cat', 'a unit', 'a ewer'. */
function startsWithVowelSound(noun: string): boolean {
  if (/^(?:hour|honest|honour|heir)/i.test(noun)) return true;
  if (/^(?:one|once|eu|ewe|uni[^nm]|us[aeu]|ut[ei]|ubi)/i.test(noun)) return false;
  return /^[aeiou]/i.test(noun);
}
