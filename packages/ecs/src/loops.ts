import type { ComponentStore } from "./component-store.ts";
import { EcsError } from "./errors.ts";
import type { Handle } from "./handle.ts";

/** A query loop that is under way. */
export interface Loop {
  readonly stores: readonly ComponentStore[];
  readonly current: Handle | undefined;
}

/** The systems and query loops under way, and who is to be despawned when the outermost one ends. */
export class Loops {
  readonly doomed = new Set<Handle>();
  readonly #running: Loop[] = [];
  #systems = 0;

  get busy(): boolean {
    return this.#systems > 0 || this.#running.length > 0;
  }

  enter(loop?: Loop): void {
    if (loop === undefined) this.#systems++;
    else this.#running.push(loop);
  }

  leave(loop?: Loop): void {
    if (loop === undefined) this.#systems--;
    else this.#running.splice(this.#running.lastIndexOf(loop), 1);
  }

  /** A loop may lose only its current entity: removing another one could show some entity twice. */
  guardRemoval(handle: Handle, store: ComponentStore): void {
    for (const loop of this.#running) {
      if (loop.current === handle || !loop.stores.includes(store)) continue;
      throw new EcsError(
        "in-loop",
        `'${store.type.name}' of ${handle.id} was removed inside a query loop over it; remove only from the loop's own entity, or after the loop.`,
      );
    }
  }
}
