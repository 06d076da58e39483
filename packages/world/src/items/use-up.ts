import type { Entity } from "@wyldlands/ecs";
import { Stack } from "../components/index.ts";
import { countOf } from "../views/names.ts";

/** Takes so many of a thing out of the world: eaten, burned, made into something. A documented sink; only inside a deed. */
export function useUp(thing: Entity, count = 1): void {
  const there = countOf(thing);
  if (count > there) throw new RangeError(`cannot use up ${count} of ${there}`);
  if (thing.has(Stack) && there > count) thing.edit(Stack).count -= count;
  else thing.despawn();
}
