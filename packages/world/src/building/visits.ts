import type { ComponentDef, Entity } from "@wyldlands/ecs";
import type { z } from "zod";
import {
  Achievements,
  Body,
  Character,
  ContainedIn,
  Discoveries,
  Experience,
  FiledUnder,
  Health,
  Mana,
  Praised,
  QuestLog,
  Relationship,
  Room,
  Skills,
  Stack,
  Stamina,
} from "../components/index.ts";
import type { visitSchema } from "../components/preview.ts";
import type { Game } from "../game.ts";
import { purseOf } from "../items/purse.ts";
import { countOf } from "../views/names.ts";
import { areaOf } from "./slugs.ts";

export type Visit = z.infer<typeof visitSchema>;

/** What playing makes of a character, and a visit to a copy does not. */
const OWN = [
  Body,
  Character,
  Discoveries,
  Experience,
  Health,
  Mana,
  Praised,
  Skills,
  Stamina,
] as unknown as readonly ComponentDef<unknown>[];
/** The same of the records under it. */
const RECORDS = [Achievements, QuestLog, Relationship] as unknown as readonly ComponentDef<unknown>[];

/** What a character has and is, before it goes into a copy. */
export function visitOf(game: Game, character: Entity): Visit {
  const things: string[] = [];
  const counts: Record<string, number> = {};
  for (const thing of carriedBy(character))
    if (thing.has(Stack)) counts[kindOf(thing)] = (counts[kindOf(thing)] ?? 0) + countOf(thing);
    else things.push(thing.id);
  return {
    from: game.placeOf(character).id,
    things,
    counts,
    own: Object.fromEntries(OWN.map((type) => [type.name, valueOf(character, type)])),
    records: Object.fromEntries(
      recordsUnder(character).map(({ record, type }) => [record.id, valueOf(record, type)]),
    ),
  };
}

/**
 * Makes a character what it was before its visit: what it took from the copy crumbles, what it left there comes back, and so do coins,
 * experience and quests. `areas`: the copies. Only inside a deed. Returns the names of what crumbled.
 */
export function endVisit(game: Game, character: Entity, visit: Visit, areas: ReadonlySet<string>): string[] {
  for (const id of visit.things) {
    const thing = game.world.byId(id);
    if (thing && isIn(thing, areas)) thing.link(ContainedIn, character);
  }
  const crumbled: string[] = [];
  const own = new Set(visit.things);
  const left = { ...visit.counts };
  for (const thing of carriedBy(character)) {
    if (!thing.alive || thing.doomed) continue;
    if (!thing.has(Stack)) {
      if (own.has(thing.id)) continue;
      crumbled.push(kindOf(thing));
      despawnWhole(thing);
      continue;
    }
    const may = Math.min(left[kindOf(thing)] ?? 0, countOf(thing));
    left[kindOf(thing)] = (left[kindOf(thing)] ?? 0) - may;
    if (may === countOf(thing)) continue;
    if (kindOf(thing) !== game.content.world.coin) crumbled.push(kindOf(thing));
    if (may === 0) thing.despawn();
    else thing.edit(Stack).count = may;
  }
  const { coin } = game.content.world;
  const spent = left[coin] ?? 0;
  const purse = purseOf(game, character);
  if (spent > 0 && purse) purse.edit(Stack).count += spent;
  else if (spent > 0) game.spawnThing(coin, spent, character);
  for (const type of OWN) putBack(character, type, visit.own[type.name]);
  for (const { record, type } of recordsUnder(character))
    if (Object.hasOwn(visit.records, record.id)) putBack(record, type, visit.records[record.id]);
    else record.despawn();
  return crumbled;
}

/** A thing, what is in it, and the records under it with what they hold: nothing of it falls to the ground. */
export function despawnWhole(entity: Entity): void {
  for (const inner of [...entity.sources(ContainedIn), ...entity.sources(FiledUnder)])
    if (!inner.has(Character)) despawnWhole(inner);
  entity.despawn();
}

/** Everything that a being has on it, in bags as well; containers before what is in them. */
function carriedBy(being: Entity): Entity[] {
  return [...being.sources(ContainedIn)].flatMap((thing) => [thing, ...carriedBy(thing)]);
}

/** Whether it stands or lies in a room of these areas, through whatever holds it. */
function isIn(thing: Entity, areas: ReadonlySet<string>): boolean {
  for (let at: Entity | undefined = thing; at; at = at.target(ContainedIn)) {
    if (at.has(Character)) return false;
    if (at.has(Room) || at.target(ContainedIn) === undefined)
      return areas.has(areaOf(at.prototype?.id ?? ""));
  }
  return false;
}

function recordsUnder(being: Entity): { record: Entity; type: ComponentDef<unknown> }[] {
  return [...being.sources(FiledUnder)].flatMap((record) => {
    const type = RECORDS.find((one) => record.has(one));
    return type ? [{ record, type }] : [];
  });
}

function valueOf(entity: Entity, type: ComponentDef<unknown>): unknown {
  return entity.has(type) ? structuredClone(entity.get(type)) : null;
}

function putBack(entity: Entity, type: ComponentDef<unknown>, value: unknown): void {
  if (value === null || value === undefined) {
    if (entity.has(type)) entity.remove(type);
  } else entity.add({ type, value: structuredClone(value) });
}

function kindOf(thing: Entity): string {
  return thing.prototype?.id ?? "";
}
