import type { Entity } from "@wyldlands/ecs";
import { Character, ContainedIn } from "../components/index.ts";
import { reward } from "../deeds/items/reward.ts";
import { miss } from "../deeds/life/miss.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { wants } from "../views/names.ts";

/** Connects what happens with what follows from it. Each listener reads, and queues Actions. */
export function addListeners(game: Game, runner: DeedRunner): void {
  game.events.on("ItemGiven", ({ entity, to, item, prototype, count }) => {
    if (entity.has(Character) && wants(to, prototype)) runner.queue(reward, to, { item, count, to: entity });
  });
  const lost = (room: Entity, prototype: string | undefined, id: string): void => {
    if (prototype !== undefined) runner.queue(miss, room, { prototype, id });
  };
  game.events.on("ItemPickedUp", ({ item, lifted, from }) => {
    // Some of a stack may still lie there.
    if (game.world.byId(lifted)?.target(ContainedIn) !== from) lost(from, item.prototype?.id, lifted);
  });
  game.events.on("EntityDied", ({ entity, id, place }) => lost(place, entity.prototype?.id, id));
}
