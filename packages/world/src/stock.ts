import type { Entity } from "@wyldlands/ecs";
import { Natural, Shop, SpawnPoints, Temper } from "./components/index.ts";
import type { SpawnPointMap } from "./components/spawn-points.ts";
import type { RoomPrototype } from "./content/types.ts";
import { act } from "./deeds/act.ts";
import { hatch } from "./deeds/life/hatch.ts";
import { openShop } from "./deeds/shop/open-shop.ts";
import type { Game } from "./game.ts";
import { backInRoom } from "./reload/retired.ts";

/**
 * Makes every room that content has and the world has not, and in each room the spawn points that content has and the
 * room has not, with what they bring forth; and every door. A room is made once and keeps its row; what it held is not
 * made again. A spawn point whose author says something else now goes by that: of more it brings forth the rest, and one
 * that is no longer written brings forth nothing (what came of it stays). Returns the rooms and doors that were made.
 *
 * `only`: the rooms and doors to look at; all of them unless it says so.
 */
export function stockWorld(
  game: Game,
  only?: { rooms: ReadonlySet<string>; doors: ReadonlySet<string> },
): Entity[] {
  const made: Entity[] = [];
  const stock: { room: Entity; prototype: string; more: number }[] = [];
  for (const authored of chosen(game.content.rooms, only?.rooms)) {
    const id = game.ids.of(authored.id);
    const known = game.world.byId(id);
    const room = known ?? game.world.spawn([SpawnPoints()], { id, prototype: game.prototype(authored.id) });
    if (!known) made.push(room);
    const wanted = spawnPoints(game, authored);
    const own = known ? {} : backInRoom(game, room);
    for (const [prototype, point] of Object.entries(wanted)) point.alive.push(...(own[prototype] ?? []));
    for (const [prototype, more] of settlePoints(game, room, wanted)) stock.push({ room, prototype, more });
  }
  for (const door of chosen(game.content.doors, only?.doors)) {
    const id = game.ids.of(door.id);
    if (!game.world.byId(id)) made.push(game.world.spawn([], { id, prototype: game.prototype(door.id) }));
  }
  // After all rooms are there: what is brought forth may look about.
  for (const { room, prototype, more } of stock) {
    for (let i = 0; i < more; i += 1) act(game, hatch, room, { prototype });
  }
  for (const keeper of [...game.world.query(Shop)]) act(game, openShop, keeper, {});
  return made;
}

function* chosen<T>(all: ReadonlyMap<string, T> = new Map(), only?: ReadonlySet<string>): Generator<T> {
  for (const id of only ?? all.keys()) {
    const one = all.get(id);
    if (one !== undefined) yield one;
  }
}

/** Makes a room's spawn points those of its author. Returns how many more each has to bring forth now. */
function settlePoints(game: Game, room: Entity, wanted: SpawnPointMap): [string, number][] {
  const points = room.need(SpawnPoints);
  const more: [string, number][] = [];
  for (const [prototype, point] of Object.entries(points)) {
    if (wanted[prototype] || (point.most === 0 && point.alive.length > 0)) continue;
    if (point.alive.length === 0) delete room.edit(SpawnPoints)[prototype];
    else room.edit(SpawnPoints)[prototype] = { ...point, alive: [...point.alive], most: 0 };
  }
  for (const [prototype, { most, size, seconds, alive }] of Object.entries(wanted)) {
    const point = points[prototype];
    if (point?.most === most && point.size === size && point.seconds === seconds) continue;
    const kept = point ? [...point.alive] : alive;
    room.edit(SpawnPoints)[prototype] = {
      most,
      size,
      alive: kept,
      ...(seconds !== undefined && { seconds }),
    };
    const had = point?.most ?? 0;
    const missing = most - Math.max(had, kept.length);
    if (missing > 0) more.push([prototype, missing]);
    // What was lost for good comes again after all.
    if (point && point.seconds === undefined && seconds !== undefined)
      for (let lost = kept.length; lost < Math.min(had, most); lost += 1)
        game.due.schedule(room, seconds * 1_000, "hatch", { prototype });
  }
  return more;
}

/** Seconds until what can be fought comes again, when its author does not say. */
const FOE_SECONDS = 300;

function spawnPoints(game: Game, room: RoomPrototype): SpawnPointMap {
  const points: SpawnPointMap = {};
  for (const { item, count, respawn } of room.things) {
    const stack = game.content.items.get(item)?.stack === true;
    const point = { most: stack ? 1 : count, size: stack ? count : 1, alive: [] };
    points[item] = respawn === undefined ? point : { ...point, seconds: respawn };
  }
  for (const npc of room.npcs) {
    const known = points[npc];
    if (known) known.most += 1;
    else {
      const { values } = game.prototype(npc);
      const foe = values.has(Temper) || values.has(Natural) ? FOE_SECONDS : undefined;
      const respawn = game.content.npcs.get(npc)?.respawn ?? foe;
      points[npc] = { most: 1, size: 1, alive: [], ...(respawn === undefined ? {} : { seconds: respawn }) };
    }
  }
  return points;
}
