import { Refusal, type Entity } from "@wyldlands/ecs";
import { foeOf, foesOf } from "../combat/foes.ts";
import { mayAttack } from "../combat/may-attack.ts";
import { ContainedIn } from "../components/index.ts";
import { reach, refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import type { SkillRule } from "../rules/schemas.ts";
import { isBeing } from "../views/names.ts";
import { vitalOf } from "./vitals.ts";

/**
 * Whom a skill or spell reaches that is used on `to`, or on nobody in particular: oneself for what helps, the foe of the fight for
 * what harms, every foe for what reaches all. Or why it reaches nobody.
 */
export function targetsOf(
  game: Game,
  actor: Entity,
  rule: SkillRule,
  to: Entity | undefined,
): Entity[] | Refusal<string> {
  const target = rule.use?.target;
  switch (target) {
    case "self":
      return to === undefined || to === actor ? [actor] : refuse("That reaches only yourself.");
    case "friend":
    case "any":
      return reachable(game, actor, to ?? actor);
    case "foe":
      return foe(game, actor, to ?? foeOf(game, actor));
    default: {
      const foes = foesOf(game, actor);
      const first = to === undefined ? foes : foe(game, actor, to);
      if (first instanceof Refusal) return first;
      const all = new Set([...first, ...foes]);
      return all.size > 0 ? [...all] : refuse("Nobody here is against you. Name one to begin with.");
    }
  }
}

function reachable(game: Game, actor: Entity, to: Entity): Entity[] | Refusal<string> {
  if (!isBeing(to)) return refuse("{to} takes no notice.", { to });
  if (to === actor) return [actor];
  const far = reach(actor, to);
  if (far) return far;
  return vitalOf(game, to, "health") > 0 ? [to] : refuse("{to} is past helping.", { to });
}

function foe(game: Game, actor: Entity, to: Entity | undefined): Entity[] | Refusal<string> {
  if (to === undefined || to.target(ContainedIn) === undefined) return refuse("On whom?");
  if (to === actor) return refuse("You would regret that.");
  const there = reachable(game, actor, to);
  return there instanceof Refusal ? there : (mayAttack(game, actor, to) ?? there);
}
