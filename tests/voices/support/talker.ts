import { Player, TelnetClient, type BotClient } from "@wyldlands/bots";
import type { TestServer } from "../../support/server.ts";

/** One exchange, as the player saw it. */
export interface Exchange {
  readonly typed: string;
  /** What the npc said, without quotes; empty when it was only seen to do something. */
  readonly said: string;
  /** Everything that came, in order, with how long after the line it came. */
  readonly lines: readonly { readonly text: string; readonly ms: number }[];
  /** Milliseconds until there was anything of the npc at all, and until its words were there. */
  readonly firstMs: number;
  readonly wholeMs: number;
}

export interface Wanted {
  /** Name of who is to answer, as it stands before its words. */
  readonly of: string;
  readonly timeoutMs?: number;
  /** Also what comes of the words, which stands behind them. */
  readonly whole?: boolean;
}

const PASSWORD = "green is stone, gold is home";

/** A player at a real socket who talks, and reads what is answered. */
export class Talker {
  readonly name: string;
  readonly client: BotClient;
  readonly #seen: { text: string; at: number }[] = [];
  #wake: () => void = () => {};

  private constructor(name: string, client: BotClient) {
    this.name = name;
    this.client = client;
    client.onLine(({ kind, text, at, again }) => {
      if (kind === "prompt" || again === true) return;
      this.#seen.push({ text: text.trimEnd(), at });
      this.#wake();
    });
  }

  static async enter(server: TestServer, name: string): Promise<Talker> {
    const talker = new Talker(name, new TelnetClient({ ...server.telnet, width: 400 }));
    const player = new Player(talker.client, { timeoutMs: 60_000 });
    await player.newAccount({ name: name.toLowerCase(), password: PASSWORD, character: name });
    return talker;
  }

  /** Everything read so far. */
  get log(): readonly string[] {
    return this.#seen.map(({ text }) => text);
  }

  /** Types a line and reads on until one comes that matches. */
  async until(line: string, pattern: RegExp, timeoutMs = 60_000): Promise<RegExpExecArray> {
    const from = this.#seen.length;
    if (line !== "") this.client.send(line);
    return (await this.#next(pattern, from, timeoutMs)).match;
  }

  async walk(...steps: readonly string[]): Promise<void> {
    for (const step of steps) await this.until(step, /^Exits: /);
  }

  /** Says something, and reads until that person has answered. */
  async exchange(typed: string, { of, timeoutMs = 20_000, whole = false }: Wanted): Promise<Exchange> {
    const from = this.#seen.length;
    const began = performance.now();
    this.client.send(typed);
    const words = new RegExp(
      String.raw`^${of} (?:says|tells you), '(.*)'$|^${of} gives you a look, and says nothing\.$`,
    );
    const { match, index } = await this.#next(words, from, timeoutMs);
    if (whole) await this.#prompted(match[0], timeoutMs);
    const lines = this.#seen
      .slice(from, whole ? undefined : index + 1)
      .map(({ text, at }) => ({ text, ms: at - began }))
      .filter(({ text }) => text !== "");
    const first = lines.find(({ text }) => text.startsWith(`${of} `));
    return {
      typed,
      said: match[1] ?? "",
      lines,
      firstMs: first?.ms ?? Number.POSITIVE_INFINITY,
      wholeMs: (this.#seen[index]?.at ?? Number.POSITIVE_INFINITY) - began,
    };
  }

  close(): void {
    this.client.drop();
  }

  /** Resolves with the prompt behind that line, which ends what one turn has to say. */
  async #prompted(line: string, timeoutMs: number): Promise<void> {
    const { client } = this;
    await client.waitFor(line, { timeoutMs });
    await client.waitForPrompt(/^/, { timeoutMs });
  }

  async #next(
    pattern: RegExp,
    from: number,
    timeoutMs: number,
  ): Promise<{ match: RegExpExecArray; index: number }> {
    const deadline = performance.now() + timeoutMs;
    for (let at = from; ; at += 1) {
      while (at >= this.#seen.length) {
        const left = deadline - performance.now();
        if (left <= 0)
          throw new Error(`${this.name} read nothing like ${pattern}: ${this.log.slice(-8).join(" / ")}`);
        await this.#news(left);
      }
      const match = pattern.exec(this.#seen[at]?.text ?? "");
      if (match) return { match, index: at };
    }
  }

  #news(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
