import type { Entity } from "@wyldlands/ecs";
import { isAsleep } from "../bodies/conditions.ts";
import { hasCondition } from "../bodies/effects.ts";
import { Character, Combatant, ContainedIn, Natural, SmallTalk, Voiced } from "../components/index.ts";
import type { Game } from "../game.ts";
import { isBeing } from "../views/names.ts";

/** Whether it is somebody of the place for whom an author has written how they talk. Players are not, nor beasts that have a few words. */
export function hasVoice(being: Entity): boolean {
  return (
    being.alive &&
    isBeing(being) &&
    !being.has(Character) &&
    (being.has(Voiced) || (being.has(SmallTalk) && !being.has(Natural)))
  );
}

/** Whether it can say something now: awake, in peace and with a voice. */
export function canSpeak(game: Game, being: Entity): boolean {
  return (
    hasVoice(being) &&
    !being.has(Combatant) &&
    !isAsleep(game, being) &&
    !hasCondition(game, being, "silenced") &&
    !hasCondition(game, being, "stunned")
  );
}

/** Those in a room who can answer, in the order in which they came. */
export function speakersIn(game: Game, room: Entity): Entity[] {
  return room.sources(ContainedIn).filter((one) => canSpeak(game, one));
}

/** Players who stand in a room, with somebody at the keyboard. */
export function listenersIn(game: Game, room: Entity): Entity[] {
  return room.sources(ContainedIn).filter((one) => game.players.sessionOf(one) !== undefined);
}
