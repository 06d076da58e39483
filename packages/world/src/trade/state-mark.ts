import type { Entity } from "@wyldlands/ecs";
import { Closure, ContainedIn, Damaged, Filled } from "../components/index.ts";
import { countOf, plainName } from "../views/names.ts";

/**
 * What a thing is like besides being itself: its wear, what is poured into it, whether it is locked, all that it holds. When
 * two marks are alike, nobody could tell the thing then from the thing now.
 */
export function stateMark(thing: Entity): string {
  return JSON.stringify(stateOf(thing));
}

function stateOf(thing: Entity): unknown {
  return [
    plainName(thing, 1),
    thing.get(Damaged) ?? null,
    thing.get(Filled) ?? null,
    thing.get(Closure)?.locked ?? null,
    thing.sources(ContainedIn).map((inner) => [inner.id, countOf(inner), stateOf(inner)]),
  ];
}
