import type { Entity } from "@wyldlands/ecs";
import { isAsleep } from "../bodies/conditions.ts";
import { ContainedIn, Mind, Minded } from "../components/index.ts";
import type { Game } from "../game.ts";
import { canSee } from "../views/sight.ts";
import type { Perceivers } from "./perceive.ts";

/** The others of its band in a room who are awake and see it. */
export function matesIn(game: Game, room: Entity, being: Entity): Entity[] {
  const band = being.get(Minded)?.band;
  if (band === undefined) return [];
  return room
    .sources(ContainedIn)
    .filter(
      (one) =>
        one !== being &&
        one.has(Mind) &&
        one.get(Minded)?.band === band &&
        !isAsleep(game, one) &&
        canSee(game, one, being),
    );
}

/**
 * What those of a band know of each other, as far as they see it: who leads them (`leader`), whom the leader attacks and who attacks one
 * of them (`foe`), and that the leader has run (`rout`). What they make of it is in the rules.
 */
export function addBands(game: Game, minds: Perceivers): void {
  const { events } = game;
  events.on("EntityMoved", ({ entity, to }) => {
    if (!entity.alive || entity.get(Minded)?.band === undefined) return;
    meetLeader(game, minds, entity);
    if (leads(entity)) for (const mate of matesIn(game, to, entity)) learn(minds, mate, "leader", entity, to);
  });
  events.on("CombatStarted", ({ attacker, defender }) => {
    if (!attacker.alive || !defender.alive) return;
    const room = game.placeOf(defender);
    for (const mate of matesIn(game, room, defender))
      if (mate !== attacker) learn(minds, mate, "foe", attacker, room);
    if (!leads(attacker)) return;
    for (const mate of matesIn(game, room, attacker))
      if (mate !== defender) learn(minds, mate, "foe", defender, room);
  });
  events.on("Fled", ({ entity, from }) => {
    if (entity.alive && leads(entity))
      for (const mate of matesIn(game, from, entity)) learn(minds, mate, "rout", entity, from);
  });
}

/** Sees whom it follows, if that one is here. */
export function meetLeader(game: Game, minds: Perceivers, being: Entity): void {
  const { band } = being.get(Minded) ?? {};
  if (band === undefined || leads(being)) return;
  const room = game.placeOf(being);
  for (const one of room.sources(ContainedIn))
    if (leads(one) && one.get(Minded)?.band === band && canSee(game, being, one))
      learn(minds, being, "leader", one, room);
}

function leads(being: Entity): boolean {
  return being.get(Minded)?.leads === true;
}

function learn(minds: Perceivers, being: Entity, kind: string, about: Entity, room: Entity): void {
  minds.perceive(being, { what: "learn", kind, about: about.id, room: room.id, from: "saw" });
}
