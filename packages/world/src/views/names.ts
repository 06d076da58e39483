import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup, tagged, type Tag } from "@wyldlands/protocol";
import { Character, Door, Errand, Filed, Name, Portable, Room, Stack } from "../components/index.ts";
import { pluralise } from "../content/prose.ts";

/** How many a thing is. */
export function countOf(entity: Entity): number {
  return entity.get(Stack)?.count ?? 1;
}

/** The bare name: 'a tin mug', 'three tin mugs'. `count` speaks of a part of a stack. */
export function plainName(entity: Entity, count = countOf(entity)): string {
  const name = entity.get(Name);
  if (!name) return "something";
  return count === 1 ? name.name : pluralise(name.name, name.plural, count);
}

/** 'three', '12': numbers to ten are words. */
export function numberWord(count: number): string {
  return count === 1 ? "one" : pluralise("", "", count).trimEnd();
}

/** The name as markup, tagged by what it is. Characters' names are players' text: always escaped. */
export function nameOf(entity: Entity, count = countOf(entity)): string {
  return tagged(tagOf(entity), escapeMarkup(plainName(entity, count)));
}

function tagOf(entity: Entity): Tag {
  if (entity.has(Character)) return "player";
  if (entity.has(Room)) return "room";
  if (entity.has(Portable) || entity.has(Door)) return "item";
  return "npc";
}

/** People, beasts: what can be spoken to and given things. */
export function isBeing(entity: Entity): boolean {
  return !entity.has(Portable) && !entity.has(Room) && !entity.has(Door) && !entity.has(Filed);
}

export function wants(entity: Entity, prototypeId: string): boolean {
  return entity.get(Errand)?.item === prototypeId;
}
