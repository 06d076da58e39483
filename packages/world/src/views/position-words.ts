import type { Entity } from "@wyldlands/ecs";
import { isAsleep } from "../bodies/conditions.ts";
import { positionOf } from "../bodies/posture.ts";
import { Combatant } from "../components/index.ts";
import type { Game } from "../game.ts";

/** How a being that is not simply standing there is seen, as in 'Tern is here, asleep'. Empty for one that stands. */
export function positionWords(game: Game, being: Entity): string {
  if (isAsleep(game, being)) return ", asleep";
  if (being.has(Combatant)) return ", fighting";
  const position = positionOf(being);
  if (position === "sitting") return ", sitting";
  return position === "resting" ? ", lying down" : "";
}
