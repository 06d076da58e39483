import type { Span } from "@wyldlands/protocol/markup";

export interface LogLine {
  /** words: from the world · typed: by the player · notice: from this page or the gateway. */
  kind: "words" | "typed" | "notice";
  spans: readonly Span[];
  /** art: a drawing, several lines in one · aloud: words for the ear alone. */
  shape?: "art" | "aloud";
  /** Shown before, and shown again after a reload. */
  again?: boolean;
  /** Dimmed until `settle` is called with this key. */
  waiting?: number;
}

/** Lines kept. While the reader looks back nothing is cut, up to twice as many: what is read must not move. */
const RING = 5_000;
/** Nearer to the end than this, in pixels, the reader counts as being at the end. */
const AT_END = 24;

/**
 * The scrollback: one element per line, text nodes only, one change of the page per animation frame. It follows the newest
 * line until the reader scrolls up; from then on it stays where it is and counts what comes in below.
 */
export class LogView {
  readonly #onUnread: (count: number) => void;
  readonly #onCommand: (command: string) => void;
  readonly #waiting = new Map<number, HTMLElement>();
  readonly #settledEarly = new Set<number>();
  #box: HTMLElement | undefined;
  #lines: HTMLElement | undefined;
  #pending: LogLine[] = [];
  #frame = 0;
  #following = true;
  #unread = 0;
  #top = 0;

  /** `onCommand`: the reader chose a command or an exit that the text names. */
  constructor(onUnread: (count: number) => void, onCommand: (command: string) => void) {
    this.#onUnread = onUnread;
    this.#onCommand = onCommand;
  }

  /** Shows the log in `box`, which scrolls. Returns what undoes it. */
  attach(box: HTMLElement): () => void {
    this.#box = box;
    const lines = (this.#lines ??= document.createElement("div"));
    box.append(lines);
    const onScroll = (): void => this.#scrolled(box);
    const observer = new ResizeObserver(() => this.#following && this.#stick(box));
    box.addEventListener("scroll", onScroll, { passive: true });
    // The lines as well: a line's true height is known only once it has been drawn (content-visibility).
    observer.observe(box);
    observer.observe(lines);
    this.#schedule();
    return () => {
      box.removeEventListener("scroll", onScroll);
      observer.disconnect();
      this.#box = undefined;
    };
  }

  add(...lines: LogLine[]): void {
    this.#pending.push(...lines);
    if (this.#pending.length > 2 * RING) this.#pending.splice(0, RING);
    this.#schedule();
  }

  /** The line with this key is no longer waiting. */
  settle(key: number): void {
    const element = this.#waiting.get(key);
    this.#waiting.delete(key);
    if (element === undefined) this.#settledEarly.add(key);
    else element.classList.remove("waiting");
  }

  /** No line waits any longer: keys are used anew from here on. */
  settleAll(): void {
    this.#flush();
    for (const element of this.#waiting.values()) element.classList.remove("waiting");
    this.#waiting.clear();
    this.#settledEarly.clear();
  }

  toEnd(): void {
    this.#following = true;
    this.#setUnread(0);
    if (this.#box !== undefined) this.#stick(this.#box);
  }

  /** Scrolls by pages, as the keys do: -1 is one page up. */
  page(pages: number): void {
    this.#box?.scrollBy({ top: pages * this.#box.clientHeight * 0.9 });
  }

  #schedule(): void {
    if (this.#frame !== 0 || this.#box === undefined) return;
    this.#frame = requestAnimationFrame(() => this.#flush());
  }

  #flush(): void {
    if (this.#frame !== 0) cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const [box, lines] = [this.#box, this.#lines];
    if (box === undefined || lines === undefined || this.#pending.length === 0) return;
    const added = this.#pending.splice(0);
    const fragment = document.createDocumentFragment();
    for (const line of added) fragment.append(this.#element(line));
    lines.append(fragment);
    const most = this.#following ? RING : 2 * RING;
    while (lines.childElementCount > most) lines.firstElementChild?.remove();
    if (this.#following) this.#stick(box);
    else this.#setUnread(this.#unread + added.length);
  }

  #element({ kind, spans, shape, again, waiting }: LogLine): HTMLElement {
    const element = document.createElement("div");
    element.className = ["line", kind, shape, again === true && "again"].filter(Boolean).join(" ");
    if (shape === "art") {
      element.ariaHidden = "true";
      // It scrolls sideways, which would make it a tab stop that says nothing.
      element.tabIndex = -1;
    }
    for (const span of spans) element.append(this.#spanNode(span));
    if (waiting !== undefined && !this.#settledEarly.delete(waiting)) {
      element.classList.add("waiting");
      this.#waiting.set(waiting, element);
    }
    return element;
  }

  #scrolled(box: HTMLElement): void {
    const left = box.scrollHeight - box.scrollTop - box.clientHeight;
    if (left <= AT_END) {
      this.#following = true;
      this.#setUnread(0);
    } else if (box.scrollTop < this.#top) {
      this.#following = false;
    }
    this.#top = box.scrollTop;
  }

  #stick(box: HTMLElement): void {
    box.scrollTop = box.scrollHeight;
    this.#top = box.scrollTop;
  }

  #setUnread(count: number): void {
    if (count === this.#unread) return;
    this.#unread = count;
    this.#onUnread(count);
  }

  /** Nested tags become one element with a class each: a colour is a matter of the style sheet. */
  #spanNode({ text, tags }: Span): Node {
    if (tags.length === 0) return document.createTextNode(text);
    const element = document.createElement("span");
    element.className = tags.map((tag) => `tag-${tag}`).join(" ");
    element.textContent = text;
    if (tags.includes("command") || tags.includes("exit")) {
      // No button: a line stays text that can be marked and copied; and no tab stop, or thousands would be in the way.
      element.role = "link";
      element.tabIndex = -1;
      element.addEventListener("click", () => this.#onCommand(text.toLowerCase()));
    }
    return element;
  }
}
