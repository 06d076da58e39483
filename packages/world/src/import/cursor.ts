import type { At, ImportLog } from "./report.ts";

/** The numbers of old worlds are 32 bits wide; what is beyond is garbage. */
const WIDEST = 2 ** 31 - 1;

/** A run of a file's lines. Readers walk it with a `Cursor`; nothing reads beyond it. */
export interface Span {
  readonly file: string;
  readonly lines: readonly string[];
  /** Index of its first line, and of the one behind its last. */
  readonly from: number;
  readonly to: number;
}

/** A line that only the structure of a file has, so that a text which runs into it lacks its `~`. */
const STRUCTURE = /^(?:#\S+|\$~?|[SE]|D\d+|T -?\d+)\s*$/;

/**
 * Reads words, numbers and texts of a span, and always knows the line. What is not there or no good is a finding and a usual
 * value; nothing throws, and every call but those at the end moves on or is bounded by the span.
 */
export class Cursor {
  readonly #span: Span;
  readonly #log: ImportLog;
  #row: number;
  #column = 0;

  constructor(span: Span, log: ImportLog) {
    this.#span = span;
    this.#log = log;
    this.#row = span.from;
  }

  /** Where it is now. */
  get at(): At {
    return { file: this.#span.file, line: Math.min(this.#row, Math.max(this.#span.to - 1, 0)) + 1 };
  }

  /** Nothing but blanks is left. */
  get done(): boolean {
    this.#skipBlanks();
    return this.#row >= this.#span.to;
  }

  /** The next line that is neither empty nor a comment (`*`), whole or what is left of it, trimmed; undefined at the end. */
  line(): string | undefined {
    for (;;) {
      if (this.#row >= this.#span.to) return undefined;
      const text = this.#here().slice(this.#column).trim();
      this.#newRow();
      if (text !== "" && !text.startsWith("*")) return text;
    }
  }

  /** What `line` would give, without moving on. */
  peek(): string | undefined {
    const [row, column] = [this.#row, this.#column];
    const text = this.line();
    this.#row = row;
    this.#column = column;
    return text;
  }

  /** The rest of this line as it stands. */
  rest(): string {
    if (this.#row >= this.#span.to) return "";
    const text = this.#here().slice(this.#column);
    this.#newRow();
    return text.trim();
  }

  /** The next word, quoted or not; empty at the end. */
  word(): string {
    if (this.done) return "";
    const left = this.#here().slice(this.#column);
    const found = /^(?:'([^']*)'?|"([^"]*)"?|(\S+))/.exec(left);
    this.#column += Math.max(1, found?.[0].length ?? 1);
    return found?.[1] ?? found?.[2] ?? found?.[3] ?? "";
  }

  /** The next word as a number. */
  number(what: string, usual = 0): number {
    const { at } = this;
    const word = this.word();
    return readNumber(word, what, usual, at, this.#log);
  }

  /** Whether a word of the same line is still to come. */
  get moreOnLine(): boolean {
    return this.#row < this.#span.to && this.#here().slice(this.#column).trim() !== "";
  }

  /**
   * A text up to its `~`. `line`: what stands behind the `~` on its line is passed over, as Circle does. `short`: it is
   * one line; if that has no `~` and the next line is none, the line is all of it.
   */
  text(what: string, how: { line?: boolean; short?: boolean } = {}): string {
    this.#skipBlanks();
    const start = this.at;
    if (this.#row >= this.#span.to) {
      this.#log.add(start, "cut-file", `The ${what} is missing.`);
      return "";
    }
    const read: string[] = [];
    const from = this.#row;
    for (; this.#row < this.#span.to; this.#newRow()) {
      const rest = this.#here().slice(this.#column);
      const end = rest.indexOf("~");
      if (end !== -1) {
        read.push(rest.slice(0, end));
        this.#column += end + 1;
        if (how.line === true) this.#passOver(what);
        return read.join("\n");
      }
      if (this.#row > from && STRUCTURE.test(rest)) break;
      read.push(rest);
      if (how.short === true && !/^\s*~/.test(this.#span.lines[this.#row + 1] ?? "")) {
        this.#newRow();
        break;
      }
    }
    this.#log.add(start, "missing-tilde", `The ${what} has no '~' at its end.`);
    if (how.short === true) return read.join("\n");
    // What follows a text is a line of numbers: that was swallowed.
    const numbers = read.findIndex((line, index) => index > 0 && looksLikeNumbers(line));
    if (numbers === -1) return read.join("\n");
    this.#row = from + numbers;
    this.#column = 0;
    return read.slice(0, numbers).join("\n");
  }

  #passOver(what: string): void {
    const { at } = this;
    const left = this.rest();
    if (left !== "")
      this.#log.add(at, "bad-record", `'${left.slice(0, 80)}' behind the '~' of the ${what} means nothing.`);
  }

  #here(): string {
    return this.#span.lines[this.#row] ?? "";
  }

  #newRow(): void {
    this.#row += 1;
    this.#column = 0;
  }

  /** Over blanks and the ends of lines. */
  #skipBlanks(): void {
    for (; this.#row < this.#span.to; this.#newRow()) {
      const left = this.#here().slice(this.#column);
      if (left.trim() === "") continue;
      this.#column += left.length - left.trimStart().length;
      return;
    }
  }
}

function looksLikeNumbers(line: string): boolean {
  const words = line.trim().split(/\s+/);
  const numbers = words.filter((word) => /^-?\d+(?:d\d+[+-]\d+)?$/i.test(word)).length;
  return words.length >= 3 && numbers >= words.length * 0.6 && words.every((word) => word.length <= 12);
}

/** A number as it is written, or the usual one and a finding. */
export function readNumber(word: string, what: string, usual: number, at: At, log: ImportLog): number {
  const found = /^[+-]?\d+/.exec(word)?.[0];
  const value = Number(found ?? Number.NaN);
  if (found === word && Math.abs(value) <= WIDEST) return value;
  const shown = word === "" ? "nothing" : `'${word.slice(0, 30)}'`;
  log.add(at, "bad-number", `The ${what} is ${shown}; ${usual} was taken.`);
  return usual;
}

/** A file's text as lines. Bytes that are no UTF-8 are Latin-1, with a finding at the first of them. */
export function readLines(file: string, bytes: Uint8Array, log: ImportLog): string[] {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    text = Buffer.from(bytes).toString("latin1");
    const line = text.slice(0, Math.max(0, text.search(/[\x80-\xff]/))).split("\n").length;
    log.add(
      { file, line },
      "bad-encoding",
      "From here on there are bytes that are no UTF-8; the file was read as Latin-1.",
    );
  }
  const control = /(?![\t\n\r])\p{Cc}/u;
  const first = text.search(control);
  if (first !== -1) {
    const line = text.slice(0, first).split("\n").length;
    log.add({ file, line }, "bad-encoding", "From here on there are control characters; they were dropped.");
    text = text.replaceAll(new RegExp(control, "gu"), "");
  }
  return text.split(/\r\n|\n\r?|\r/);
}
