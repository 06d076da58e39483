import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Decays, Due, Room, SpawnPoints } from "../components/index.ts";
import { decay } from "../deeds/items/decay.ts";
import { miss } from "../deeds/life/miss.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { System } from "../turn/system.ts";

/** A round through the world begins at most so often (milliseconds of world time). */
const ROUND_MS = 60_000;

/** So many entities are looked at in one tick. */
const SLICE = 200;

/**
 * Mends what no event told of, a slice a tick: a spawn point that counts on what is no more (its entity was lost, or somebody
 * took it out of the world) misses it, so that the next one comes; and what should decay and has nothing planned, as litter or
 * a corpse of another version, goes.
 */
export function cleanupSystem(game: Game, runner: DeedRunner): System {
  let next = game.clock.now() + ROUND_MS;
  let left: Entity[] = [];
  return {
    name: "cleanup",
    budgetMs: 2,
    run() {
      if (left.length === 0) {
        if (game.clock.now() < next) return;
        next = game.clock.now() + ROUND_MS;
        left = [...game.world.query(SpawnPoints), ...game.world.query(Decays)];
      }
      for (const entity of left.splice(0, SLICE)) {
        if (!entity.alive) continue;
        if (entity.has(SpawnPoints)) recount(game, runner, entity);
        if (isForgotten(entity)) runner.run(decay, entity, {});
      }
    },
  };
}

function recount(game: Game, runner: DeedRunner, room: Entity): void {
  for (const [prototype, { alive }] of Object.entries(room.need(SpawnPoints)))
    for (const id of alive) if (!game.world.byId(id)) runner.run(miss, room, { prototype, id });
}

/** It lies in a room, is to decay, and nothing will make it. */
function isForgotten(thing: Entity): boolean {
  if (!thing.has(Decays) || thing.target(ContainedIn)?.has(Room) !== true) return false;
  return !(thing.get(Due) ?? []).some(({ handler }) => handler === "decay");
}
