import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Discoveries, Enterable, Room, Ways } from "../components/index.ts";
import type { Way } from "../components/ways.ts";
import { fits } from "../conditions/fits.ts";
import { DIRECTIONS, type Direction } from "../content/directions.ts";
import type { Game } from "../game.ts";
import { isShut } from "../items/containers.ts";

/** A way out of a room, as somebody there knows it. */
export interface Exit {
  direction: Direction;
  /** 'area:slug' of the room it leads to. */
  to: string;
  way: Way;
  door?: Entity;
  /** Why nobody can go there just now. */
  blocked?: string;
}

/** What a character's `Discoveries` call a hidden exit. */
export function exitKey(room: Entity, direction: string): string {
  return `${room.prototype?.id ?? room.id} ${direction}`;
}

/** The door in a way out of a room, hidden or not. */
export function doorOf(game: Game, room: Entity, direction: string): Entity | undefined {
  const id = room.get(Ways)?.[direction]?.door;
  return id === undefined ? undefined : game.room(id);
}

/** Whether it can be shut and is. */
export function isClosed(thing: Entity | undefined): boolean {
  return thing !== undefined && isShut(thing);
}

/** Whether the viewer has found the hidden exit. */
export function hasFound(viewer: Entity | undefined, room: Entity, direction: string): boolean {
  return viewer?.get(Discoveries)?.includes(exitKey(room, direction)) === true;
}

/**
 * The ways out of a room that the viewer knows of, in the order of the compass: hidden ones once they are found, those with a condition while it holds, and out of
 * a vehicle to where it stands. Without a viewer: what is in plain sight.
 */
export function exitsOf(game: Game, viewer: Entity | undefined, room: Entity): Exit[] {
  const exits: Readonly<Record<string, string>> = room.get(Room)?.exits ?? {};
  const ways = room.get(Ways) ?? {};
  const known: Exit[] = [];
  for (const direction of DIRECTIONS) {
    const to = exits[direction];
    if (to === undefined) continue;
    const way = ways[direction] ?? NOTHING_OF_IT;
    if (way.hidden !== undefined && !hasFound(viewer, room, direction)) continue;
    const shut = way.when !== undefined && !fits(game, way.when, { room, being: viewer });
    if (shut && way.blocked === undefined) continue;
    const door = way.door === undefined ? undefined : game.room(way.door);
    known.push({
      direction,
      to,
      way,
      ...(door && { door }),
      ...(shut && way.blocked !== undefined && { blocked: way.blocked }),
    });
  }
  const around = exits["out"] === undefined ? roomAround(game, room) : undefined;
  const to = around?.prototype?.id;
  if (to !== undefined) known.push({ direction: "out", to, way: NOTHING_OF_IT });
  return known;
}

/** A way like any other. */
const NOTHING_OF_IT: Way = Object.freeze({});

/** The same as a record, for clients with a map. */
export function exitsRecord(exits: readonly Exit[]): Partial<Record<Direction, string>> {
  return Object.fromEntries(exits.map(({ direction, to }) => [direction, to]));
}

/** Those of the ways that are barred, by a shut door or otherwise. */
export function closedWays(exits: readonly Exit[]): Direction[] {
  return exits.flatMap(({ direction, door, blocked }) =>
    isClosed(door) || blocked !== undefined ? [direction] : [],
  );
}

/** The room where the vehicle stands whose inside this room is. Undefined for what is no inside, or only a portal's end. */
export function roomAround(game: Game, room: Entity): Entity | undefined {
  const id = room.prototype?.id;
  if (id === undefined) return undefined;
  for (const vehicle of game.world.query(Enterable)) {
    const { room: inside, portal } = vehicle.need(Enterable);
    const place = inside === id && !portal ? vehicle.target(ContainedIn) : undefined;
    if (place?.has(Room)) return place;
  }
  return undefined;
}
