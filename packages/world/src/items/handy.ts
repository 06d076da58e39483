import type { Entity, Refusal } from "@wyldlands/ecs";
import { busy } from "../bodies/activity.ts";
import { able } from "../bodies/posture.ts";
import type { Game } from "../game.ts";

/** The actor must be awake, and its hands not in the middle of something else. One may sit or lie. */
export function handy(game: Game, actor: Entity): Refusal<string> | undefined {
  return able(game, actor, "resting") ?? busy(actor);
}
