import type { Entity, Refusal } from "@wyldlands/ecs";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { hasCondition } from "./effects.ts";
import { positionOf } from "./posture.ts";

/** Whether it is asleep, by itself or by an effect. */
export function isAsleep(game: Game, being: Entity): boolean {
  return positionOf(being) === "sleeping" || hasCondition(game, being, "asleep");
}

/** Why the being cannot walk, however it stands. */
export function rooted(game: Game, being: Entity): Refusal<string> | undefined {
  if (hasCondition(game, being, "held")) return refuse("Something holds you fast.");
  if (hasCondition(game, being, "stunned")) return refuse("You are stunned: all you can do is sway.");
  return undefined;
}

/** Why no sound comes of the being. */
export function speechless(game: Game, being: Entity): Refusal<string> | undefined {
  if (hasCondition(game, being, "silenced")) return refuse("Your mouth moves, and nothing comes.");
  return isAsleep(game, being) ? refuse("You are asleep. <hint>WAKE first.</hint>") : undefined;
}

/** Why the being sees nothing at all, however light it is. */
export function sightless(game: Game, being: Entity): Refusal<string> | undefined {
  if (isAsleep(game, being)) return refuse("You see the inside of your eyelids. <hint>WAKE first.</hint>");
  return hasCondition(game, being, "blind") ? refuse("You cannot see a thing.") : undefined;
}
