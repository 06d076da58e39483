import { NO_FAULTS, type Faults } from "../turn/faults.ts";

export type Point = Parameters<Faults["at"]>[0];

/** Ends a test's world at a point of its next commit, as a kill would: what was not committed is gone. */
export class Trap {
  readonly faults: Faults;
  /** Resolves when it has sprung. */
  sprung: Promise<void> = Promise.resolve();
  #set: { point: Point; spring: () => void } | undefined;

  constructor() {
    this.faults = {
      ...NO_FAULTS,
      at: (point) => {
        if (this.#set?.point !== point) return;
        const { spring } = this.#set;
        this.#set = undefined;
        spring();
      },
    };
  }

  /** `kill` is called the next time that the world gets to the point. */
  set(point: Point, kill: () => void): void {
    this.sprung = new Promise((resolve) => {
      this.#set = {
        point,
        spring: () => {
          kill();
          resolve();
        },
      };
    });
  }
}
