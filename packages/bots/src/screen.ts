import type { ScreenItem, ScreenMatch, Unsubscribe, WaitOptions } from "./client.ts";
import { Listeners } from "./listeners.ts";

const DEFAULT_TIMEOUT_MS = 5_000;
/** Items kept for a script that has not read them yet, and to look back on. */
const KEEP = 1_000;

interface Waiter {
  test(item: ScreenItem): RegExpExecArray | null;
  resolve(found: ScreenMatch): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** What a player has before the eyes: lines and prompts in order, with a cursor for the script that reads them. */
export class Screen {
  #keep: number;
  #unread: ScreenItem[] = [];
  #transcript: string[] = [];
  #waiters: Waiter[] = [];
  #prompt = "";
  #over: string | undefined;
  readonly #listeners = new Listeners<[ScreenItem]>();

  /** At least the newest `keep` items are kept, at most twice as many. */
  constructor(keep = KEEP) {
    this.#keep = keep;
  }

  get prompt(): string {
    return this.#prompt;
  }

  get transcript(): readonly string[] {
    return this.#transcript;
  }

  onLine(listener: (item: ScreenItem) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  line(text: string, again = false): void {
    const item: ScreenItem = { kind: "line", text, at: performance.now() };
    this.#push(again ? { ...item, again: true } : item);
  }

  setPrompt(text: string): void {
    this.#prompt = text;
    this.#push({ kind: "prompt", text, at: performance.now() });
  }

  waitFor(pattern: RegExp | string, options: WaitOptions = {}): Promise<ScreenMatch> {
    const regex = toRegExp(pattern);
    const test = (item: ScreenItem): RegExpExecArray | null => regex.exec(item.text);
    for (const [index, item] of this.#unread.entries()) {
      const match = test(item);
      if (match === null) continue;
      this.#unread.splice(0, index + 1);
      return Promise.resolve({ ...item, match });
    }
    if (this.#over !== undefined)
      return Promise.reject(this.#error(`${this.#over}, and nothing matched ${regex}`));
    const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter);
        reject(this.#error(`nothing matched ${regex} in ${timeoutMs} ms`));
      }, timeoutMs);
      const waiter: Waiter = { test, resolve, reject, timer };
      this.#waiters.push(waiter);
    });
  }

  /** Everything not yet consumed, consumed now. */
  take(): ScreenItem[] {
    return this.#unread.splice(0);
  }

  /** Ends every wait, and those to come, until `reopen`: nothing more will be shown. */
  end(reason: string): void {
    this.#over = reason;
    for (const waiter of this.#waiters.splice(0)) {
      clearTimeout(waiter.timer);
      waiter.reject(this.#error(reason));
    }
  }

  /** Keeps nothing from now on: only listeners and those who wait already see what comes. */
  forget(): void {
    this.#keep = 0;
    this.#unread = [];
    this.#transcript = [];
  }

  reopen(): void {
    this.#over = undefined;
  }

  #push(item: ScreenItem): void {
    if (this.#keep > 0) this.#remember(item);
    if (item.kind === "line") this.#listeners.call(item);
    for (const waiter of this.#waiters) {
      const match = waiter.test(item);
      if (match === null) continue;
      clearTimeout(waiter.timer);
      this.#waiters = this.#waiters.filter((other) => other !== waiter);
      this.#unread = [];
      waiter.resolve({ ...item, match });
      return;
    }
  }

  #remember(item: ScreenItem): void {
    this.#transcript.push(item.text);
    if (this.#transcript.length > 2 * this.#keep) this.#transcript.splice(0, this.#keep);
    this.#unread.push(item);
    if (this.#unread.length > 2 * this.#keep) this.#unread.splice(0, this.#keep);
  }

  #error(what: string): Error {
    const last = this.#transcript.slice(-8).map((text) => `  | ${text}`);
    return new Error(
      last.length === 0 ? `${what}; the screen is empty` : `${what}; the screen ends:\n${last.join("\n")}`,
    );
  }
}

/** A string is looked for as it stands; a pattern loses its `g` and `y`, which would make it remember. */
export function toRegExp(pattern: RegExp | string): RegExp {
  if (typeof pattern === "string") return new RegExp(pattern.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ""));
}
