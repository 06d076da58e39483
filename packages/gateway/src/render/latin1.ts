/** What typesetters use and ISO 8859-1 lacks, in the letters that it has. */
const SPELLINGS: Readonly<Record<string, string>> = {
  "—": "--",
  "–": "-",
  "‐": "-",
  "‑": "-",
  "−": "-",
  "…": "...",
  "‘": "'",
  "’": "'",
  "‚": ",",
  "“": '"',
  "”": '"',
  "„": '"',
  "•": "*",
  "€": "EUR",
  "™": "(TM)",
  œ: "oe",
  Œ: "OE",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ı: "i",
  "→": "->",
  "←": "<-",
  "↑": "^",
  "↓": "v",
  "─": "-",
  "│": "|",
  "┌": "+",
  "┐": "+",
  "└": "+",
  "┘": "+",
  "├": "+",
  "┤": "+",
  "┬": "+",
  "┴": "+",
  "┼": "+",
  "═": "=",
  "║": "|",
};

const BEYOND = /[\u{100}-\u{10ffff}]/u;
const MARKS = /\p{M}|\p{Cf}/gu;

/** Spells a text in ISO 8859-1: é stays, — becomes --, ő becomes o, 中 becomes ?. */
export function toLatin1(text: string): string {
  if (!BEYOND.test(text)) return text;
  let out = "";
  for (const char of text.normalize("NFC")) out += BEYOND.test(char) ? spell(char) : char;
  return out;
}

function spell(char: string): string {
  const known = SPELLINGS[char];
  if (known !== undefined) return known;
  const bare = char.normalize("NFKD").replace(MARKS, "");
  return BEYOND.test(bare) ? "?" : bare;
}
