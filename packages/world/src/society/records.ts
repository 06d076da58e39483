import type { ComponentDef, ComponentInit, Entity } from "@wyldlands/ecs";
import {
  Acquaintance,
  Filed,
  FiledUnder,
  Relationship,
  Remembering,
  ShopBooks,
} from "../components/index.ts";
import type { Game } from "../game.ts";
import { authoredId } from "../ids.ts";

/** Opens a record: under its owner, or on its own. `id`: see `recordId`. Only inside a deed or at a world's start. */
export function openRecord(
  game: Game,
  inits: readonly ComponentInit[],
  where: { under?: Entity; id?: string } = {},
): Entity {
  const record = game.world.spawn([Filed(), ...inits], where.id === undefined ? {} : { id: where.id });
  if (where.under) record.link(FiledUnder, where.under);
  return record;
}

/** The id of the one record of a kind about something, such as a character's mailbox: it is found without a search. */
export function recordId(kind: string, about: string): string {
  return authoredId(recordName(kind, about));
}

/** The record with that `recordId`, if it is open. */
export function recordOf(game: Game, kind: string, about: string): Entity | undefined {
  const name = recordName(kind, about);
  const found = game.world.byId(game.ids.of(name));
  // Where the record of an old name has ended there may be one that was opened under today's.
  return found ?? (game.ids.isKept(name) ? game.world.byId(authoredId(name)) : undefined);
}

function recordName(kind: string, about: string): string {
  return `record:${kind}:${about}`;
}

/**
 * A record of an npc that was loaded is found by what the npc is called today: its id was made of the name that it had when the record was
 * opened. `under`: the id of its owner.
 */
export function findByTodaysName({ ids }: Pick<Game, "ids">, record: Entity, under: string | null): void {
  const of = (kind: string, about: string): void => ids.keep(recordName(kind, about), record.id);
  const mind = record.get(Remembering)?.mind;
  if (mind !== undefined) return of("mind", mind);
  const keeper = record.get(ShopBooks)?.keeper;
  if (keeper !== undefined) return of("shop", keeper);
  const from = record.get(Relationship)?.from;
  if (from !== undefined) return of("regard", `${from}:${under ?? ""}`);
  const npc = record.get(Acquaintance)?.npc;
  if (npc !== undefined) of("acquaintance", `${npc}:${under ?? ""}`);
}

/** The records of an owner that have the component, in the order in which they were opened. */
export function recordsOf<T>(owner: Entity, component: ComponentDef<T>): Entity[] {
  return owner.sources(FiledUnder).filter((record) => record.has(component));
}
