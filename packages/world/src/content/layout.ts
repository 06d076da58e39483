import { DIRECTIONS, type Direction } from "./directions.ts";

/** A place on the map of an area: x grows eastward, y northward, z upward. */
export interface Coords {
  x: number;
  y: number;
  z: number;
}

/** One step; the way in or out of something is none. */
export const STEPS: Readonly<Record<Direction, Coords>> = {
  north: { x: 0, y: 1, z: 0 },
  east: { x: 1, y: 0, z: 0 },
  south: { x: 0, y: -1, z: 0 },
  west: { x: -1, y: 0, z: 0 },
  northeast: { x: 1, y: 1, z: 0 },
  southeast: { x: 1, y: -1, z: 0 },
  southwest: { x: -1, y: -1, z: 0 },
  northwest: { x: -1, y: 1, z: 0 },
  up: { x: 0, y: 0, z: 1 },
  down: { x: 0, y: 0, z: -1 },
  in: { x: 0, y: 0, z: 0 },
  out: { x: 0, y: 0, z: 0 },
};

export interface LaidOutRoom {
  id: string;
  exits: Readonly<Partial<Record<Direction, string>>>;
  /** Where its author put it. */
  at?: Coords | undefined;
}

/**
 * Gives the rooms of one area their places: what is authored stays, the rest is walked out from the first room, nearest
 * first. A room whose place is taken gets none (so has nearly every room that is entered by `in`), and the walk goes on
 * from there all the same. Rooms that no way leads to inside the area get none.
 */
export function layOut(rooms: readonly LaidOutRoom[]): Map<string, Coords> {
  const byId = new Map(rooms.map((room) => [room.id, room]));
  const placed = new Map<string, Coords>();
  const taken = new Set<string>();
  const put = (id: string, at: Coords): void => {
    if (taken.has(key(at))) return;
    taken.add(key(at));
    placed.set(id, at);
  };
  for (const { id, at } of rooms) if (at) put(id, at);
  const seen = new Set<string>();
  for (const [index, start] of rooms.entries()) {
    const from = start.at ?? (index === 0 ? { x: 0, y: 0, z: 0 } : undefined);
    if (!from || seen.has(start.id)) continue;
    const walk = [{ room: start, at: from }];
    seen.add(start.id);
    for (const { room, at } of walk) {
      if (!placed.has(room.id)) put(room.id, at);
      for (const direction of DIRECTIONS) {
        const next = byId.get(room.exits[direction] ?? "");
        if (!next || seen.has(next.id)) continue;
        seen.add(next.id);
        walk.push({ room: next, at: next.at ?? moved(at, STEPS[direction]) });
      }
    }
  }
  return placed;
}

export function moved(at: Coords, step: Coords): Coords {
  return { x: at.x + step.x, y: at.y + step.y, z: at.z + step.z };
}

function key({ x, y, z }: Coords): string {
  return `${x} ${y} ${z}`;
}
