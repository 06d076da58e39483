import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Stack, Worn } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { countOf } from "../../views/names.ts";

/**
 * Moves `count` of a thing into a place; alike stacks in one place become one. The only way things change hands:
 * the sum over all places stays the same. What is worn comes off by it. Returns the entity that holds them now.
 */
export function moveThings(game: Game, thing: Entity, count: number, place: Entity): Entity {
  const all = countOf(thing);
  if (thing.has(Worn)) thing.remove(Worn);
  if (count < 1 || count > all) throw new RangeError(`cannot move ${count} of ${all}`);
  game.journal.handed(thing, count, place);
  const stack = thing.has(Stack);
  const pile = stack ? alike(place, thing) : undefined;
  if (pile) {
    pile.edit(Stack).count += count;
    if (count === all) thing.despawn();
    else thing.edit(Stack).count -= count;
    return pile;
  }
  if (count === all) {
    thing.link(ContainedIn, place);
    return thing;
  }
  thing.edit(Stack).count -= count;
  return game.spawnThing(prototypeOf(thing), count, place);
}

function alike(place: Entity, thing: Entity): Entity | undefined {
  return place
    .sources(ContainedIn)
    .find((other) => other !== thing && other.prototype === thing.prototype && other.has(Stack));
}

function prototypeOf(thing: Entity): string {
  if (!thing.prototype) throw new Error(`the stack ${thing.id} has no prototype`);
  return thing.prototype.id;
}
