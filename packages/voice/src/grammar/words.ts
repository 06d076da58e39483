/** Words as the grammar voice compares them. */

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\bcan't\b/g, "can not"],
  [/\bwon't\b/g, "will not"],
  [/n't\b/g, " not"],
  [/\b(what|where|who|how|when|that|it|there|here|he|she|why)'s\b/g, "$1 is"],
  [/\b(what|where|who|how|when|why)s\b/g, "$1 is"],
  [/'re\b/g, " are"],
  [/'ll\b/g, " will"],
  [/'ve\b/g, " have"],
  [/\bi'm\b/g, "i am"],
  [/\bim\b/g, "i am"],
  [/'d\b/g, " would"],
  [/'s\b/g, ""],
];

/** Nothing has to be done to these, and most examples are like that. */
const PLAIN = /^(?:[a-z]+|\{[a-z]+\})(?: (?:[a-z]+|\{[a-z]+\}))*$/;
const SHORTENED = /\b(?:what|where|who|how|when|why)s\b|\bim\b/;

/** The words of a line: small letters, no accents, contractions written out. */
export function wordsOf(text: string): string[] {
  if (PLAIN.test(text) && !SHORTENED.test(text)) return text.split(" ");
  let line = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[\u2018\u2019`\u00b4]/g, "'")
    .toLowerCase();
  if (line.includes("'") || line.includes("im") || /\b(what|where|who|how|when|why)s\b/.test(line))
    for (const [pattern, full] of CONTRACTIONS) line = line.replace(pattern, full);
  return line.replace(/'/g, "").match(/\{[a-z]+\}|[a-z0-9]+/g) ?? [];
}

/** A word without its ending, and any number as 'one', so that 'loaves', 'baking' and 'bakes' meet 'loaf' and 'bake' near enough. */
export function stem(word: string): string {
  if (/^\d+$/.test(word)) return "one";
  if (word.length <= 3 || word.startsWith("{") || word === "news") return word;
  let stemmed = word;
  if (stemmed.endsWith("ies") && stemmed.length > 4) stemmed = `${stemmed.slice(0, -3)}y`;
  else if (stemmed.endsWith("ves") && stemmed.length > 4) stemmed = `${stemmed.slice(0, -3)}f`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(stemmed)) stemmed = stemmed.slice(0, -2);
  else if (/[^sui]s$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
  if (stemmed.endsWith("ing") && stemmed.length > 5) stemmed = undouble(stemmed.slice(0, -3));
  else if (stemmed.endsWith("ed") && stemmed.length > 4) stemmed = undouble(stemmed.slice(0, -2));
  else if (stemmed.endsWith("ly") && stemmed.length > 5) stemmed = stemmed.slice(0, -2);
  if (stemmed.endsWith("e") && stemmed.length > 4) stemmed = stemmed.slice(0, -1);
  return stemmed;
}

function undouble(word: string): string {
  return /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}

/** Whether one slip of the finger makes one of the other: a letter wrong, missing, too many, or two in each other's place. */
export function isOneEdit(one: string, other: string): boolean {
  const apart = one.length - other.length;
  if (apart > 1 || apart < -1) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from += 1;
  const rest = (word: string, at: number): string => word.slice(at);
  if (apart === 1) return rest(one, from + 1) === rest(other, from);
  if (apart === -1) return rest(one, from) === rest(other, from + 1);
  if (rest(one, from + 1) === rest(other, from + 1)) return true;
  return (
    one[from] === other[from + 1] &&
    one[from + 1] === other[from] &&
    rest(one, from + 2) === rest(other, from + 2)
  );
}

/** One edit as fingers make it: no other first letter ('mostly' is no 'costly'), and no other letter in short words ('hair', 'hail'). */
export function isSlip(typed: string, word: string): boolean {
  if (!isOneEdit(typed, word)) return false;
  if (typed.length !== word.length) return true;
  const swapped = [...typed].toSorted().join("") === [...word].toSorted().join("");
  return swapped || (typed.length > SHORTEST_MENDED && typed[0] === word[0]);
}

/** Shorter words are not mended: too many of them are one letter apart. */
const SHORTEST_MENDED = 4;

/** Known words, to be found by what was typed for them. */
export interface Spelling {
  readonly has: (word: string) => boolean;
  /** The known word that this was probably meant for; undefined when there is none, or it is known itself. */
  readonly mend: (word: string) => string | undefined;
}

/** Finds by deletions: two words one edit apart share a form of which at most one letter was struck out. */
export function spellingOf(words: Iterable<string>): Spelling {
  const known = new Set(words);
  const byForm = new Map<string, string[]>();
  for (const word of known)
    if (word.length >= SHORTEST_MENDED)
      for (const form of formsOf(word)) byForm.set(form, [...(byForm.get(form) ?? []), word]);
  return {
    has: (word) => known.has(word),
    mend(word) {
      if (word.length < SHORTEST_MENDED || known.has(word)) return undefined;
      let best: string | undefined;
      for (const form of formsOf(word))
        for (const candidate of byForm.get(form) ?? [])
          if (isSlip(word, candidate) && (best === undefined || nearer(word, candidate, best)))
            best = candidate;
      return best;
    },
  };
}

/** Slips are rarest at the first letter; then the longer, then by the alphabet, so that it is always the same. */
function nearer(word: string, one: string, other: string): boolean {
  const begins = Number(one[0] === word[0]) - Number(other[0] === word[0]);
  return begins !== 0 ? begins > 0 : one.length !== other.length ? one.length > other.length : one < other;
}

function formsOf(word: string): string[] {
  const forms = [word];
  for (let at = 0; at < word.length; at += 1) forms.push(word.slice(0, at) + word.slice(at + 1));
  return forms;
}

/** A short name for a text, the same everywhere and always (FNV-1a, 32 bits). */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
