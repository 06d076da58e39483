import type { Entity } from "@wyldlands/ecs";
import { levelOf } from "../bodies/body.ts";
import { positionOf } from "../bodies/posture.ts";
import { hasCondition } from "../bodies/effects.ts";
import { Body, Character, Combatant, ContainedIn, Temper } from "../components/index.ts";
import type { Game } from "../game.ts";
import { bodyOf } from "../bodies/body.ts";
import { mayAttack } from "./may-attack.ts";

/** Whether a being of that temper would go for the other as soon as it sees it. */
export function wouldAttack(game: Game, being: Entity, other: Entity): boolean {
  const attacks = being.get(Temper)?.attacks ?? "nobody";
  if (attacks === "nobody" || !other.has(Character) || !game.players.isAwake(other)) return false;
  if (attacks === "weaker" && levelOf(other) >= levelOf(being)) return false;
  return isReady(game, being) && sees(game, being, other) && mayAttack(game, being, other) === undefined;
}

/** Whom of those who stand with it the being would go for: the first that it sees. */
export function preyOf(game: Game, being: Entity): Entity | undefined {
  if ((being.get(Temper)?.attacks ?? "nobody") === "nobody") return undefined;
  return game.company(game.placeOf(being), being).find((other) => wouldAttack(game, being, other));
}

/** Those who would go for the being, in the place where it is. */
export function huntersOf(game: Game, prey: Entity): Entity[] {
  return game
    .placeOf(prey)
    .sources(ContainedIn)
    .filter((one) => one.has(Temper) && wouldAttack(game, one, prey));
}

/** Those of its own folk who stand by and would help a being that is attacked. */
export function helpersOf(game: Game, attacked: Entity, attacker: Entity): Entity[] {
  if (!attacked.has(Body) || attacked.has(Character)) return [];
  const { folk } = bodyOf(game, attacked);
  return game
    .placeOf(attacked)
    .sources(ContainedIn)
    .filter((one) => one !== attacked && one !== attacker && one.get(Temper)?.helps === true)
    .filter((one) => bodyOf(game, one).folk === folk && isReady(game, one) && sees(game, one, attacker))
    .filter((one) => mayAttack(game, one, attacker) === undefined);
}

/** Not in a fight, and awake. */
function isReady(game: Game, being: Entity): boolean {
  return (
    !being.has(Combatant) &&
    positionOf(being) !== "sleeping" &&
    !hasCondition(game, being, "asleep") &&
    !hasCondition(game, being, "stunned") &&
    !hasCondition(game, being, "frightened")
  );
}

function sees(game: Game, being: Entity, other: Entity): boolean {
  return !hasCondition(game, being, "blind") && game.company(game.placeOf(being), being).includes(other);
}
