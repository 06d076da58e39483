import { plainText, roomNumber } from "@wyldlands/protocol";
import { Enterable } from "../components/index.ts";
import { DIRECTIONS, type Direction } from "../content/directions.ts";
import { TERRAINS } from "../content/terrain.ts";
import type { Content, RoomPrototype, WayPrototype } from "../content/types.ts";
import { placeRooms } from "./place-rooms.ts";
import { htmlColour, paletteNumber, TERRAIN_COLOURS } from "./terrain-colours.ts";
import { element, type Attributes } from "./xml.ts";

/** How many of each the map has. */
export interface MapCounts {
  areas: number;
  rooms: number;
  exits: number;
}

/**
 * The world as a map in the format that Mudlet loads (MMP: `<map>` of areas, rooms and environments), as UTF-8 text. A room's number is
 * the one that GMCP's `Room.Info` says. Special exits are what is typed for things that have an inside. `open`: only what is in
 * plain sight, without hidden exits and without the rooms that nothing else leads to.
 */
export function mudletMap(content: Content, open = false): { xml: string; counts: MapCounts } {
  const vehicles = vehiclesOf(content);
  const ways = new Map([...content.rooms.values()].map((room) => [room.id, waysOf(room, content, vehicles)]));
  const shown = open ? inPlainSight(content, ways) : new Set(content.rooms.keys());
  const areas = [...content.areas.keys()].filter((area) =>
    [...shown].some((id) => content.rooms.get(id)?.area === area),
  );
  const numbers = new Map(areas.map((area, index) => [area, index + 1]));
  const counts: MapCounts = { areas: areas.length, rooms: shown.size, exits: 0 };
  const rooms = areas.flatMap((area) => {
    const inside = [...content.rooms.values()].filter((room) => room.area === area);
    const places = placeRooms(inside);
    return inside.flatMap((room) => {
      if (!shown.has(room.id)) return [];
      const { x = 0, y = 0, z = 0 } = places.get(room.id) ?? {};
      const exits = (ways.get(room.id) ?? []).filter((way) => shown.has(way.to) && !(open && way.hidden));
      counts.exits += exits.length;
      const children = [
        element("coord", { x, y, z }),
        ...exits.map((way) => exitElement(way, area, content, numbers)),
      ];
      return element("room", attributesOf(room, numbers), children);
    });
  });
  const xml = element("map", {}, [
    element("areas", {}, areaElements(areas, content, numbers)),
    element("rooms", {}, rooms),
    element("environments", {}, environments()),
  ]);
  return { xml: `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`, counts };
}

interface MapWay {
  readonly to: string;
  /** Of the twelve, or else `command`. */
  readonly direction?: Direction;
  /** What is typed to go there. */
  readonly command?: string;
  /** 1: an open door, 2: a shut one, 3: a locked one. */
  readonly door?: number;
  readonly hidden?: boolean;
}

/** A thing with an inside that stands fast in a room. */
interface Vehicle {
  readonly name: string;
  readonly at: string;
  readonly inside: string;
  readonly portal: boolean;
}

function vehiclesOf(content: Content): Vehicle[] {
  return [...content.rooms.values()].flatMap((room) =>
    room.things.flatMap(({ item }) => {
      const thing = content.items.get(item);
      const enter = thing?.inits?.find(({ type }) => type === Enterable)?.value as
        | { room: string; portal: boolean }
        | undefined;
      if (!thing || thing.fixed === undefined || !enter || !content.rooms.has(enter.room)) return [];
      const name = plainText(thing.name).toLowerCase().split(/\s+/).at(-1) ?? thing.name;
      return [{ name, at: room.id, inside: enter.room, portal: enter.portal }];
    }),
  );
}

/** Every way out of a room, also those that have to be found, in the order of the compass. */
function waysOf(room: RoomPrototype, content: Content, vehicles: readonly Vehicle[]): MapWay[] {
  const ways: MapWay[] = DIRECTIONS.flatMap((direction) => {
    const to = room.exits[direction];
    if (to === undefined) return [];
    const { hidden, door }: WayPrototype = room.ways?.[direction] ?? {};
    const sort = doorSort(content, door);
    return [
      {
        to,
        direction,
        ...(sort !== undefined && { door: sort }),
        ...(hidden !== undefined && { hidden: true }),
      },
    ];
  });
  const around = vehicles.find(({ inside, portal }) => inside === room.id && !portal);
  if (around && room.exits.out === undefined) ways.push({ to: around.at, direction: "out" });
  const commands = new Set<string>();
  for (const { name, at, inside } of vehicles) {
    const command = `enter ${name}`;
    if (at !== room.id || commands.has(command)) continue;
    commands.add(command);
    ways.push({ to: inside, command });
  }
  return ways;
}

function doorSort({ doors }: Content, id: string | undefined): number | undefined {
  const door = id === undefined ? undefined : doors?.get(id);
  if (!door) return undefined;
  return door.open ? 1 : door.locked ? 3 : 2;
}

/** Rooms that somebody can come to, from where the game begins, by ways that are not hidden. */
function inPlainSight(content: Content, ways: ReadonlyMap<string, readonly MapWay[]>): Set<string> {
  const found = new Set([content.world.start]);
  for (const id of found)
    for (const { to, hidden } of ways.get(id) ?? []) if (!hidden && content.rooms.has(to)) found.add(to);
  return found;
}

function attributesOf(room: RoomPrototype, areas: ReadonlyMap<string, number>): Attributes {
  return {
    id: roomNumber(room.id),
    area: areas.get(room.area),
    title: plainText(room.name),
    environment: TERRAINS.indexOf(room.terrain) + 1,
  };
}

/** A special exit says so, and has a command in the place of a direction. */
function exitElement(
  { to, direction, command, door, hidden }: MapWay,
  area: string,
  content: Content,
  areas: ReadonlyMap<string, number>,
): string {
  const there = content.rooms.get(to)?.area ?? area;
  return element("exit", {
    direction,
    special: command === undefined ? undefined : 1,
    command,
    target: roomNumber(to),
    tgarea: there === area ? undefined : areas.get(there),
    door,
    hidden: hidden ? 1 : undefined,
  });
}

/** Mudlet does not take a second area of the same name. */
function areaElements(
  areas: readonly string[],
  content: Content,
  numbers: ReadonlyMap<string, number>,
): string[] {
  const names = areas.map((area) => plainText(content.areas.get(area)?.name ?? area));
  return areas.map((area, index) => {
    const own = names[index] ?? area;
    const name = names.indexOf(own) === names.lastIndexOf(own) ? own : `${own} (${area})`;
    return element("area", { id: numbers.get(area), name });
  });
}

function environments(): string[] {
  return TERRAINS.map((terrain, index) => {
    const colour = TERRAIN_COLOURS[terrain];
    return element("environment", {
      id: index + 1,
      name: terrain,
      color: paletteNumber(colour),
      htmlcolor: htmlColour(colour),
    });
  });
}
