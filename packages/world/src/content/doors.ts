import { resolveWhen } from "../conditions/references.ts";
import { DIRECTIONS, OPPOSITE, type Direction } from "./directions.ts";
import { resolve, type Authored } from "./draft.ts";
import { keywordsOf } from "./keywords.ts";
import type { AuthoredDoor, AuthoredRoom } from "./schemas.ts";
import type { DoorPrototype, WayPrototype } from "./types.ts";

/** All doors by their id, and whose side is where: 'area:slug direction' of each side gives the door's id. */
export interface BuiltDoors {
  byId: Map<string, DoorPrototype>;
  bySide: Map<string, string>;
}

export function sideKey(room: string, direction: string): string {
  return `${room} ${direction}`;
}

/** Makes one door of each that is written, reached from both sides when an exit leads back. */
export function buildDoors(rooms: ReadonlyMap<string, Authored<AuthoredRoom>>): BuiltDoors {
  const doors: BuiltDoors = { byId: new Map(), bySide: new Map() };
  for (const room of rooms.values())
    for (const direction of DIRECTIONS) {
      const authored = room.value.exits[direction]?.door;
      if (authored === undefined) continue;
      const door = buildDoor(room, direction, authored, rooms);
      doors.byId.set(door.id, door);
      for (const side of door.sides) doors.bySide.set(sideKey(side.room, side.direction), door.id);
    }
  return doors;
}

/** The exit that leads back through the same wall: straight back if there is one, else the first that leads there. */
export function wayBack(
  room: Authored<AuthoredRoom>,
  direction: Direction,
  rooms: ReadonlyMap<string, Authored<AuthoredRoom>>,
): { room: Authored<AuthoredRoom>; direction: Direction } | undefined {
  const exit = room.value.exits[direction];
  const other = exit && rooms.get(resolve(exit.to, room.area));
  if (!other) return undefined;
  const leadsHere = (way: Direction): boolean => {
    const back = other.value.exits[way];
    const same = other.id === room.id && way === direction;
    return back !== undefined && !same && resolve(back.to, other.area) === room.id;
  };
  const back = [OPPOSITE[direction], ...DIRECTIONS].find(leadsHere);
  return back && { room: other, direction: back };
}

/** What the room's exits are besides where they lead. */
export function waysOf(
  { id, area, value }: Authored<AuthoredRoom>,
  { bySide }: BuiltDoors,
): Partial<Record<Direction, WayPrototype>> {
  const ways: Partial<Record<Direction, WayPrototype>> = {};
  for (const direction of DIRECTIONS) {
    const exit = value.exits[direction];
    if (!exit) continue;
    const door = bySide.get(sideKey(id, direction));
    const { hidden, needs, noMobs, when, blocked } = exit;
    const way = {
      ...(door !== undefined && { door }),
      ...(hidden !== undefined && { hidden }),
      ...(needs !== undefined && { needs }),
      ...(noMobs === true && { noMobs }),
      ...(when && { when: resolveWhen(when, (ref) => resolve(ref, area)) }),
      ...(blocked !== undefined && { blocked }),
    };
    if (Object.keys(way).length > 0) ways[direction] = way;
  }
  return ways;
}

/** Items that fit its lock, as they are written. */
export function keysOf({ key }: AuthoredDoor): string[] {
  return typeof key === "string" ? [key] : (key ?? []);
}

function buildDoor(
  room: Authored<AuthoredRoom>,
  direction: Direction,
  authored: AuthoredDoor,
  rooms: ReadonlyMap<string, Authored<AuthoredRoom>>,
): DoorPrototype {
  const { look, also, open, locked, pick } = authored;
  const name = /^(?:the|a|an)\s/i.test(authored.name) ? authored.name : `the ${authored.name}`;
  const back = wayBack(room, direction, rooms);
  return {
    id: `${room.id}.${direction}`,
    name,
    keywords: [...new Set([...keywordsOf(name, also), "door"])],
    look: look ?? `${name[0]?.toUpperCase()}${name.slice(1)}, and it is as plain as that.`,
    sides: [
      { room: room.id, direction },
      ...(back ? [{ room: back.room.id, direction: back.direction }] : []),
    ],
    open,
    locked,
    keys: keysOf(authored).map((key) => resolve(key, room.area)),
    ...(pick !== undefined && { pick }),
  };
}
