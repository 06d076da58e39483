import type { ComponentDef, ComponentInit, Entity } from "@wyldlands/ecs";
import { Filed, FiledUnder } from "../components/index.ts";
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
  return game.world.byId(game.ids.of(recordName(kind, about)));
}

function recordName(kind: string, about: string): string {
  return `record:${kind}:${about}`;
}

/** The records of an owner that have the component, in the order in which they were opened. */
export function recordsOf<T>(owner: Entity, component: ComponentDef<T>): Entity[] {
  return owner.sources(FiledUnder).filter((record) => record.has(component));
}
