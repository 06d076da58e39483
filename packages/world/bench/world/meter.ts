import { closeSync, openSync, readSync } from "node:fs";
import type { TestWorld } from "../../src/testing/test-world.ts";

/** Of the thread that opens it: nanoseconds it ran, and nanoseconds it waited for a core while others ran. Linux has it. */
const SCHEDSTAT = "/proc/thread-self/schedstat";

/** Milliseconds of turns and systems of a world, without what the thread waited for a core: that is other processes' doing. */
export class Meter {
  readonly turns: number[] = [];
  readonly systems = new Map<string, number[]>();
  readonly #waited = waitClock();

  constructor({ game, runner, metrics }: TestWorld) {
    const { world } = game;
    const runSystem = world.system.bind(world);
    world.system = <T>(name: string, run: () => T): T => {
      const done = this.#start();
      const result = runSystem(name, run);
      const times = this.systems.get(name) ?? [];
      this.systems.set(name, times);
      times.push(done());
      return result;
    };
    // The first that a turn asks is what the last one left over; the last that it does is to count itself.
    let done = this.#start();
    const { waiting } = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(runner) as object) as Record<
      string,
      PropertyDescriptor
    >;
    Object.defineProperty(runner, "waiting", {
      get: () => {
        done = this.#start();
        return waiting?.get?.call(runner) as number;
      },
    });
    metrics.turnSeconds.observe = (): void => void this.turns.push(done());
  }

  reset(): void {
    this.turns.length = 0;
    this.systems.clear();
  }

  /** Call what it returns for the milliseconds since. */
  #start(): () => number {
    const at = performance.now();
    const waited = this.#waited();
    return () => Math.max(0, performance.now() - at - (this.#waited() - waited));
  }
}

/** Milliseconds that this thread has waited for a core; always 0 where nobody counts them. */
function waitClock(): () => number {
  const bytes = Buffer.alloc(96);
  let file: number;
  try {
    file = openSync(SCHEDSTAT, "r");
  } catch {
    return () => 0;
  }
  process.once("exit", () => closeSync(file));
  return () =>
    Number(bytes.toString("latin1", 0, readSync(file, bytes, 0, bytes.length, 0)).split(" ")[1]) / 1e6;
}
