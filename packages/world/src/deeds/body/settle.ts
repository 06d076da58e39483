import type { Refusal } from "@wyldlands/ecs";
import { busy } from "../../bodies/activity.ts";
import { isAsleep } from "../../bodies/conditions.ts";
import { hasCondition } from "../../bodies/effects.ts";
import { able, positionOf } from "../../bodies/posture.ts";
import { Combatant } from "../../components/index.ts";
import type { Position } from "../../rules/words.ts";
import type { DeedContext } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** What one says who is in that position already. */
const ALREADY: Readonly<Record<Position, string>> = {
  standing: "You are on your feet already.",
  sitting: "You are sitting already.",
  resting: "You are lying down already.",
  sleeping: "You are asleep already.",
};

/** Why the actor cannot change how it stands, sits or lies to this. */
export function cannotSettle({ game, actor }: DeedContext, position: Position): Refusal<string> | undefined {
  const dying = able(game, actor, "sleeping");
  if (dying) return dying;
  if (hasCondition(game, actor, "stunned")) return refuse("You are stunned: all you can do is sway.");
  if (isAsleep(game, actor))
    return refuse(position === "sleeping" ? ALREADY.sleeping : "You are asleep. <hint>WAKE first.</hint>");
  if (positionOf(actor) === position) return refuse(ALREADY[position]);
  if (position !== "standing" && actor.has(Combatant))
    return refuse("Not while somebody is after you. <hint>FLEE, or see it through.</hint>");
  return busy(actor);
}
