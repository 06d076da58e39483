import { Newcomer, type BotClient, type NewcomerOptions } from "@wyldlands/bots";

/** One of those who meet. `onType`: told of each line before it goes out, so that a kill can meet it on its way. */
export class Member extends Newcomer {
  readonly #onType: () => void;

  constructor(client: BotClient, onType: () => void, options: NewcomerOptions) {
    super(client, options);
    this.#onType = onType;
  }

  override act(...lines: readonly string[]): Promise<string[]> {
    this.#onType();
    return super.act(...lines);
  }

  /** Types a line again and again until it is answered so. */
  async persist(line: string, pattern: RegExp, { tries = 40, gapMs = 100 } = {}): Promise<string[]> {
    for (let left = tries; left > 1; left -= 1) {
      const answer = await this.act(line);
      if (answer.some((one) => pattern.test(one))) return answer;
      await this.pause(gapMs);
    }
    return this.expect(line, pattern);
  }

  /** Reads on until such a line has come, or came since `from`, a length of the log. */
  async reads(pattern: RegExp, from: number, timeoutMs = 20_000): Promise<RegExpExecArray> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      for (const line of this.log.slice(from)) {
        const found = pattern.exec(line);
        if (found) return found;
      }
      if (performance.now() > deadline)
        throw new Error(`${this.now.name} read nothing like ${pattern}: ${this.log.slice(-10).join(" / ")}`);
      await this.pause(20);
    }
  }
}
