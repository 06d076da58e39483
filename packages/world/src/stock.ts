import type { Entity } from "@wyldlands/ecs";
import { Natural, Shop, SpawnPoints, Temper } from "./components/index.ts";
import type { SpawnPointMap } from "./components/spawn-points.ts";
import type { RoomPrototype } from "./content/types.ts";
import { act } from "./deeds/act.ts";
import { hatch } from "./deeds/life/hatch.ts";
import { openShop } from "./deeds/shop/open-shop.ts";
import type { Game } from "./game.ts";
import { authoredId } from "./ids.ts";

/**
 * Makes every room that content has and the world has not, and in each room the spawn points that content has and the
 * room has not, with what they bring forth; and every door. A room is made once and keeps its row; what it held is not
 * made again. Returns the rooms and doors that were made.
 */
export function stockWorld(game: Game): Entity[] {
  const made: Entity[] = [];
  const stock: { room: Entity; prototype: string; most: number }[] = [];
  for (const authored of game.content.rooms.values()) {
    const id = authoredId(authored.id);
    const known = game.world.byId(id);
    const room = known ?? game.world.spawn([SpawnPoints()], { id, prototype: game.prototype(authored.id) });
    if (!known) made.push(room);
    const points = room.need(SpawnPoints);
    for (const [prototype, point] of Object.entries(spawnPoints(game, authored))) {
      if (points[prototype]) continue;
      room.edit(SpawnPoints)[prototype] = point;
      stock.push({ room, prototype, most: point.most });
    }
  }
  for (const door of game.content.doors?.values() ?? []) {
    const id = authoredId(door.id);
    if (!game.world.byId(id)) made.push(game.world.spawn([], { id, prototype: game.prototype(door.id) }));
  }
  // After all rooms are there: what is brought forth may look about.
  for (const { room, prototype, most } of stock) {
    for (let i = 0; i < most; i += 1) act(game, hatch, room, { prototype });
  }
  for (const keeper of [...game.world.query(Shop)]) act(game, openShop, keeper, {});
  return made;
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
