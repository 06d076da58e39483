import { DIRECTIONS } from "../content/directions.ts";
import { moved, STEPS, type Coords } from "../content/layout.ts";
import type { RoomPrototype } from "../content/types.ts";

const ORIGIN: Coords = { x: 0, y: 0, z: 0 };

/**
 * Gives every room of one area a place of its own. Rooms keep the place that the game itself tells clients; each of the others goes
 * to the nearest free one beyond the way that leads to it, and those that no way leads to stand in a row below all the rest.
 */
export function placeRooms(rooms: readonly RoomPrototype[]): Map<string, Coords> {
  const byId = new Map(rooms.map((room) => [room.id, room]));
  const spots = new Spots();
  const walk: { room: RoomPrototype; at: Coords }[] = [];
  const put = (room: RoomPrototype, wanted: Coords): void => {
    const at = spots.take(wanted);
    placed.set(room.id, at);
    walk.push({ room, at });
  };
  const placed = new Map<string, Coords>();
  for (const room of rooms) if (room.coords) put(room, room.coords);
  if (walk.length === 0 && rooms[0]) put(rooms[0], ORIGIN);
  const spread = (): void => {
    for (let next = 0; next < walk.length; next += 1) {
      const { room, at } = walk[next] as (typeof walk)[number];
      for (const direction of DIRECTIONS) {
        const other = byId.get(room.exits[direction] ?? "");
        if (other && !placed.has(other.id)) put(other, moved(at, STEPS[direction]));
      }
    }
    walk.length = 0;
  };
  spread();
  let column = 0;
  const below = Math.min(0, ...[...placed.values()].map(({ y }) => y)) - 2;
  for (const room of rooms) {
    if (placed.has(room.id)) continue;
    put(room, { x: column, y: below, z: 0 });
    column += 2;
    spread();
  }
  return placed;
}

/** Places of a map, each taken once. */
class Spots {
  readonly #taken = new Set<string>();
  /** By the place that was wanted: how far out nothing is free. */
  readonly #full = new Map<string, number>();

  /** The place itself, or the nearest free one on the same storey. */
  take(wanted: Coords): Coords {
    const name = nameOf(wanted);
    for (let radius = this.#full.get(name) ?? 0; ; radius += 1) {
      const free = ring(wanted, radius).find((at) => !this.#taken.has(nameOf(at)));
      if (free) {
        this.#taken.add(nameOf(free));
        return free;
      }
      this.#full.set(name, radius + 1);
    }
  }
}

/** The places at so many steps, those straight ahead first. */
function ring({ x, y, z }: Coords, radius: number): Coords[] {
  if (radius === 0) return [{ x, y, z }];
  const found: { at: Coords; far: number }[] = [];
  const add = (dx: number, dy: number): void => {
    found.push({ at: { x: x + dx, y: y + dy, z }, far: Math.abs(dx) + Math.abs(dy) });
  };
  for (let d = -radius; d <= radius; d += 1) {
    add(d, radius);
    add(d, -radius);
    if (Math.abs(d) === radius) continue;
    add(radius, d);
    add(-radius, d);
  }
  return found.sort((one, other) => one.far - other.far).map(({ at }) => at);
}

function nameOf({ x, y, z }: Coords): string {
  return `${x} ${y} ${z}`;
}
