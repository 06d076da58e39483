import type { Entity } from "@wyldlands/ecs";
import { SpawnPoints } from "./components/index.ts";
import type { SpawnPointMap } from "./components/spawn-points.ts";
import type { RoomPrototype } from "./content/types.ts";
import { act } from "./deeds/act.ts";
import { hatch } from "./deeds/life/hatch.ts";
import type { Game } from "./game.ts";
import { authoredId } from "./ids.ts";

/**
 * Makes every room that content has and the world has not, with what belongs in it. Rooms are made once and keep their
 * row; what a room held when it was made is not made again.
 */
export function stockWorld(game: Game): Entity[] {
  const made: Entity[] = [];
  for (const room of game.content.rooms.values()) {
    const id = authoredId(room.id);
    if (game.world.byId(id)) continue;
    made.push(
      game.world.spawn([SpawnPoints(spawnPoints(game, room))], { id, prototype: game.prototype(room.id) }),
    );
  }
  for (const room of made) {
    for (const [prototype, point] of Object.entries(room.need(SpawnPoints))) {
      for (let i = 0; i < point.most; i += 1) act(game, hatch, room, { prototype });
    }
  }
  return made;
}

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
      const respawn = game.content.npcs.get(npc)?.respawn;
      points[npc] = { most: 1, size: 1, alive: [], ...(respawn === undefined ? {} : { seconds: respawn }) };
    }
  }
  return points;
}
