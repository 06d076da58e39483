import { setTimeout as sleep } from "node:timers/promises";
import type { TestServer } from "../support/server.ts";

/** How a world ends: SIGKILL from outside between two typed lines, or by itself at a point of a commit. */
export const KILLS = ["kill -9", "before-commit", "after-commit", "after-send"] as const;
export type Kill = (typeof KILLS)[number];

/** An hour of the world in a second. */
const HOURLY = "hurry:3600";
/** In so many milliseconds a lot of an hour has ended, whenever the world was killed. */
const HOUR_MS = 1_500;
/** A world's first commits are of what it finds at its start and of the gateway that comes back. */
const FIRST_COMMITS = 3;

/** Kills the world in the middle of what is told, and waits until another one is there. */
export class Killer {
  readonly #server: TestServer;
  readonly #random: () => number;
  /** Called for each line that somebody types. */
  #heed: () => void = () => {};
  /** Of kills at a point of a commit: how many came only when the chapter had been told. */
  late = 0;

  constructor(server: TestServer, random: () => number) {
    this.#server = server;
    this.#random = random;
  }

  /** Somebody types a line. */
  typed(): void {
    this.#heed();
  }

  /** The world dies early in what is told. `idle`: something that is typed when the telling is over too soon. */
  async during(kill: Kill, tell: () => Promise<void>, idle: () => Promise<unknown>): Promise<void> {
    if (kill === "kill -9") await this.#atLine(tell);
    else await this.#atCommit(kill, tell, idle);
  }

  /**
   * Lets an hour of the world pass in a second, and kills it meanwhile: at a commit, and when that comes too early at the
   * one after it, until `over` says that what was waited for has come about. Then the world goes on at its own pace.
   */
  async hours(kill: Kill | undefined, over: () => Promise<boolean>): Promise<void> {
    for (let commit = FIRST_COMMITS; ; commit += 1) {
      if (commit > FIRST_COMMITS + 12) throw new Error("the hours do not pass");
      const deaths = this.#server.deaths();
      const atCommit = kill !== undefined && kill !== "kill -9";
      await this.#nextWorldHas(atCommit ? `${HOURLY},${kill}:${commit}` : HOURLY);
      const deadline = performance.now() + (kill === "kill -9" ? this.#random() : 1) * HOUR_MS;
      while (this.#server.deaths() < deaths + 2 && performance.now() < deadline) await sleep(10);
      if (this.#server.deaths() < deaths + 2) await this.#server.killWorld();
      else await this.#server.nextWorld(0);
      if (await over()) return;
    }
  }

  async #nextWorldHas(faults: string): Promise<void> {
    const pid = this.#server.worldPid();
    if (pid === undefined) throw new Error("no world is ready");
    const deaths = this.#server.deaths();
    this.#server.setFaults(faults);
    process.kill(pid, "SIGKILL");
    await this.#server.until(() => this.#server.deaths() > deaths, 60_000);
    await this.#server.nextWorld(pid);
  }

  /** At one of its first three lines: it is on its way then. */
  async #atLine(tell: () => Promise<void>): Promise<void> {
    const at = 1 + Math.floor(this.#random() * 3);
    let typed = 0;
    let killed: Promise<void> | undefined;
    this.#heed = () => {
      typed += 1;
      if (typed === at) killed = sleep(this.#random() * 25).then(() => this.#server.killWorld());
    };
    await tell();
    this.#heed = () => {};
    if (!killed) throw new Error(`only ${typed} lines were typed: the world lives`);
    await killed;
  }

  /** The world that runs makes room for one with the fault, which starts while lines wait for it. */
  async #atCommit(point: string, tell: () => Promise<void>, idle: () => Promise<unknown>): Promise<void> {
    const server = this.#server;
    const deaths = server.deaths();
    const pid = server.worldPid();
    if (pid === undefined) throw new Error("no world is ready");
    server.setFaults(`${point}:${FIRST_COMMITS + Math.floor(this.#random() * 2)}`);
    process.kill(pid, "SIGKILL");
    await tell();
    if (server.deaths() < deaths + 2) this.late += 1;
    while (server.deaths() < deaths + 2) await idle();
    await server.nextWorld(pid);
  }
}
