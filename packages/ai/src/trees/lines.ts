import type { TreeFault } from "./parse.ts";

const MOST_LETTERS = 64;

/** A word of a line, or a text in quotes. Columns count from 1. */
export interface Token {
  text: string;
  column: number;
  quoted: boolean;
}

/** A line that says something; `column` is where it begins, one more than its indentation. */
export interface Line {
  line: number;
  column: number;
  tokens: Token[];
}

/** Cuts a text into lines and words. From '#' on a line is a comment, and words in double quotes are one. */
export function readLines(text: string, faults: TreeFault[]): Line[] {
  const lines: Line[] = [];
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = index + 1;
    const indent = /^[ \t]*/.exec(raw)?.[0] ?? "";
    const tokens = readTokens(raw, line, faults);
    if (tokens.length === 0) continue;
    const tab = indent.indexOf("\t");
    if (tab >= 0)
      faults.push({
        line,
        column: tab + 1,
        message: "Indent with spaces; a tab is as wide as each reader likes.",
      });
    lines.push({ line, column: indent.length + 1, tokens });
  }
  return lines;
}

function readTokens(raw: string, line: number, faults: TreeFault[]): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < raw.length; ) {
    const letter = raw[at]!;
    if (letter === "#") break;
    if (/\s/.test(letter)) {
      at++;
      continue;
    }
    const column = at + 1;
    if (letter === '"') {
      const end = raw.indexOf('"', at + 1);
      if (end < 0) {
        faults.push({ line, column, message: "The quotation has no end: a quotation mark is missing." });
        break;
      }
      tokens.push({ text: raw.slice(at + 1, end), column, quoted: true });
      at = end + 1;
      continue;
    }
    let end = at;
    while (end < raw.length && !/[\s"#]/.test(raw[end]!)) end++;
    if (end - at > MOST_LETTERS)
      faults.push({ line, column, message: `A word has at most ${MOST_LETTERS} letters.` });
    tokens.push({ text: raw.slice(at, Math.min(end, at + MOST_LETTERS)), column, quoted: false });
    at = end;
  }
  return tokens;
}
