/** Gathers lines for this long before they are spoken, in milliseconds. */
const GATHER_MS = 600;
/** Of a flood only the newest are spoken. */
const MOST_LINES = 10;

/** Feeds a polite live region: a few lines at a time, so that a screen reader is never buried. */
export class Announcer {
  readonly #speak: (text: string) => void;
  #lines: string[] = [];

  constructor(speak: (text: string) => void) {
    this.#speak = speak;
  }

  add(line: string): void {
    if (line.trim() === "") return;
    this.#lines.push(line);
    if (this.#lines.length === 1) setTimeout(() => this.#flush(), GATHER_MS);
  }

  #flush(): void {
    const lines = this.#lines.splice(0);
    const left = lines.length - MOST_LINES;
    const spoken = lines.slice(-MOST_LINES).join("\n");
    this.#speak(left > 0 ? `${left} more ${left === 1 ? "line" : "lines"} above.\n${spoken}` : spoken);
  }
}
