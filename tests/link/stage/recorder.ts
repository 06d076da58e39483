import { decodeTopic, type Status, type TopicName, type Topics } from "@wyldlands/protocol";
import type { LinkEvents } from "../../../packages/gateway/src/link/events.ts";

/** What one session got, in order. */
export class Heard {
  /** Lines of words, without markup. */
  readonly lines: string[] = [];
  /** Client numbers of answered lines. */
  readonly answered: number[] = [];
  /** Lines and answers in the order they came: `> 3` stands for the answer to line 3. */
  readonly story: string[] = [];
  readonly topics = new Map<string, string>();
  /** How often each topic came. */
  readonly sent = new Map<string, number>();
  closed: string | undefined;

  /** The topic's last value; undefined when none came. */
  topic<K extends TopicName>(name: K): Topics[K] | undefined {
    const json = this.topics.get(name);
    return json === undefined ? undefined : decodeTopic(name, json);
  }

  times(line: string): number {
    return this.lines.filter((one) => one === line).length;
  }
}

/** Takes down what a link tells its gateway, and lets tests wait for it. */
export class Recorder implements LinkEvents {
  readonly #heard = new Map<number, Heard>();
  readonly #watchers = new Set<() => void>();
  readonly states: string[] = [];
  readonly statuses: Status[] = [];
  batches = 0;
  boots = 1;

  of(session: number): Heard {
    let heard = this.#heard.get(session);
    if (!heard) this.#heard.set(session, (heard = new Heard()));
    return heard;
  }

  /** Resolves when `passes` holds; asked again after every event. `what` names it when it does not come. */
  async until(what: string, passes: () => boolean, limitMs = 15_000): Promise<void> {
    if (passes()) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#watchers.delete(look);
        reject(new Error(`did not come: ${what}\n${this.#story()}`));
      }, limitMs);
      const look = (): void => {
        if (!passes()) return;
        clearTimeout(timer);
        this.#watchers.delete(look);
        resolve();
      };
      this.#watchers.add(look);
    });
  }

  #story(): string {
    return [...this.#heard].map(([n, heard]) => `${n}: ${heard.story.slice(-12).join(" | ")}`).join("\n");
  }

  #look(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  out(sessions: readonly number[], text: string): void {
    for (const session of sessions) {
      const lines = plain(text).split("\n");
      this.of(session).lines.push(...lines);
      this.of(session).story.push(...lines);
    }
    this.#look();
  }

  state(sessions: readonly number[], topic: string, json: string): void {
    for (const session of sessions) {
      const heard = this.of(session);
      heard.topics.set(topic, json);
      heard.sent.set(topic, (heard.sent.get(topic) ?? 0) + 1);
    }
    this.#look();
  }

  answered(session: number, clientNo: number): void {
    const heard = this.of(session);
    heard.answered.push(clientNo);
    heard.story.push(`> ${clientNo}`);
    this.#look();
  }

  closing(session: number, text: string): void {
    this.of(session).closed = plain(text);
    this.#look();
  }

  batchEnd(): void {
    this.batches += 1;
    this.#look();
  }

  world(state: "here" | "away" | "silent"): void {
    this.states.push(state);
    this.#look();
  }

  status(status: Status): void {
    this.statuses.push(status);
    this.#look();
  }

  policy(): void {}

  bootGone(): void {
    this.boots += 1;
    this.#look();
  }
}

function plain(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
