import type { EventOf, GameEvent } from "./events.ts";

/** Who listens to what. Listeners run after the deed that made the event, in the order they were added. */
export class EventBus {
  readonly #listeners = new Map<GameEvent["type"], ((event: GameEvent) => void)[]>();

  on<T extends GameEvent["type"]>(type: T, listener: (event: EventOf<T>) => void): void {
    const list = this.#listeners.get(type) ?? [];
    // The map's key says which events reach the listener.
    list.push(listener as (event: GameEvent) => void);
    this.#listeners.set(type, list);
  }

  publish(event: GameEvent): void {
    for (const listener of this.#listeners.get(event.type) ?? []) listener(event);
  }
}
