/**
 * Reads the YAML that builders and the importer write, at some ten times the speed of a complete parser: block maps and lists, one-line
 * values, `>` and `|` texts, `{ }` and `[ ]`, comments on lines of their own. Whatever else there is, above all every fault,
 * gives undefined: then the complete parser reads the file, and says what is wrong. What it does give is what YAML 1.2 says.
 */
export function quickYaml(text: string, places?: Places): Quick | undefined {
  if (UNUSUAL.test(text)) return undefined;
  const reader = new Reader(text.split("\n"), places);
  try {
    const { line } = reader;
    const value = reader.block(0);
    return reader.ended ? { value, line, isPlaced: !reader.wasSpread } : undefined;
  } catch (error) {
    if (error === BEYOND) return undefined;
    throw error;
  }
}

export interface Quick {
  readonly value: unknown;
  /** Of its first part, from 1. */
  readonly line: number;
  /** Whether `places` can say where everything stands: what lies in brackets over several lines is not in it. */
  readonly isPlaced: boolean;
}

/** Where the keys and entries of each map and list stand that has lines of its own: line, from 1. Filled when it is given. */
export type Places = Map<object, Map<PropertyKey, number>>;

/** Blanks that are no spaces, byte-order marks, and the lines that begin or end documents. */
const UNUSUAL = /[^\S \n]|^(?:---|\.\.\.|%)/m;
/** Thrown for what is not read here. */
const BEYOND = new Error("beyond the quick reader");
/** What a plain text may begin with; the other signs mean something, or may. */
const PLAIN = /^(?:[^\s,[\]{}#&*!|>'"%@`?:-]|-[\p{L}\p{N}])/u;
const PLAIN_KEY = /^[\p{L}\p{N}(][^#'"&*!|>%@`{}[\]?]*$/u;
/** What might be a number, and is not written as builders write one. */
const ODD_NUMBER =
  /^[-+]?(?:\.\d+|\d+\.?\d*)(?:e[-+]?\d+)?$|^0[xob][\da-f]+$|^[-+]?\.(?:inf|nan)$|^(?:null|true|false|~)$/i;
/** A key is found within this many characters, or YAML says it is none. */
const LONGEST_KEY = 1_000;
const DEEPEST = 50;

class Reader {
  readonly #lines: readonly string[];
  readonly #places: Places | undefined;
  #row = 0;
  #depth = 0;
  /** Brackets over several lines were read. */
  wasSpread = false;

  constructor(lines: readonly string[], places: Places | undefined) {
    this.#lines = lines;
    this.#places = places;
  }

  /** Of the next line with something on it. */
  get line(): number {
    this.#next();
    return this.#row + 1;
  }

  /** Nothing but blank lines and comments is left. */
  get ended(): boolean {
    return this.#next() === -1;
  }

  /** A map or list whose lines stand at one indentation, `least` or more. */
  block(least: number): unknown {
    const indent = this.#next();
    if (indent < least) throw BEYOND;
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw BEYOND;
    const value = this.#line.startsWith("- ", indent) ? this.#list(indent) : this.#map(indent, indent);
    this.#depth -= 1;
    return value;
  }

  get #line(): string {
    return this.#lines[this.#row] ?? "";
  }

  /** Moves to the next line with something on it: its indentation, or -1 at the end. */
  #next(): number {
    for (; this.#row < this.#lines.length; this.#row += 1) {
      const indent = indentOf(this.#line);
      if (indent !== -1 && this.#line[indent] !== "#") return indent;
    }
    return -1;
  }

  /** `from`: where the first key stands, which may be behind a `- `. */
  #map(indent: number, from: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    const lines = this.#mark(map);
    let start = from;
    for (;;) {
      const line = this.#line;
      const [key, behind] = keyAt(line, start);
      if (key in map) throw BEYOND;
      lines?.set(key, this.#row + 1);
      map[key] = this.#value(line.slice(behind).trim(), indent, false);
      const next = this.#next();
      if (next < indent) return map;
      if (next > indent || this.#line.startsWith("- ", indent)) throw BEYOND;
      start = indent;
    }
  }

  #list(indent: number): unknown[] {
    const list: unknown[] = [];
    const lines = this.#mark(list);
    for (;;) {
      lines?.set(list.length, this.#row + 1);
      const rest = this.#line.slice(indent + 2);
      const inner = indentOf(rest);
      if (inner !== 0 || rest.startsWith("- ")) throw BEYOND;
      list.push(isEntry(rest) ? this.#map(indent + 2, indent + 2) : this.#value(rest.trim(), indent, true));
      const next = this.#next();
      if (next < indent) return list;
      if (next > indent) throw BEYOND;
      // Behind a list at its key's own indentation comes the next key.
      if (!this.#line.startsWith("- ", indent)) return list;
    }
  }

  #mark(value: object): Map<PropertyKey, number> | undefined {
    if (!this.#places) return undefined;
    const lines = new Map<PropertyKey, number>();
    this.#places.set(value, lines);
    return lines;
  }

  /** What stands behind a key or a `- `, and the lines below that belong to it. */
  #value(written: string, indent: number, inList: boolean): unknown {
    this.#row += 1;
    if (written === "") {
      if (inList) throw BEYOND;
      const next = this.#next();
      if (next > indent)
        return /^[[{]/.test(this.#line.trimStart()) ? this.#flow(indent) : this.block(indent + 1);
      return next === indent && this.#line.startsWith("- ", indent) ? this.#list(indent) : null;
    }
    const first = written[0] ?? "";
    if (first === ">" || first === "|") return this.#blockText(written, indent);
    if (first === "{" || first === "[") {
      this.#row -= 1;
      return this.#flow(indent, written);
    }
    const value = first === "'" || first === '"' ? quoted(written) : plain(written);
    // A deeper line would be more of the same text.
    const at = this.#row;
    if (this.#next() > indent) throw BEYOND;
    this.#row = at;
    return value;
  }

  /** From its first bracket, `written` or what this line begins with, to the line that closes it. */
  #flow(parent: number, written = this.#line.trim()): unknown {
    let text = written;
    this.#row += 1;
    while (!isClosed(text)) {
      const indent = indentOf(this.#line);
      if (indent <= parent || this.#line[indent] === "#") throw BEYOND;
      this.wasSpread = true;
      text += `\n${this.#line.trim()}`;
      this.#row += 1;
    }
    const at = this.#row;
    if (this.#next() > parent) throw BEYOND;
    this.#row = at;
    return new Flow(text).whole();
  }

  /** `>-` and its kin. The indentation is that of its first line, or given (`|2-`, counted from the key). */
  #blockText(written: string, parent: number): string {
    const [, style, given, strip] = /^([>|])([1-9]?)(-?)$/.exec(written) ?? [];
    if (style === undefined || (given !== "" && style === ">")) throw BEYOND;
    const indent = given === "" ? indentOf(this.#line) : parent + Number(given);
    if (indent <= parent) throw BEYOND;
    const lines: string[] = [];
    for (; this.#row < this.#lines.length; this.#row += 1) {
      const own = indentOf(this.#line);
      if (own === -1) {
        if (this.#line.length > indent) throw BEYOND;
        lines.push("");
      } else if (own < indent) {
        if (own > parent) throw BEYOND;
        break;
      } else if (own > indent && style === ">") throw BEYOND;
      else lines.push(this.#line.slice(indent));
    }
    while (lines.at(-1) === "") lines.pop();
    if (lines.length === 0 || lines[0] === "") throw BEYOND;
    const text = style === "|" ? lines.join("\n") : folded(lines);
    return strip === "-" ? text : `${text}\n`;
  }
}

/** Blanks before the first other sign; -1: there is none. */
function indentOf(line: string): number {
  for (let at = 0; at < line.length; at += 1) if (line.charCodeAt(at) !== 32) return at;
  return -1;
}

/** Lines that follow each other are one; n empty lines between are n ends of lines. */
function folded(lines: readonly string[]): string {
  let text = lines[0] ?? "";
  let empty = 0;
  for (let index = 1; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line === "") empty += 1;
    else {
      text += (empty === 0 ? " " : "\n".repeat(empty)) + line;
      empty = 0;
    }
  }
  return text;
}

/** The key that begins at `from`, and where what belongs to it begins. */
function keyAt(line: string, from: number): [key: string, behind: number] {
  const first = line[from];
  if (first === "'" || first === '"') {
    const end = endOfQuoted(line, from);
    if (line[end] !== ":" || (end + 1 < line.length && line[end + 1] !== " ")) throw BEYOND;
    return [named(quoted(line.slice(from, end))), end + 1];
  }
  let end = line.indexOf(":", from);
  while (end !== -1 && end + 1 < line.length && line[end + 1] !== " ") end = line.indexOf(":", end + 1);
  if (end === -1 || end - from > LONGEST_KEY) throw BEYOND;
  const key = line.slice(from, end);
  if (key.endsWith(" ")) throw BEYOND;
  return [plainKey(key), end + 1];
}

/** Whether a list's entry is the first line of a map. */
function isEntry(rest: string): boolean {
  return PLAIN.test(rest) ? /:(?: |$)/.test(rest) : /^(?:'(?:[^']|'')*'|"[^"]*"):(?: |$)/.test(rest);
}

/** A key without quotes: a text, or a number that would be written just so. */
function plainKey(written: string): string {
  const key = PLAIN_KEY.test(written) ? plain(written) : undefined;
  if (typeof key !== "string" && (typeof key !== "number" || String(key) !== written)) throw BEYOND;
  return named(written);
}

function named(key: string): string {
  if (key === "" || key === "__proto__" || key.length > LONGEST_KEY) throw BEYOND;
  return key;
}

/** A plain text, number or truth on one line. */
function plain(written: string): unknown {
  if (written.includes(" #") || written.includes(": ") || written.endsWith(":")) throw BEYOND;
  if (/^(?:0|-?[1-9]\d{0,14}|-?\d{1,5}\.\d{1,9})$/.test(written)) return Number(written);
  if (written === "true") return true;
  if (written === "false") return false;
  if (written === "null") return null;
  if (ODD_NUMBER.test(written) || !PLAIN.test(written)) throw BEYOND;
  return written;
}

/** Behind the quote that closes the one at `from`. */
function endOfQuoted(text: string, from: number): number {
  const quote = text[from] ?? "";
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === "\\" && quote === '"') at += 1;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at += 1;
      else return at + 1;
    }
  }
  throw BEYOND;
}

/** A quoted text, from its first quote to its last. */
function quoted(written: string): string {
  if (endOfQuoted(written, 0) !== written.length) throw BEYOND;
  if (written.startsWith("'")) return written.slice(1, -1).replaceAll("''", "'");
  // The escapes that YAML shares with JSON; a '/' or a code point is written as it is.
  if (/\\[^"\\bfnrt]/.test(written.replaceAll("\\\\", ""))) throw BEYOND;
  return JSON.parse(written) as string;
}

/** Whether every bracket outside of quotes is closed again. */
function isClosed(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") depth -= 1;
    // Elsewhere it is an apostrophe.
    else if ((sign === "'" || sign === '"') && /[\s,[{]/.test(text[at - 1] ?? ""))
      at = endOfQuoted(text, at) - 1;
  }
  return depth <= 0;
}

/** `{ a: b }` and `[a, b]`; a `\n` stands where a line ends. */
class Flow {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): unknown {
    const value = this.#value();
    if (this.#at !== this.#text.length) throw BEYOND;
    return value;
  }

  #value(): unknown {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw BEYOND;
    const first = this.#text[this.#at];
    const value = first === "{" ? this.#map() : first === "[" ? this.#list() : this.#scalar();
    this.#depth -= 1;
    return value;
  }

  #map(): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    this.#at += 1;
    while (!this.#closes("}")) {
      const written = this.#scalarText();
      if (written.includes("\n")) throw BEYOND;
      const key = /^['"]/.test(written) ? named(quoted(written)) : plainKey(written);
      if (key in map || this.#text[this.#at] !== ":" || !/[ \n]/.test(this.#text[this.#at + 1] ?? ""))
        throw BEYOND;
      this.#at += 1;
      this.#blanks();
      map[key] = this.#value();
      this.#comma("}");
    }
    return map;
  }

  #list(): unknown[] {
    const list: unknown[] = [];
    this.#at += 1;
    while (!this.#closes("]")) {
      list.push(this.#value());
      this.#comma("]");
    }
    return list;
  }

  #scalar(): unknown {
    const written = this.#scalarText();
    if (!/^['"]/.test(written)) return plain(written.replaceAll("\n", " "));
    if (written.includes("\n")) throw BEYOND;
    return quoted(written);
  }

  /** Up to the sign that ends it. */
  #scalarText(): string {
    const from = this.#at;
    const first = this.#text[from] ?? "";
    if (first === "'" || first === '"') {
      this.#at = endOfQuoted(this.#text, from);
      return this.#text.slice(from, this.#at);
    }
    while (this.#at < this.#text.length) {
      const sign = this.#text[this.#at] ?? "";
      if (sign === "," || sign === "]" || sign === "}" || sign === "[" || sign === "{") break;
      if (sign === ":" && !/[^\s,[\]{}]/.test(this.#text[this.#at + 1] ?? "")) break;
      this.#at += 1;
    }
    const written = this.#text.slice(from, this.#at);
    if (this.#text[this.#at] === ":" && /[ \n]$/.test(written)) throw BEYOND;
    return written.trimEnd();
  }

  /** Whether the list or map ends here; then behind it. */
  #closes(sign: string): boolean {
    this.#blanks();
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #comma(closing: string): void {
    this.#blanks();
    if (this.#text[this.#at] === ",") this.#at += 1;
    else if (this.#text[this.#at] !== closing) throw BEYOND;
  }

  #blanks(): void {
    while (this.#text[this.#at] === " " || this.#text[this.#at] === "\n") this.#at += 1;
  }
}
