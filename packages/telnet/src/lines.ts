import { ByteBuffer } from "./byte-buffer.ts";

export interface Line {
  text: string;
  /** The line was longer than the limit; its rest was dropped. */
  truncated: boolean;
}

export type Charset = "utf-8" | "latin-1";

const BS = 8;
const TAB = 9;
const TAB_WIDTH = 4;
const LF = 10;
const CR = 13;
const SPACE = 32;
const DEL = 127;

/** Longest line in bytes, before decoding. */
export const MAX_LINE = 4096;

/**
 * Bytes → lines. CR LF, LF, CR NUL and bare CR end a line; a CR ends it at once, and an LF or NUL right after it, even in
 * the next packet, belongs to it. BS and DEL erase the character before (clients that send each key). TAB becomes four
 * spaces, as everywhere on the way to a player's eyes; all other control characters, C1 included, are dropped. Invalid
 * UTF-8 becomes U+FFFD. Never throws.
 *
 * Takes text as the parser gives it: IACs already undoubled.
 */
export class LineAssembler {
  readonly #max: number;
  #line = new ByteBuffer();
  #truncated = false;
  #afterCr = false;
  #charset: Charset = "utf-8";

  constructor(options: { maxLine?: number } = {}) {
    this.#max = options.maxLine ?? MAX_LINE;
  }

  /** Bytes of the unfinished line. */
  get buffered(): number {
    return this.#line.length;
  }

  get charset(): Charset {
    return this.#charset;
  }

  /** Holds for the unfinished line, too: bytes are decoded when a line ends. */
  setCharset(charset: Charset): void {
    this.#charset = charset;
  }

  push(bytes: Uint8Array): Line[] {
    const lines: Line[] = [];
    for (const byte of bytes) {
      const afterCr = this.#afterCr;
      this.#afterCr = byte === CR;
      if (byte === CR || (byte === LF && !afterCr)) lines.push(this.#take());
      else if (byte === BS || byte === DEL) this.eraseCharacter();
      else if (byte >= SPACE) this.#keep(byte);
      else if (byte === TAB) for (let i = 0; i < TAB_WIDTH; i++) this.#keep(SPACE);
    }
    return lines;
  }

  /** What stands unfinished when the connection ends (`printf look | nc`), if anything. */
  end(): Line | undefined {
    return this.#line.length > 0 || this.#truncated ? this.#take() : undefined;
  }

  /** Erases the last character; also what IAC EC asks for. What was cut off by the limit cannot be erased. */
  eraseCharacter(): void {
    if (this.#truncated) return;
    this.#line.truncate(this.#line.length - this.#lastCharacter());
  }

  /** Erases the unfinished line; what IAC EL asks for. */
  eraseLine(): void {
    this.#line.clear();
    this.#truncated = false;
  }

  #keep(byte: number): void {
    if (this.#line.length < this.#max) this.#line.push(byte);
    else this.#truncated = true;
  }

  /** Length in bytes of the last character; a byte that is part of no valid sequence counts as one. */
  #lastCharacter(): number {
    if (this.#charset === "latin-1") return 1;
    const end = this.#line.length;
    let length = 1;
    while (length < 4 && isContinuation(this.#line.at(end - length))) length++;
    return sequenceLength(this.#line.at(end - length)) === length ? length : 1;
  }

  #take(): Line {
    if (this.#truncated) this.#dropHalfCharacter();
    const text = decode(this.#line.bytes(), this.#charset);
    const truncated = this.#truncated;
    this.eraseLine();
    return { text, truncated };
  }

  /** The limit may have cut a UTF-8 sequence in two. */
  #dropHalfCharacter(): void {
    if (this.#charset === "latin-1") return;
    const end = this.#line.length;
    let back = 1;
    while (back < 4 && isContinuation(this.#line.at(end - back))) back++;
    if (sequenceLength(this.#line.at(end - back)) > back) this.#line.truncate(end - back);
  }
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80 && byte >= 0;
}

/** Length that a UTF-8 lead byte announces; 1 for ASCII and for bytes that lead nothing. */
function sequenceLength(lead: number): number {
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  return 1;
}

function decode(bytes: Uint8Array, charset: Charset): string {
  // WHATWG's "latin1" is windows-1252, so ISO 8859-1 is decoded by hand.
  const text = charset === "utf-8" ? new TextDecoder().decode(bytes) : latin1(bytes);
  // oxlint-disable-next-line no-control-regex -- C1 controls are what is looked for
  return text.replace(/[\u0080-\u009f]/g, "");
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
