/** JSON that may be cut, fenced, or written by somebody in a hurry. */
export interface Repaired {
  readonly value: unknown;
  /** What had to be done: 'cut JSON, repaired'. */
  readonly notes: readonly string[];
  /** It ends within a text: the last one may lack its end. */
  readonly open: boolean;
}

/**
 * The first JSON object in a text. Mends fences and words around it, trailing commas, single quotes and bare keys, line ends within strings, and an end
 * that is missing: a string that was cut is closed, a value that had not begun is left out. Undefined when there is no object at all.
 */
export function repairJson(text: string): Repaired | undefined {
  const from = text.indexOf("{");
  if (from < 0) return undefined;
  const reader = new Reader(text, from);
  const value = reader.value();
  const notes = [...reader.notes];
  const around = text.slice(0, from).trim() !== "" || text.slice(reader.at).trim() !== "";
  if (around && !reader.cut) notes.push("words around the JSON, left out");
  return { value, notes: [...new Set(notes)], open: reader.open };
}

const DEEPEST = 12;
/** Entries of one list or object: far more than any answer has. */
const MOST_ENTRIES = 60;
const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  "/": "/",
  "\\": "\\",
  '"': '"',
  "'": "'",
};

class Reader {
  readonly notes: string[] = [];
  at: number;
  cut = false;
  open = false;
  readonly #text: string;
  #depth = 0;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  /** Undefined: nothing that is a value stands here. */
  value(): unknown {
    this.#blanks();
    const sign = this.#text[this.at];
    if (sign === undefined) {
      this.#ended();
      return undefined;
    }
    if (sign === "{") return this.#deeper(() => this.#object());
    if (sign === "[") return this.#deeper(() => this.#array());
    if (isQuote(sign)) return this.#string();
    return this.#bare();
  }

  #deeper<Value>(read: () => Value): Value | undefined {
    if (this.#depth >= DEEPEST) {
      this.at = this.#text.length;
      return undefined;
    }
    this.#depth += 1;
    try {
      return read();
    } finally {
      this.#depth -= 1;
    }
  }

  #object(): Record<string, unknown> {
    const found: [string, unknown][] = [];
    this.#each("}", () => {
      const key = isQuote(this.#text[this.at]) ? this.#string() : this.#word();
      this.#blanks();
      if (this.cut) return;
      if (this.#text[this.at] !== ":") {
        this.at += key === "" ? 1 : 0;
        return;
      }
      this.at += 1;
      const value = this.value();
      if (value !== undefined && !found.some(([known]) => known === key)) found.push([key, value]);
    });
    return Object.fromEntries(found);
  }

  #array(): unknown[] {
    const found: unknown[] = [];
    this.#each("]", () => {
      const value = this.value();
      if (value !== undefined) found.push(value);
    });
    return found;
  }

  #each(end: string, read: () => void): void {
    this.at += 1;
    for (let commas = 0, entries = 0; ; ) {
      this.#blanks();
      const sign = this.#text[this.at];
      if (sign === undefined) return this.#ended();
      if (sign === end) {
        if (commas > 0) this.notes.push("a comma too many, left out");
        this.at += 1;
        return;
      }
      if (sign === ",") {
        this.at += 1;
        commas += 1;
        continue;
      }
      // The end of something further out: this one was never closed.
      if (sign === "}" || sign === "]") {
        this.notes.push("a bracket was missing, closed");
        return;
      }
      commas = 0;
      entries += 1;
      if (entries > MOST_ENTRIES) {
        this.at = this.#text.length;
        return this.#ended();
      }
      const before = this.at;
      read();
      if (this.at === before) this.at += 1;
    }
  }

  #string(): string {
    const quote = this.#text[this.at] ?? '"';
    const end = quote === "“" ? "”" : quote;
    if (quote !== '"') this.notes.push("other quotes than JSON's, mended");
    let text = "";
    for (this.at += 1; ; this.at += 1) {
      const sign = this.#text[this.at];
      if (sign === undefined) {
        this.open = true;
        this.#ended();
        return text;
      }
      if (sign === end && this.#closes(end)) {
        this.at += 1;
        return text;
      }
      text += sign === "\\" ? this.#escape() : sign;
    }
  }

  /** A quotation mark within the words is not their end: after the end comes a comma, a colon, a bracket or nothing. */
  #closes(end: string): boolean {
    if (end === "'" || end === '"')
      return /^\s*(?:[,:}\]]|$)/.test(this.#text.slice(this.at + 1, this.at + 40));
    return true;
  }

  #escape(): string {
    this.at += 1;
    const sign = this.#text[this.at] ?? "";
    if (sign !== "u") return ESCAPES[sign] ?? sign;
    const digits = /^[0-9a-f]{4}/i.exec(this.#text.slice(this.at + 1, this.at + 5))?.[0];
    if (digits === undefined) return "";
    this.at += 4;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #bare(): unknown {
    const word = /^[^\s,:{}[\]"]+/.exec(this.#text.slice(this.at, this.at + 200))?.[0] ?? "";
    this.at += word.length;
    if (this.at >= this.#text.length) this.#ended();
    if (word === "true" || word === "false") return word === "true";
    if (word === "" || word === "null") return undefined;
    if (/^[-+]?\d/.test(word)) return Number.isFinite(Number(word)) ? Number(word) : undefined;
    return word;
  }

  #word(): string {
    const word = /^[\p{L}_$][\p{L}\p{N}_$-]*/u.exec(this.#text.slice(this.at, this.at + 200))?.[0] ?? "";
    this.at += word.length;
    if (word !== "") this.notes.push("keys without quotes, mended");
    return word;
  }

  #blanks(): void {
    const blanks = /^\s+/.exec(this.#text.slice(this.at, this.at + 2_000))?.[0] ?? "";
    this.at += blanks.length;
  }

  #ended(): void {
    if (!this.cut) this.notes.push("cut JSON, repaired");
    this.cut = true;
  }
}

function isQuote(sign: string | undefined): boolean {
  return sign === '"' || sign === "'" || sign === "“";
}
