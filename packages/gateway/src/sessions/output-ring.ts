import { Buffer } from "node:buffer";
import type { About } from "../link/events.ts";

export interface NumberedOutput {
  n: number;
  text: string;
  /** Where it was said, if it was. */
  about?: About | undefined;
}

/** The last outputs of one session, numbered from 1 and bounded in bytes: what a client that comes back has missed. */
export class OutputRing {
  readonly #limit: number;
  readonly #outputs: (NumberedOutput & { bytes: number })[] = [];
  #bytes = 0;
  #last = 0;

  constructor(limit = 64 * 1024) {
    this.#limit = limit;
  }

  /** Number of the latest output, 0 before the first. */
  get last(): number {
    return this.#last;
  }

  get bytes(): number {
    return this.#bytes;
  }

  push(text: string, about?: About): NumberedOutput {
    const output = { n: ++this.#last, text, about, bytes: Buffer.byteLength(text) };
    this.#outputs.push(output);
    this.#bytes += output.bytes;
    while (this.#bytes > this.#limit && this.#outputs.length > 0)
      this.#bytes -= (this.#outputs.shift() as { bytes: number }).bytes;
    return output;
  }

  /** Outputs with a number above `last`, in order, as far as they are still held. */
  after(last: number): NumberedOutput[] {
    return this.#outputs
      .filter((output) => output.n > last)
      .map(({ n, text, about }) => (about === undefined ? { n, text } : { n, text, about }));
  }
}
