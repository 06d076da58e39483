import type { BotClient } from "../client.ts";
import { isExitsLine, parseRoomView, type RoomView } from "../room-view.ts";
import { died, endsScore, gained, isScore, readScore, type Standing } from "./senses.ts";
import { WayFinder } from "./way-finder.ts";

export interface NewcomerOptions {
  /** Milliseconds until an answer is given up; 60,000 unless told, since a world may die meanwhile. */
  timeoutMs?: number;
  /** Milliseconds between two looks at how a fight goes, or a rest; 1,500 unless told. */
  beatMs?: number;
}

/** Back again, to learn a way in both directions. */
const BACK: Readonly<Record<string, string>> = {
  north: "south",
  south: "north",
  east: "west",
  west: "east",
  up: "down",
  down: "up",
  in: "out",
  out: "in",
};

const nothing = async (): Promise<void> => {};

export type FightEnd = "won" | "lost" | "fled" | "nobody";

/**
 * One who has never been here: types lines, reads the screen, and knows nothing else. After each deed it looks at its score,
 * so that what came before the score is the deed's answer.
 */
export class Newcomer {
  readonly client: BotClient;
  readonly map = new WayFinder();
  /** Everything read, oldest first. */
  readonly log: string[] = [];
  readonly #timeoutMs: number;
  readonly #beatMs: number;
  /** How much of the log was taken notice of. */
  #read = 0;
  #typed = "";
  /** When BASH can be used again, as the screen told. `performance.now()`. */
  #bashAt = 0;
  #waiting: (() => void)[] = [];
  room: RoomView | undefined;
  standing: Standing | undefined;
  /** Experience gained, by what the screen said. */
  gained = 0;
  wins = 0;
  deaths = 0;

