import type { Entity, Refusal } from "@wyldlands/ecs";
import { Health, Posture } from "../components/index.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { POSITIONS, type Position } from "../rules/words.ts";
import { hasCondition } from "./effects.ts";

export function positionOf(being: Entity): Position {
  return being.get(Posture)?.position ?? "standing";
}

/** Sets how a being stands, sits or lies; `on`: what it sits or lies on. Only inside a deed. */
export function setPosition(being: Entity, position: Position, on?: Entity): void {
  if (position === "standing") {
    if (being.has(Posture)) being.remove(Posture);
  } else being.add(Posture(on ? { position, on: on.id } : { position }));
}

/** Why the being cannot do what takes at least this position: dying, asleep, stunned, sitting down. */
export function able(game: Game, being: Entity, least: Position): Refusal<string> | undefined {
  if (being.has(Health) && being.need(Health).current <= 0) return refuse("You are past that.");
  if (least === "sleeping") return undefined;
  if (hasCondition(game, being, "stunned")) return refuse("You are stunned: all you can do is sway.");
  const now = positionOf(being);
  if (now === "sleeping" || hasCondition(game, being, "asleep"))
    return refuse("You are asleep. <hint>WAKE first.</hint>");
  if (POSITIONS.indexOf(now) >= POSITIONS.indexOf(least)) return undefined;
  return refuse(`You are ${now === "resting" ? "lying down" : "sitting"}. <hint>STAND first.</hint>`);
}
