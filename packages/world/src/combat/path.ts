import type { Entity } from "@wyldlands/ecs";
import { Room } from "../components/index.ts";
import type { Game } from "../game.ts";

/** Rooms that are looked at before it is given up. */
const FARTHEST = 400;

/** The directions from one room to another, the fewest; undefined: no way, or too far. Doors count as open. */
export function pathTo(game: Game, from: Entity, to: Entity): string[] | undefined {
  const before = new Map<Entity, { room: Entity; direction: string } | undefined>([[from, undefined]]);
  const queue = [from];
  for (let i = 0; i < queue.length && i < FARTHEST; i += 1) {
    const room = queue[i] as Entity;
    if (room === to) return walked(before, to);
    for (const [direction, slug] of Object.entries(room.get(Room)?.exits ?? {})) {
      const next = game.room(slug);
      if (!next || before.has(next)) continue;
      before.set(next, { room, direction });
      queue.push(next);
    }
  }
  return undefined;
}

function walked(
  before: ReadonlyMap<Entity, { room: Entity; direction: string } | undefined>,
  to: Entity,
): string[] {
  const way: string[] = [];
  for (let step = before.get(to); step; step = before.get(step.room)) way.unshift(step.direction);
  return way;
}
