import type { TopicName, Topics } from "@wyldlands/protocol";
import type { WaitOptions } from "@wyldlands/bots";
import { Screen } from "../../packages/bots/src/screen.ts";

// oxlint-disable-next-line no-control-regex -- control sequences are what is looked for
const CONTROLS = /\u001b\[[0-9;?]*[ -/]*[@-~]|[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** What a client was told beside its words, in whichever form its wire has. */
export interface SideFacts {
  gmcp: { name: string; data: unknown }[];
  /** Latest value of each variable. */
  msdp: Record<string, unknown>;
  /** Latest value of each topic. */
  topics: Partial<Topics>;
}

/** A player's place before some client: bare words in and out, the same to use whatever is spoken on the wire. */
export abstract class Seat {
  readonly screen = new Screen();
  readonly facts: SideFacts = { gmcp: [], msdp: {}, topics: {} };
  /** Every line shown, empty ones left out. */
  readonly words: string[] = [];
  /** What is typed is hidden now; undefined where the wire cannot ask for it. */
  hides: boolean | undefined;
  closed = false;
  /** Words come broken into lines that fit the window it told of. */
  readonly wraps: boolean = false;
  readonly #watchers = new Set<() => void>();

  constructor() {
    this.screen.onLine(({ text }) => {
      if (text.trim() !== "") this.words.push(text.trimEnd());
    });
  }

  /** Resolves when the server can be talked to. */
  abstract open(): Promise<void>;
  /** Lines in one packet, where the wire has packets. */
  abstract send(...lines: string[]): void;
  /** Tells the width of the window, where the wire can. */
  resize(_width: number): void {}
  /** Cuts the line without a goodbye. */
  abstract drop(): void;

  get prompt(): string {
    return this.screen.prompt;
  }

  /** The next line or prompt that matches; what came before it is consumed. */
  async until(pattern: RegExp | string, options: WaitOptions = {}): Promise<string> {
    return (await this.screen.waitFor(pattern, { timeoutMs: 10_000, ...options })).text;
  }

  /** Types a line and waits for the last line of its answer. */
  async ask(line: string, last: RegExp | string): Promise<void> {
    this.send(line);
    await this.until(last);
  }

  /** Waits until this stands before the cursor. */
  promptIs(pattern: RegExp): Promise<void> {
    return this.holds(`the prompt ${pattern}`, () => pattern.test(this.prompt));
  }

  ends(): Promise<void> {
    return this.holds("the connection's end", () => this.closed);
  }

  /** Waits until something is true of this seat. */
  async holds(what: string, look: () => boolean): Promise<void> {
    if (look()) return;
    await new Promise<void>((resolve, reject) => {
      const watcher = (): void => {
        if (!look()) return;
        clearTimeout(timer);
        this.#watchers.delete(watcher);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#watchers.delete(watcher);
        reject(new Error(`waited in vain for ${what}; the screen ends: ${this.words.slice(-6).join(" / ")}`));
      }, 20_000);
      this.#watchers.add(watcher);
    });
  }

  protected changed(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  protected line(text: string): void {
    this.screen.line(clean(text));
    this.changed();
  }

  protected asks(prompt: string): void {
    this.screen.setPrompt(clean(prompt));
    this.changed();
  }

  protected told<K extends TopicName>(topic: K, value: Topics[K]): void {
    this.facts.topics[topic] = value;
    this.changed();
  }

  protected ended(): void {
    this.closed = true;
    this.screen.end("the connection ended");
    this.changed();
  }
}

function clean(text: string): string {
  return text.replace(CONTROLS, "");
}
