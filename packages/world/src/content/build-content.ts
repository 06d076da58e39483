import type { ComponentInit } from "@wyldlands/ecs";
import { detailKeywords } from "./detail-keywords.ts";
import { DIRECTIONS } from "./directions.ts";
import type { Direction } from "./directions.ts";
import { resolve } from "./draft.ts";
import { buildQuest } from "./build-quests.ts";
import { buildDoors, waysOf, type BuiltDoors } from "./doors.ts";
import { loreOf } from "../rules/voice-schemas.ts";
import { keywordsOf } from "./keywords.ts";
import { layOut, type Coords, type LaidOutRoom } from "./layout.ts";
import { ITEM_PARTS, NPC_PARTS, ROOM_PARTS } from "./parts/index.ts";
import { buildParts, type Part } from "./parts/part.ts";
import { ReadCache } from "./read-cache.ts";
import type { Authored, Draft } from "./draft.ts";
import type { AuthoredArea, AuthoredItem, AuthoredNpc, AuthoredRoom, AuthoredZone } from "./schemas.ts";
import type { Terrain } from "./terrain.ts";
import type { AreaFile, Content, ItemPrototype, NpcPrototype, RoomPrototype, WorldFile } from "./types.ts";

/**
 * Turns a draft without findings into what the world plays. `cache`: an entry that is the same as before, and for which the rest of the
 * content counts the same, is not built anew but is the same object.
 */
export function buildContent(draft: Draft, world: WorldFile, cache = new ReadCache()): Content {
  const doors = buildDoors(draft.rooms.authored);
  /** What is built of an entry alone. */
  const kept =
    <In extends object, Out>(build: (one: In) => Out) =>
    (one: In): Out =>
      cache.built(one, [], build);
  return {
    world,
    areas: mapValues(draft.areas, (area) => buildArea(area, zoneOf(draft, area.area))),
    rooms: buildRooms(draft, doors, cache),
    doors: doors.byId,
    items: mapValues(draft.items.authored, kept(buildItem)),
    npcs: mapValues(draft.npcs.authored, kept(buildNpc)),
    quests: mapValues(draft.quests.authored, kept(buildQuest)),
    help: mapValues(draft.help, ({ topic }) => topic),
    screens: draft.screens,
    news: draft.news,
    rules: draft.rules,
    renames: draft.renames,
  };
}

function zoneOf({ zones }: Draft, area: string): AuthoredZone | undefined {
  return [...zones.values()].find(({ value }) => value.areas.includes(area))?.value;
}

function buildArea(authored: Authored<AuthoredArea>, zone: AuthoredZone | undefined): AreaFile {
  const { value, area } = authored;
  const { name, recall, caps, climate = zone?.climate, currency = zone?.currency, law = zone?.law } = value;
  const { lore, voice } = value;
  const capped = Object.entries(caps).map(([npc, most]) => [resolve(npc, area), most] as const);
  return {
    name,
    recall: resolve(recall, area),
    ...(climate !== undefined && { climate }),
    ...(zone && { zone: zone.name }),
    ...(currency && { currency }),
    ...(law && { law }),
    ...(capped.length > 0 && { caps: Object.fromEntries(capped) }),
    ...(lore.length > 0 && { lore: loreOf(area, lore) }),
    ...(voice?.mode && { voice: { mode: voice.mode } }),
  };
}

function buildRooms(draft: Draft, doors: BuiltDoors, cache: ReadCache): Map<string, RoomPrototype> {
  const { rooms, areas } = draft;
  const pvps = mapValues(areas, ({ value, area }) => value.pvp ?? zoneOf(draft, area)?.pvp ?? false);
  const places = new Map<string, Coords>();
  for (const area of areas.keys()) {
    const inside = [...rooms.authored.values()].filter((room) => room.area === area);
    for (const [id, at] of layOut(inside.map(laidOut))) places.set(id, at);
  }
  return mapValues(rooms.authored, (room) => {
    const terrain = room.value.terrain ?? areas.get(room.area)?.value.terrain ?? "inside";
    const coords = places.get(room.id);
    const ways = waysOf(room, doors);
    const pvp = pvps.get(room.area) ?? false;
    const others = [terrain, pvp, coords?.x, coords?.y, coords?.z, JSON.stringify(ways)];
    return cache.built(room, others, () => buildRoom(room, terrain, pvp, coords, ways));
  });
}

function laidOut(room: Authored<AuthoredRoom>): LaidOutRoom {
  return { id: room.id, exits: exitsOf(room), at: coordsOf(room) };
}

/** Where its author put it. */
export function coordsOf({ value: { at } }: Authored<AuthoredRoom>): Coords | undefined {
  if (!at) return undefined;
  const [x = 0, y = 0, z = 0] = at;
  return { x, y, z };
}

function exitsOf({ value, area }: Authored<AuthoredRoom>): Partial<Record<Direction, string>> {
  const exits: Partial<Record<Direction, string>> = {};
  for (const direction of DIRECTIONS) {
    const exit = value.exits[direction];
    if (exit !== undefined) exits[direction] = resolve(exit.to, area);
  }
  return exits;
}

function buildRoom(
  authored: Authored<AuthoredRoom>,
  terrain: Terrain,
  pvp: boolean,
  coords: Coords | undefined,
  ways: ReturnType<typeof waysOf>,
): RoomPrototype {
  const { id, area, value } = authored;
  const details = Object.create(null) as Record<string, string>;
  for (const [written, text] of Object.entries(value.details)) {
    for (const keyword of detailKeywords(written)) details[keyword] = text;
  }
  return {
    id,
    area,
    name: value.name,
    look: value.look,
    terrain,
    ...(coords && { coords }),
    exits: exitsOf(authored),
    ...(Object.keys(ways).length > 0 && { ways }),
    details,
    ambience: value.ambience,
    things: value.things.map(({ item, count, respawn }) => ({
      item: resolve(item, area),
      count,
      ...(respawn !== undefined && { respawn }),
    })),
    npcs: value.npcs.map((npc) => resolve(npc, area)),
    ...initsOf(ROOM_PARTS, { ...value, terrain, pvp }, area),
  };
}

function buildItem({ id, area, value }: Authored<AuthoredItem>): ItemPrototype {
  return {
    id,
    name: value.name,
    ...(value.plural !== undefined && { plural: value.plural }),
    keywords: keywordsOf(value.name, value.also),
    ground: value.ground,
    look: value.look,
    weight: value.weight ?? 0,
    ...(value.fixed !== undefined && { fixed: value.fixed }),
    stack: value.stack,
    ...initsOf(ITEM_PARTS, value, area),
  };
}

function buildNpc({ id, area, value }: Authored<AuthoredNpc>): NpcPrototype {
  const { errand, purse, lifespan, respawn } = value;
  return {
    id,
    name: value.name,
    keywords: keywordsOf(value.name, value.also),
    ground: value.ground,
    look: value.look,
    ...(errand !== undefined && { errand: { ...errand, item: resolve(errand.item, area) } }),
    ...(purse !== undefined && { purse }),
    ...(lifespan !== undefined && { lifespan }),
    ...(respawn !== undefined && { respawn }),
    ...initsOf(NPC_PARTS, value, area),
  };
}

/** Absent when no part has anything to say. */
function initsOf(parts: readonly Part[], entry: object, area: string): { inits?: ComponentInit[] } {
  const inits = buildParts(parts, entry, (ref) => resolve(ref, area));
  return inits.length > 0 ? { inits } : {};
}

function mapValues<In, Out>(map: ReadonlyMap<string, In>, change: (value: In) => Out): Map<string, Out> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}
