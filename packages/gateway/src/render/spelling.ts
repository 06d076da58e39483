/** What typesetters use and older character sets lack, in the letters that they have. */
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
  "╔": "+",
  "╗": "+",
  "╚": "+",
  "╝": "+",
  "╭": "+",
  "╮": "+",
  "╯": "+",
  "╰": "+",
  "╱": "/",
  "╲": "\\",
  "█": "#",
  "▓": "#",
  "▒": "%",
  "░": ".",
  "▀": '"',
  "▄": "_",
  "●": "*",
  "○": "o",
  "■": "#",
  "□": "o",
};

/** Letters of ISO 8859-1 that no decomposition leads to ASCII. */
const ASCII_SPELLINGS: Readonly<Record<string, string>> = {
  "\u00a0": " ",
  "«": '"',
  "»": '"',
  "´": "'",
  "·": "*",
  "×": "x",
  "÷": "/",
  "¡": "!",
  "¿": "?",
  "©": "(C)",
  "®": "(R)",
  "°": " deg",
  "±": "+-",
  "£": "GBP",
  "¢": "c",
  "¥": "JPY",
  "§": "S.",
  "¶": "P.",
  "\u00ad": "",
  ß: "ss",
  æ: "ae",
  Æ: "AE",
  ø: "o",
  Ø: "O",
  ð: "d",
  Ð: "D",
  þ: "th",
  Þ: "Th",
};

const BEYOND_LATIN1 = /[\u{100}-\u{10ffff}]/u;
const BEYOND_ASCII = /[\u{80}-\u{10ffff}]/u;
const MARKS = /\p{M}|\p{Cf}/gu;

/** Spells a text in ISO 8859-1: é stays, — becomes --, ő becomes o, 中 becomes ?. */
export function toLatin1(text: string): string {
  return spelled(text, BEYOND_LATIN1, () => undefined);
}

/** Spells a text in ASCII: é becomes e, ß becomes ss, and the rest as `toLatin1` does it. */
export function toAscii(text: string): string {
  return spelled(text, BEYOND_ASCII, (char) => ASCII_SPELLINGS[char]);
}

function spelled(text: string, beyond: RegExp, own: (char: string) => string | undefined): string {
  if (!beyond.test(text)) return text;
  let out = "";
  for (const char of text.normalize("NFC")) {
    if (!beyond.test(char)) out += char;
    else out += own(char) ?? SPELLINGS[char] ?? bare(char, beyond);
  }
  return out;
}

/** The letter without its marks, if that is one the set has. */
function bare(char: string, beyond: RegExp): string {
  const letter = char.normalize("NFKD").replace(MARKS, "");
  return beyond.test(letter) ? "?" : letter;
}
