import type { Entity } from "@wyldlands/ecs";
import { isAsleep } from "../bodies/conditions.ts";
import { mostOf, vitalOf } from "../bodies/vitals.ts";
import { Character, ContainedIn, Door, Mind, Minded, Room } from "../components/index.ts";
import type { Game } from "../game.ts";
import { canSee } from "../views/sight.ts";
import type { Source } from "./beliefs.ts";
import { isOffence, lawAt } from "./law.ts";
import type { Percept } from "./percepts.ts";

/** Words in a shout by which whoever hears it knows that somebody needs help. */
const ALARM = /\b(?:help|thief|thieves|murder|watch|fire)\b/i;

/** Percent of health below which wounds are plain to see. */
const PLAIN_TO_SEE = 60;

/** Where minds take what comes to them: the minds of an area, and one more thing for a mind to take in. */
export interface Perceivers {
  inArea(area: string | undefined): Iterable<Entity>;
  perceive(being: Entity, percept: Percept): void;
}

/**
 * What minds see, hear and feel, by event: nothing is looked for, and what nobody saw, nobody knows. It is only handed on here; the
 * system of minds makes beliefs of it.
 */
export function addPerception(game: Game, minds: Perceivers): void {
  const { events } = game;
  const learn = (
    being: Entity,
    kind: string,
    about: Entity,
    from: Source,
    room = game.placeOf(about),
  ): void => minds.perceive(being, { what: "learn", kind, about: about.id, room: room.id, from });
  const awake = (room: Entity): Entity[] =>
    room.sources(ContainedIn).filter((one) => one.has(Minded) && one.has(Mind) && !isAsleep(game, one));
  /** Somebody comes in where it is. */
  const notices = (being: Entity, comer: Entity, room: Entity): void => {
    if (being === comer || !canSee(game, being, comer)) return;
    if (comer.has(Character)) learn(being, "player", comer, "saw", room);
    if (isOneOfUs(comer) && isBadlyHurt(game, comer)) learn(being, "hurt", comer, "saw", room);
    minds.perceive(being, { what: "seen", about: comer.id, room: room.id });
  };

  events.on("EntityHurt", ({ entity, by }) => {
    if (!entity.alive || by?.alive !== true || by === entity || !entity.has(Minded)) return;
    learn(entity, "foe", by, "felt");
  });
  events.on("EntityHurt", ({ entity }) => {
    if (!entity.alive || !isOneOfUs(entity) || !isBadlyHurt(game, entity)) return;
    for (const being of awake(game.placeOf(entity)))
      if (being !== entity) learn(being, "hurt", entity, "saw");
  });
  events.on("Knocked", ({ entity, item }) => {
    for (const side of item.get(Door)?.sides ?? [])
      for (const being of game.room(side.room)?.sources(ContainedIn) ?? [])
        if (being !== entity && being.has(Minded) && !isAsleep(game, being))
          learn(being, "knock", entity, "heard");
  });
  events.on("Collared", ({ entity, by }) => {
    if (!entity.alive || !by.alive) return;
    if (entity.has(Minded)) learn(entity, "collared", by, "felt");
    for (const being of awake(game.placeOf(by))) minds.perceive(being, { what: "settled", about: entity.id });
  });
  events.on("CombatStarted", ({ attacker, defender }) => {
    if (!attacker.alive || !defender.alive) return;
    if (defender.has(Minded)) learn(defender, "foe", attacker, "felt");
    if (!isOneOfUs(defender) || keepsThePeace(game, attacker) || !isOffence(game, attacker, defender)) return;
    for (const being of awake(game.placeOf(defender))) {
      if (being === attacker || being === defender || !canSee(game, being, attacker)) continue;
      learn(being, "offender", attacker, "saw");
      learn(being, "victim", defender, "saw");
    }
  });
  events.on("CoinsFilched", ({ entity, noticed }) => {
    if (lawAt(game, game.placeOf(entity)) === "none") return;
    for (const being of noticed)
      if (being.has(Minded)) {
        learn(being, "thief", entity, "saw");
        learn(being, "theft", entity, "saw");
      }
  });
  events.on("Spoke", ({ entity, text, how }) => {
    if (how !== "shout" || !ALARM.test(text)) return;
    const from = game.placeOf(entity);
    if (lawAt(game, from) === "none") return;
    for (const being of minds.inArea(from.get(Room)?.area)) {
      if (being === entity || isAsleep(game, being)) continue;
      learn(being, "call", entity, "heard", from);
      if (isBadlyHurt(game, entity)) learn(being, "hurt", entity, "heard", from);
      minds.perceive(being, { what: "told", by: entity.id, of: ["theft", "thief", "foe"] });
    }
  });
  events.on("EntityMoved", ({ entity, from, to }) => {
    if (!entity.alive) return;
    // Who stood by saw which way it went.
    for (const being of awake(from))
      if (being !== entity) minds.perceive(being, { what: "seen", about: entity.id, room: to.id });
    for (const being of awake(to)) notices(being, entity, to);
    if (entity.has(Minded)) minds.perceive(entity, { what: "arrived", room: to.id });
  });
  events.on("CharacterEntered", ({ entity }) => {
    const room = game.placeOf(entity);
    for (const being of awake(room)) notices(being, entity, room);
  });
  events.on("EntityDied", ({ id, place }) => {
    // Who is elsewhere goes on believing.
    for (const being of awake(place)) minds.perceive(being, { what: "dead", about: id });
  });
}

/** One who goes for offenders itself has its reasons. */
function keepsThePeace({ authored }: Game, being: Entity): boolean {
  const archetype = being.get(Minded)?.archetype;
  return archetype !== undefined && authored.minds.kinds.get(archetype)?.has("offender") === true;
}

/** Wounds that one sees across a room, or hears in a voice. */
function isBadlyHurt(game: Game, being: Entity): boolean {
  return vitalOf(game, being, "health") * 100 < mostOf(game, being, "health") * PLAIN_TO_SEE;
}

/** The people and beasts that live here by a mind of their own, and players: not what is there to be fought. */
function isOneOfUs(being: Entity): boolean {
  return being.has(Minded) || being.has(Character);
}
