/** MSDP's own bytes (tintin.mudhalla.net/protocols/msdp). */
const VAR = 1;
const VAL = 2;
const TABLE_OPEN = 3;
const TABLE_CLOSE = 4;
const ARRAY_OPEN = 5;
const ARRAY_CLOSE = 6;

export type MsdpValue = string | MsdpValue[] | { [name: string]: MsdpValue };

export interface MsdpVariable {
  name: string;
  /** Several values in a row, as in `VAR REPORT VAL A VAL B`, are one array. */
  value: MsdpValue;
}

/** Tables and arrays within each other; what is deeper is not read. */
const DEPTH = 16;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Variables as the body of a subnegotiation. NUL, IAC and MSDP's own bytes have no place in a text: they are left out. */
export function encodeMsdp(variables: readonly MsdpVariable[]): Uint8Array {
  const out: number[] = [];
  const text = (words: string): void => {
    for (const byte of encoder.encode(words)) if (byte > ARRAY_CLOSE && byte !== 255) out.push(byte);
  };
  const put = (value: MsdpValue): void => {
    out.push(VAL);
    if (typeof value === "string") {
      text(value);
    } else if (Array.isArray(value)) {
      out.push(ARRAY_OPEN);
      for (const each of value) put(each);
      out.push(ARRAY_CLOSE);
    } else {
      out.push(TABLE_OPEN);
      for (const [name, each] of Object.entries(value)) {
        out.push(VAR);
        text(name);
        put(each);
      }
      out.push(TABLE_CLOSE);
    }
  };
  for (const { name, value } of variables) {
    out.push(VAR);
    text(name);
    put(value);
  }
  return Uint8Array.from(out);
}

/** Reads the body of a subnegotiation; undefined when it is not well formed. Never throws. */
export function decodeMsdp(bytes: Uint8Array): MsdpVariable[] | undefined {
  const reader = new Reader(bytes);
  const variables = reader.variables(0);
  return variables !== undefined && reader.done ? variables : undefined;
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** `VAR name VAL value …`, as long as there are any. */
  variables(depth: number): MsdpVariable[] | undefined {
    const read: MsdpVariable[] = [];
    while (this.#take(VAR)) {
      const name = this.#text();
      const values = this.#values(depth);
      if (values === undefined) return undefined;
      read.push({ name, value: values.length === 1 ? (values[0] as MsdpValue) : values });
    }
    return read;
  }

  #values(depth: number): MsdpValue[] | undefined {
    const read: MsdpValue[] = [];
    while (this.#take(VAL)) {
      const value = this.#value(depth);
      if (value === undefined) return undefined;
      read.push(value);
    }
    return read;
  }

  #value(depth: number): MsdpValue | undefined {
    if (depth >= DEPTH) return undefined;
    if (this.#take(ARRAY_OPEN)) {
      const values = this.#values(depth + 1);
      return this.#take(ARRAY_CLOSE) ? values : undefined;
    }
    if (this.#take(TABLE_OPEN)) {
      const entries = this.variables(depth + 1);
      if (entries === undefined || !this.#take(TABLE_CLOSE)) return undefined;
      // By `fromEntries`: a name such as `__proto__` is then a name like any other.
      return Object.fromEntries(entries.map(({ name, value }) => [name, value]));
    }
    return this.#text();
  }

  #text(): string {
    const start = this.#at;
    while (!this.done && (this.#bytes[this.#at] as number) > ARRAY_CLOSE) this.#at += 1;
    return decoder.decode(this.#bytes.subarray(start, this.#at));
  }

  #take(byte: number): boolean {
    if (this.#bytes[this.#at] !== byte) return false;
    this.#at += 1;
    return true;
  }
}
