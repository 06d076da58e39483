import type { ComponentStore } from "./component-store.ts";
import type { Entity } from "./entity.ts";
import type { Handle } from "./handle.ts";
import type { Kernel } from "./kernel.ts";
import type { Loop } from "./loops.ts";

/**
 * The entities that have all of some components, found anew by every loop over it. It walks the smallest store from its
 * end, so removing the current entity disturbs nothing, and what is added meanwhile is not visited. The order is the same
 * for the same history and otherwise not promised.
 */
export class Query implements Iterable<Entity> {
  readonly #kernel: Kernel;
  readonly #stores: readonly ComponentStore[];

  constructor(kernel: Kernel, stores: readonly ComponentStore[]) {
    this.#kernel = kernel;
    this.#stores = stores;
  }

  [Symbol.iterator](): Iterator<Entity, undefined> {
    return new QueryLoop(this.#kernel, this.#stores);
  }
}

class QueryLoop implements Iterator<Entity, undefined>, Loop {
  readonly stores: readonly ComponentStore[];
  current: Handle | undefined = undefined;
  readonly #kernel: Kernel;
  readonly #driver: ComponentStore;
  readonly #others: readonly ComponentStore[];
  #at = -1;

  constructor(kernel: Kernel, stores: readonly ComponentStore[]) {
    this.#kernel = kernel;
    this.stores = stores;
    const driver = stores.reduce((smallest, store) => (store.size < smallest.size ? store : smallest));
    this.#driver = driver;
    this.#others = stores.filter((store) => store !== driver);
  }

  next(): IteratorResult<Entity, undefined> {
    const driver = this.#driver;
    const others = this.#others;
    if (this.current === undefined) {
      if (this.#at === -2) return { done: true, value: undefined };
      this.#at = driver.size;
      this.#kernel.loops.enter(this);
    }
    let at = Math.min(this.#at, driver.size) - 1;
    search: for (; at >= 0; at--) {
      const index = driver.dense[at]!;
      for (let i = 0; i < others.length; i++) if (!others[i]!.has(index)) continue search;
      this.#at = at;
      this.current = this.#kernel.slots[index]!;
      return { done: false, value: this.current };
    }
    this.#finish();
    return { done: true, value: undefined };
  }

  return(): IteratorResult<Entity, undefined> {
    if (this.current !== undefined) this.#finish();
    this.#at = -2;
    return { done: true, value: undefined };
  }

  #finish(): void {
    this.current = undefined;
    this.#at = -2;
    this.#kernel.loops.leave(this);
    this.#kernel.sweep();
  }
}
