import type { TestServer } from "../support/server.ts";
import type { Member } from "./member.ts";

/** How a world ends: SIGKILL from outside, between two typed lines, or by itself at a point of a commit. */
export const KILLS = ["kill -9", "before-commit", "after-commit", "after-send"] as const;
export type Kill = (typeof KILLS)[number];

/** Kills the world in the middle of what is told, and waits until it is over. */
export class Killer {
  readonly #server: TestServer;
  readonly #random: () => number;
  /** Of kills at a point of a commit: how many came only when the chapter had been told. */
  late = 0;

  constructor(server: TestServer, random: () => number) {
    this.#server = server;
    this.#random = random;
  }

  /** Ends the world that runs, so that the next one has these faults. */
  async nextWorldHas(faults: string): Promise<void> {
    this.#server.setFaults(faults);
    await this.#server.killWorld();
  }

  /** `lines`: how many a chapter types at least. */
  async during(kill: Kill, cast: readonly Member[], lines: number, tell: () => Promise<void>): Promise<void> {
    if (kill === "kill -9") await this.#atLine(cast, Math.floor(this.#random() * lines) + 1, tell);
    else await this.#atCommit(kill, cast, tell);
  }

  async #atLine(cast: readonly Member[], at: number, tell: () => Promise<void>): Promise<void> {
    let typed = 0;
    let killed: Promise<void> | undefined;
    for (const one of cast)
      one.onType = () => {
        typed += 1;
        if (typed < at || killed) return;
        killed = sleep(this.#random() * 25).then(() => this.#server.killWorld());
      };
    await tell();
    for (const one of cast) one.onType = () => {};
    if (!killed) throw new Error(`only ${typed} lines were typed: the world lives`);
    await killed;
  }

  /** The world that runs makes room for one with the fault, which comes while lines wait for it. */
  async #atCommit(point: string, cast: readonly Member[], tell: () => Promise<void>): Promise<void> {
    const server = this.#server;
    const deaths = server.deaths();
    const pid = server.worldPid();
    if (pid === undefined) throw new Error("no world is ready");
    // The first commits are the world's own: what it finds at its start, and the gateway that comes back.
    server.setFaults(`${point}:${3 + Math.floor(this.#random() * 3)}`);
    process.kill(pid, "SIGKILL");
    await tell();
    if (server.deaths() < deaths + 2) {
      this.late += 1;
      while (server.deaths() < deaths + 2) await cast[0]?.pause(20);
    }
    await server.until(() => server.deaths() >= deaths + 2, 60_000);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
