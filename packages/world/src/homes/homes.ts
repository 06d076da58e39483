import type { Entity } from "@wyldlands/ecs";
import { Lodging, Tenancy } from "../components/index.ts";
import type { Game } from "../game.ts";
import { nameKey } from "../players.ts";
import { recordId } from "../society/records.ts";
import { plainName } from "../views/names.ts";

/**
 * The id of a character's own room of that kind. Of that kind: when content drops one, the rows of such rooms stay as they are,
 * and a room of another kind does not meet them.
 */
export function homeId(character: string, prototype: string): string {
  return recordId("home", `${character}:${prototype}`);
}

/** The room that a character rents. */
export function homeOf(game: Game, character: Entity): Entity | undefined {
  for (const room of game.world.query(Tenancy)) if (isTenant(room, character)) return room;
  return undefined;
}

/** Whether the being may come in: the tenant and the guests. */
export function mayEnter(room: Entity, being: Entity): boolean {
  const { tenant, guests } = room.need(Tenancy);
  return tenant.id === being.id || guests.some(({ id }) => id === being.id);
}

/** The house in which a room was let, if content still has it. */
export function houseOf(game: Game, room: Entity): Entity | undefined {
  return game.room(room.need(Tenancy).house);
}

/** Whether the being stands in the house where the room is. */
export function isAtDoor(game: Game, being: Entity, room: Entity): boolean {
  const place = game.placeOf(being);
  return place.has(Lodging) && place === houseOf(game, room);
}

/** The rooms of a house into which the being is let, its own first. */
export function roomsOpenTo(game: Game, being: Entity, house: Entity): Entity[] {
  const open = [...game.world.query(Tenancy)].filter(
    (room) => houseOf(game, room) === house && mayEnter(room, being),
  );
  return open.sort((a, b) => Number(isTenant(b, being)) - Number(isTenant(a, being)));
}

export function isTenant(room: Entity, being: Entity): boolean {
  return room.get(Tenancy)?.tenant.id === being.id;
}

/** The tenant's name as it is now. */
export function tenantName(game: Game, room: Entity): string {
  const { id, name } = room.need(Tenancy).tenant;
  return nameNow(game, id, name);
}

/** What somebody is called now who may be away, or gone for good. */
export function nameNow(game: Game, id: string, name: string): string {
  const here = game.world.byId(id);
  return here ? plainName(here) : (game.directory.byId(id)?.name ?? name);
}

/** A person of a list by the whole name, or else by its beginning. */
export function personNamed<P extends { id: string; name: string }>(
  game: Game,
  people: readonly P[],
  typed: string,
): P | undefined {
  const wanted = nameKey(typed.trim());
  if (wanted === "") return undefined;
  const named = people.map((one) => ({ one, key: nameKey(nameNow(game, one.id, one.name)) }));
  return (named.find(({ key }) => key === wanted) ?? named.find(({ key }) => key.startsWith(wanted)))?.one;
}