  constructor(client: BotClient, options: NewcomerOptions = {}) {
    this.client = client;
    this.#timeoutMs = options.timeoutMs ?? 60_000;
    this.#beatMs = options.beatMs ?? 1_500;
    client.onLine((item) => {
      if (item.kind === "prompt" || item.again === true) return;
      const line = item.text.trimEnd();
      if (line !== "") this.log.push(line);
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  /** Where one stands; the last score that was read. */
  get now(): Standing {
    if (!this.standing) throw new Error("no score was read yet");
    return this.standing;
  }

  /** Types a line, or several at once, and reads until the score that is asked for after it. What came since the last time. */
  async act(...lines: readonly string[]): Promise<string[]> {
    const from = this.log.length;
    this.#typed = lines.join("; ");
    this.client.sendMany([...lines.filter((line) => line !== ""), "score"]);
    const to = await this.#until(endsScore, from);
    const read = this.log.slice(this.#read, to);
    this.#read = to;
    this.standing = readScore(read) ?? this.standing;
    const answer = read.filter((one) => !isScore(one));
    this.gained += gained(answer);
    if (died(answer)) this.deaths += 1;
    if (answer.some(isExitsLine)) this.room = parseRoomView(fromTitle(answer));
    return answer;
  }

  /** The same, and the answer has to have such a line. */
  async expect(line: string, pattern: RegExp): Promise<string[]> {
    const answer = await this.act(line);
    if (answer.some((one) => pattern.test(one))) return answer;
    throw new Error(`'${line}' was answered without ${pattern}: ${answer.join(" / ")}`);
  }

  /** Types a line whose outcome takes its time, and reads until it is there; `meanwhile` something else may happen. */
  async finish(line: string, pattern: RegExp, meanwhile: () => Promise<void> = nothing): Promise<string[]> {
    const from = this.log.length;
    await this.act(line);
    await meanwhile();
    await this.#until((one) => pattern.test(one), from);
    await this.act("");
    return this.log.slice(from);
  }

  /** One step. False when it was refused. The way is known from then on, and the way back. */
  async walk(direction: string): Promise<boolean> {
    const from = this.room?.title;
    let answer = await this.act(direction);
    const shut = answer.some((one) => / is closed\. OPEN /.test(one));
    if (shut) {
      await this.act(`open ${direction}`);
      answer = await this.act(direction);
    }
    if (!answer.some(isExitsLine)) return false;
    const to = this.room?.title;
    if (from !== undefined && to !== undefined && from !== to) {
      this.map.note(from, direction, to);
      const back = BACK[direction];
      if (back !== undefined && this.room?.exits.includes(back)) this.map.note(to, back, from);
    }
    return true;
  }

  /** Walks these steps; each has to be gone. */
  async follow(...steps: readonly string[]): Promise<void> {
    for (const step of steps) {
      if (await this.walk(step)) continue;
      throw new Error(`could not go ${step} from '${this.room?.title}': ${this.log.slice(-8).join(" / ")}`);
    }
  }

  /** Walks to a room that it has seen; from a place that it has not, by trying its exits until it knows where it is. */
  async goTo(title: string): Promise<void> {
    for (let tries = 0; this.room?.title !== title; tries += 1) {
      if (tries > 8) throw new Error(`knows no way from '${this.room?.title}' to '${title}'`);
      const path = this.map.path(this.room?.title ?? "", title) ?? this.#anyWay(tries);
      for (const step of path) if (!(await this.walk(step))) break;
      if (this.now.fighting) await this.fightOn();
      // Too tired for the next step: it takes a rest.
      if (this.now.stamina < 10) await this.recover(0);
      await this.act("look");
    }
  }

  /** One of the exits of where it is, another with each try. */
  #anyWay(tries: number): string[] {
    const exits = this.room?.exits ?? [];
    return exits.slice(tries % Math.max(1, exits.length)).slice(0, 1);
  }

  /** Waits while the world goes on. */
  async pause(ms: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, ms));
    await this.act("");
  }

  /** Attacks whoever answers to the word, and stays to the end, or until a share of the health is left. */
  async fight(word: string, fleeAt = 0.25): Promise<FightEnd> {
    const { experience } = this.now;
    const deaths = this.deaths;
    const begun = await this.act(`attack ${word}`);
    if (!this.now.fighting && this.now.experience === experience && !died(begun)) return "nobody";
    return this.fightOn(fleeAt, { experience, deaths, word });
  }

  /** Goes on with the fight that is. */
  async fightOn(
    fleeAt = 0.25,
    { experience, deaths, word }: { experience: number; deaths: number; word?: string } = {
      experience: this.now.experience,
      deaths: this.deaths,
    },
  ): Promise<FightEnd> {
    let fled = false;
    while (this.now.fighting) {
      const { health, mostHealth, stamina, calling } = this.now;
      if (health < mostHealth * fleeAt) {
        await this.act("flee");
        fled = true;
      } else if (calling === "deckhand" && word !== undefined && stamina >= 20) await this.#bash(word);
      await this.pause(this.#beatMs);
    }
    if (this.deaths > deaths) return "lost";
    if (this.now.experience > experience) {
      this.wins += 1;
      return "won";
    }
    return fled ? "fled" : "nobody";
  }

  async #bash(word: string): Promise<void> {
    if (performance.now() < this.#bashAt) return;
    const wait = /^Not yet: (\d+) seconds? more/.exec((await this.act(`bash ${word}`)).join("\n"))?.[1];
    this.#bashAt = performance.now() + Number(wait ?? 10) * 1_000;
  }

  /** Lies down where it is, or sleeps, until so much of the health is back. */
  async recover(share = 0.8, how: "rest" | "sleep" = "rest"): Promise<void> {
    const whole = (): boolean => this.now.health >= this.now.mostHealth * share && this.now.stamina >= 20;
    if (whole()) return;
    while (!whole()) {
      if (this.now.fighting) {
        await this.act("wake");
        await this.act("stand");
        await this.fightOn();
      }
      if (this.now.stance === "are on your feet") await this.act(how);
      await this.pause(this.#beatMs);
    }
    if (how === "sleep") await this.act("wake");
    await this.act("stand");
  }

  /** What it carries, wears and owns: equal before and after, or something was lost or doubled. */
  async belongings(): Promise<{ carried: string[]; worn: string[]; coins: number }> {
    const things = (answer: readonly string[]): string[] =>
      answer.flatMap((line) => /^ {2}(\S.*)$/.exec(line)?.[1] ?? []);
    const carried = things(await this.act("inventory"));
    const worn = things(await this.act("equipment"));
    return { carried, worn, coins: this.now.coins };
  }

  /** The place in the log behind the first line that fits, from `from` on. */
  async #until(fits: (line: string) => boolean, from: number): Promise<number> {
    const deadline = performance.now() + this.#timeoutMs;
    for (let next = from; ; ) {
      for (; next < this.log.length; next += 1) if (fits(this.log[next] ?? "")) return next + 1;
      const left = deadline - performance.now();
      if (left <= 0)
        throw new Error(
          `no answer to '${this.#typed}' in ${this.#timeoutMs} ms: ${this.log.slice(-8).join(" / ")}`,
        );
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }
}

/** What others do may be told in front of a room: its title is the first line that is no sentence. */
function fromTitle(answer: readonly string[]): readonly string[] {
  const title = answer.findIndex(
    (line) => line.length < 60 && /[^.!?'":,)]$/.test(line) && !isExitsLine(line),
  );
  return title < 0 ? answer : answer.slice(title);
}
