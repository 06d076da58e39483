import type { Entity } from "@wyldlands/ecs";
import { Mind } from "../components/index.ts";
import type { Game } from "../game.ts";

/** How a being knows what it believes. An entity's id: that one told it. */
export type Source = "saw" | "felt" | "heard" | "guess" | (string & {});

/** See the component `Mind`. */
export interface Belief {
  about?: string | undefined;
  room?: string | undefined;
  at: number;
  from: Source;
}

/** The being holds this true from now on; what it believed of that kind is forgotten. Only inside a deed or the system of minds. */
export function believe(
  game: Game,
  being: Entity,
  kind: string,
  what: { about?: Entity; room?: Entity; from: Source },
): void {
  const { about, room, from } = what;
  being.edit(Mind).beliefs[kind] = {
    ...(about && { about: about.id }),
    ...(room && { room: room.id }),
    at: game.clock.now(),
    from,
  };
}

export function forget(being: Entity, kind: string): void {
  if (being.get(Mind)?.beliefs[kind] !== undefined) delete being.edit(Mind).beliefs[kind];
}

/** What nothing has renewed for as long as the rules keep it is forgotten. Only inside a deed or the system of minds. */
export function fade(game: Game, being: Entity): void {
  const keeps = game.rules.minds.beliefs;
  for (const [kind, { at }] of Object.entries(being.need(Mind).beliefs)) {
    const seconds = keeps[kind];
    if (seconds !== undefined && game.clock.now() - at >= seconds * 1_000) forget(being, kind);
  }
}

export function belief(being: Entity, kind: string): Belief | undefined {
  return being.get(Mind)?.beliefs[kind];
}

/** Whom the being believes something of; undefined: nobody, or somebody who is no more. */
export function believed(game: Game, being: Entity, kind: string): Entity | undefined {
  const about = belief(being, kind)?.about;
  return about === undefined ? undefined : game.world.byId(about);
}

/** Where the being thinks that is. */
export function believedPlace(game: Game, being: Entity, kind: string): Entity | undefined {
  const room = belief(being, kind)?.room;
  return room === undefined ? undefined : game.world.byId(room);
}
