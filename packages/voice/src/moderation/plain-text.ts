/** Letters of other scripts that look like ours; what NFKC does not fold. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: "a",
  ɑ: "a",
  α: "a",
  в: "b",
  β: "b",
  с: "c",
  ϲ: "c",
  ԁ: "d",
  е: "e",
  є: "e",
  ε: "e",
  ɡ: "g",
  һ: "h",
  н: "h",
  η: "n",
  і: "i",
  ι: "i",
  ı: "i",
  ї: "i",
  ј: "j",
  к: "k",
  κ: "k",
  ⅼ: "l",
  м: "m",
  п: "n",
  о: "o",
  ο: "o",
  σ: "o",
  օ: "o",
  р: "p",
  ρ: "p",
  ԛ: "q",
  г: "r",
  ѕ: "s",
  т: "t",
  τ: "t",
  υ: "u",
  ս: "u",
  ν: "v",
  ѵ: "v",
  ԝ: "w",
  ω: "w",
  х: "x",
  χ: "x",
  у: "y",
  γ: "y",
  ʏ: "y",
  ᴀ: "a",
  ʙ: "b",
  ᴄ: "c",
  ᴅ: "d",
  ᴇ: "e",
  ɪ: "i",
  ᴋ: "k",
  ʟ: "l",
  ᴍ: "m",
  ɴ: "n",
  ᴏ: "o",
  ᴘ: "p",
  ʀ: "r",
  ᴛ: "t",
  ᴜ: "u",
  ø: "o",
  đ: "d",
  ł: "l",
};
const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "!": "i",
  "|": "i",
  "+": "t",
  "€": "e",
};
const UNSEEN = /[\p{Cf}\p{Cc}\p{M}\u115f\u1160\u3164\uffa0]/gu;

/** A word of a text as it is compared, and where it stands in the text. */
export interface PlainWord {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The words of a text as somebody reads them who does not look closely: small letters without accents, look-alikes and leet read as the
 * letters they stand for, what has no width dropped, letters that stand apart (`f.u.c k`) put together.
 */
export function plainWordsOf(text: string): PlainWord[] {
  const words: PlainWord[] = [];
  // What is between blanks is one word to whoever writes leet; what is between other marks, to whoever does not.
  for (const match of text.matchAll(/\S+/g)) {
    const from = match.index;
    for (const part of partsOf(match[0])) {
      const word = plain(part.text);
      if (word !== "") words.push({ word, from: from + part.from, to: from + part.from + part.text.length });
    }
  }
  return [...words, ...spelled(words)];
}

function partsOf(chunk: string): { text: string; from: number }[] {
  const bare = chunk.replace(UNSEEN, "");
  const parts = [...chunk.matchAll(/[\p{L}\p{N}\p{M}\p{Cf}'’@$!|+€]+/gu)].map(({ 0: text, index }) => ({
    text,
    from: index,
  }));
  // `f.u.c.k`, `f-u-c-k`, `s*h*i*t`: single letters with one mark between each.
  if (/^\p{L}(?:[^\p{L}\p{N}]\p{L}){2,}[^\p{L}\p{N}]*$/u.test(bare)) return [{ text: chunk, from: 0 }];
  return parts;
}

function plain(part: string): string {
  const folded = part.replace(UNSEEN, "").normalize("NFKD").replace(UNSEEN, "").toLowerCase();
  const bare = folded.replace(/^[!'’|+]+|[!'’|+]+$/g, "");
  const hasLetter = /\p{L}/u.test(bare);
  return [...bare]
    .map((letter) => LOOKALIKES[letter] ?? (hasLetter ? LEET[letter] : undefined) ?? letter)
    .join("")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Runs of three single letters or more, put together. `I` and `a` between whole words begin none. */
function spelled(words: readonly PlainWord[]): PlainWord[] {
  const found: PlainWord[] = [];
  let run: PlainWord[] = [];
  const close = (): void => {
    const [first] = run;
    const last = run.at(-1);
    if (first && last && run.length >= 3)
      found.push({ word: run.map(({ word }) => word).join(""), from: first.from, to: last.to });
    run = [];
  };
  for (const word of words) {
    if (word.word.length === 1) run.push(word);
    else close();
  }
  close();
  return found;
}

/** A word with each run of a letter made one: `fuuuck` and `fuck` are the same, `ass` and `as` are not compared by it. */
export function squeezed(word: string): string {
  return word.replace(/(.)\1+/gu, "$1");
}
