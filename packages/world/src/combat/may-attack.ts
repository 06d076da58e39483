import type { Entity, Refusal } from "@wyldlands/ecs";
import { hasCondition } from "../bodies/effects.ts";
import { vitalOf } from "../bodies/vitals.ts";
import { Character, Combatant, Duelling, Natural, RoomNature, Temper } from "../components/index.ts";
import { reach, refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { isBeing } from "../views/names.ts";
import { isThere } from "./foes.ts";

/**
 * Why the attacker may not raise a hand against the other: it is no being of flesh, not here, the attacker is frightened, the place is peaceful, or both
 * are players and have not agreed to it (`duel`, or a room with `duels`). Every harmful deed asks this.
 */
export function mayAttack(game: Game, attacker: Entity, defender: Entity): Refusal<string> | undefined {
  return (
    (isBeing(defender) ? reach(attacker, defender) : undefined) ??
    mayHarm(game, attacker, defender) ??
    (isThere(game, attacker, defender) ? undefined : refuse("{defender} is not there.", { defender }))
  );
}

/** The same for harm from afar: all but that both stand in one place. */
export function mayHarm(game: Game, attacker: Entity, defender: Entity): Refusal<string> | undefined {
  if (attacker === defender) return refuse("You give yourself a hard look, and leave it at that.");
  if (!isBeing(defender))
    return refuse("{defender} does not fight back, so where is the sport in it?", { defender });
  if (vitalOf(game, attacker, "health") <= 0) return refuse("You are past fighting.");
  if (!attacker.has(Combatant) && hasCondition(game, attacker, "frightened"))
    return refuse("Your knees will not take you there.");
  if (!defender.has(Character) && !isFair(defender))
    return refuse("You have no quarrel with {defender}.", { defender });
  for (const being of [attacker, defender])
    if (game.placeOf(being).get(RoomNature)?.peaceful === true)
      return refuse("Nobody raises a hand in this place. <hint>Take it elsewhere.</hint>");
  return attacker.has(Character) && defender.has(Character) ? mayDuel(game, attacker, defender) : undefined;
}

/** Beasts and brawlers: an npc with a temper or with claws. Everybody else, the people of the place, is left in peace. */
function isFair(npc: Entity): boolean {
  return npc.has(Temper) || npc.has(Natural);
}

function mayDuel(game: Game, attacker: Entity, defender: Entity): Refusal<string> | undefined {
  const free = [attacker, defender].every((one) => game.placeOf(one).get(RoomNature)?.duels === true);
  if (free || agreed(attacker, defender)) return undefined;
  if (challenges(attacker, defender))
    return refuse("{defender} has not taken up your challenge. <hint>It takes DUEL from both.</hint>", {
      defender,
    });
  return refuse(
    "{defender} is a player like you: first you both agree. <hint>Type DUEL and the name.</hint>",
    {
      defender,
    },
  );
}

/** Whether the one has said that the other may fight it. */
export function challenges(one: Entity, other: Entity): boolean {
  return one.get(Duelling)?.with.includes(other.id) === true;
}

/** Whether both have agreed to fight each other. */
export function agreed(one: Entity, other: Entity): boolean {
  return challenges(one, other) && challenges(other, one);
}
