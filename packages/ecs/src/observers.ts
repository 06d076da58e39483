import type { Entity } from "./entity.ts";

/** Gets the component's value as it is now, or for a removal as it last was. */
export type ComponentObserver = (entity: Entity, value: unknown) => void;

/** `from` and `to` are undefined when the link begins or ends. */
export type MoveObserver = (entity: Entity, from: Entity | undefined, to: Entity | undefined) => void;

/** Adds to a list of observers and returns the function that takes it off again. */
export function subscribe<F>(list: F[], observer: F): () => void {
  list.push(observer);
  return () => {
    const at = list.indexOf(observer);
    if (at >= 0) list.splice(at, 1);
  };
}
