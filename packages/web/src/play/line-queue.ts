/** A line that the player sent and the world has not answered. `secret`: typed masked, so it never leaves memory. */
export interface QueuedLine {
  readonly n: number;
  readonly text: string;
  readonly secret: boolean;
}

/** What of the queue is kept over a reload: a secret's place, not its text. */
export type StoredLine = { n: number; text: string } | { n: number; secret: true };

/** More unanswered lines than this are not taken; the text then stays with the player. */
const LIMIT = 100;

/** The lines of one session, numbered from 1 and kept in order until they are answered. */
export class LineQueue {
  #lines: QueuedLine[] = [];
  #next = 1;

  get lines(): readonly QueuedLine[] {
    return this.#lines;
  }

  get next(): number {
    return this.#next;
  }

  fits(count: number): boolean {
    return this.#lines.length + count <= LIMIT;
  }

  /** Undefined when the queue is full. */
  add(text: string, secret: boolean): QueuedLine | undefined {
    if (!this.fits(1)) return undefined;
    const line = { n: this.#next++, text, secret };
    this.#lines.push(line);
    return line;
  }

  /** The line is answered, and so are all before it: lines are answered in order. Returns those that are settled by this. */
  acked(n: number): QueuedLine[] {
    const settled = this.#lines.filter((line) => line.n <= n);
    this.#lines = this.#lines.filter((line) => line.n > n);
    return settled;
  }

  /** The line was not taken. */
  refused(n: number): QueuedLine | undefined {
    const line = this.#lines.find((one) => one.n === n);
    this.#lines = this.#lines.filter((one) => one !== line);
    return line;
  }

  /** A new session begins: numbers start again at 1. Returns what was never answered. */
  reset(): QueuedLine[] {
    const left = this.#lines;
    this.#lines = [];
    this.#next = 1;
    return left;
  }

  /**
   * Lines beyond `accepted`, to be sent again. Where a secret was lost by a reload, it and what was typed after it would
   * land in the wrong place: they are dropped and returned as `lost`.
   */
  beyond(accepted: number): { again: QueuedLine[]; lost: QueuedLine[] } {
    this.#next = Math.max(this.#next, accepted + 1);
    const beyond = this.#lines.filter((line) => line.n > accepted);
    const hole = beyond.findIndex((line) => line.secret && line.text === "");
    if (hole < 0) return { again: beyond, lost: [] };
    const lost = beyond.slice(hole);
    this.#lines = this.#lines.filter((line) => !lost.includes(line));
    this.#next = lost[0]?.n ?? this.#next;
    return { again: beyond.slice(0, hole), lost };
  }

  store(): StoredLine[] {
    return this.#lines.map(({ n, text, secret }) => (secret ? { n, secret } : { n, text }));
  }

  restore(lines: readonly StoredLine[], next: number): void {
    this.#lines = lines.map((line) =>
      "secret" in line ? { n: line.n, text: "", secret: true } : { ...line, secret: false },
    );
    this.#next = next;
  }
}
