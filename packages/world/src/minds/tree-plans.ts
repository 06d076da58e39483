import { Planning, type Circumstances } from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";
import type { Game } from "../game.ts";
import type { MindDomain } from "./domains.ts";
import { newState, senseInto } from "./places.ts";

/** Names of the actions by which a being reaches a goal, planned in one go; undefined: it knows no way, or not within so many states. */
export function planAtOnce(
  game: Game,
  being: Entity,
  domain: MindDomain,
  goal: string,
  around: Circumstances | undefined,
  mostStates: number,
): readonly string[] | undefined {
  const { planner } = domain;
  const index = planner.domain.goalOf.get(goal);
  if (index === undefined) return undefined;
  const state = newState(domain);
  senseInto(game, being, domain, state);
  const begun = planner.begin(index, state, around);
  const plan = begun instanceof Planning ? (begun.step({ states: mostStates }) ?? begun.cancel()) : begun;
  if (plan?.outcome !== "found") return undefined;
  return plan.steps.map((step) => planner.domain.actions[step]?.name ?? "");
}
