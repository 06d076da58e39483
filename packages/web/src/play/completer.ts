/** What is to be done at a Tab: show that text, ask the world, or let the Tab do what it does elsewhere. */
export type Tabbed = { show: string } | { ask: string } | "leave";

/**
 * Completes what is being typed. The first Tab asks the world, whose answer puts the likeliest line in; each further one
 * puts in the next, round and round. Where there is nothing to complete the Tab moves the focus on, so that nobody who
 * has only a keyboard is held in the input.
 */
export class Completer {
  #asked: string | undefined;
  #lines: readonly string[] = [];
  #at = -1;
  /** The world had nothing for this text. */
  #barren: string | undefined;

  tab(text: string): Tabbed {
    // Asked and not answered: the world is away, or there is nobody to answer.
    if (text.trim() === "" || text === this.#barren || text === this.#asked) return "leave";
    if (this.#at >= 0 && this.#lines[this.#at] === text) {
      if (this.#lines.length === 1) return this.#ask(text);
      this.#at = (this.#at + 1) % this.#lines.length;
      return { show: this.#lines[this.#at] ?? text };
    }
    return this.#ask(text);
  }

  /** The world's answer; the text that the input is to hold now, if it still holds what was asked for. */
  answer(line: string, lines: readonly string[], shown: string): string | undefined {
    if (line !== this.#asked) return undefined;
    this.#asked = undefined;
    if (line !== shown) return undefined;
    this.#lines = lines;
    this.#at = lines.length > 0 ? 0 : -1;
    this.#barren = lines.length > 0 ? undefined : shown;
    return lines[0];
  }

  #ask(text: string): Tabbed {
    this.#asked = text;
    return { ask: text };
  }
}
