import type { Entity } from "@wyldlands/ecs";
import type { ThingTopic } from "@wyldlands/protocol";
import { Container, ContainedIn, Worn } from "../components/index.ts";
import type { Game } from "../game.ts";
import { isShut } from "../items/containers.ts";
import { countOf, plainName } from "../views/names.ts";

/** Things of one container that are named to clients. */
const NAMED = 50;

/** Containers in containers that are looked into. */
const DEEP = 3;

/** A thing as clients know it, with what is in it while it is open. */
export function thingTopic(game: Game, thing: Entity, deep = DEEP): ThingTopic {
  const worn = thing.get(Worn)?.slot;
  return {
    id: thing.id,
    name: plainName(thing),
    count: countOf(thing),
    ...(game.isFixed(thing) && { fixed: true as const }),
    ...(worn !== undefined && { worn }),
    ...(thing.has(Container) && deep > 0 && { holds: contents(game, thing, deep) }),
  };
}

function contents(game: Game, container: Entity, deep: number): ThingTopic[] {
  if (isShut(container)) return [];
  const things = container.sources(ContainedIn).slice(0, NAMED);
  return things.map((thing) => thingTopic(game, thing, deep - 1));
}
