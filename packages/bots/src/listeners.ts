import type { Unsubscribe } from "./client.ts";

/** A list of callbacks. One that is added or removed during a call takes part from the next call on. */
export class Listeners<Args extends unknown[]> {
  #all: readonly ((...args: Args) => void)[] = [];

  add(listener: (...args: Args) => void): Unsubscribe {
    this.#all = [...this.#all, listener];
    return () => {
      this.#all = this.#all.filter((other) => other !== listener);
    };
  }

  call(...args: Args): void {
    for (const listener of this.#all) listener(...args);
  }
}
