const KEPT = 200;

/** The lines typed before, walked with the arrow keys. What stands unsent in the input is a stop on the way and never lost. */
export class History {
  #lines: string[] = [];
  #at = 0;
  #draft = "";

  /** A line was sent; repeats of the newest are kept once. */
  add(line: string): void {
    if (line !== "" && line !== this.#lines.at(-1)) this.#lines.push(line);
    if (this.#lines.length > KEPT) this.#lines.shift();
    this.#at = this.#lines.length;
    this.#draft = "";
  }

  /** The line before, or undefined at the oldest. `shown` is what stands in the input now. */
  older(shown: string): string | undefined {
    if (this.#at === 0) return undefined;
    if (this.#at === this.#lines.length) this.#draft = shown;
    return this.#lines[--this.#at];
  }

  /** The line after, in the end what was being typed; undefined when that stands there already. */
  newer(): string | undefined {
    if (this.#at === this.#lines.length) return undefined;
    this.#at++;
    return this.#at === this.#lines.length ? this.#draft : this.#lines[this.#at];
  }
}
