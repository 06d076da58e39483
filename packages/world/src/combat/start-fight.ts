import type { Entity } from "@wyldlands/ecs";
import { breakActivity } from "../bodies/activity.ts";
import { breakEffects } from "../bodies/effects.ts";
import { positionOf, setPosition } from "../bodies/posture.ts";
import { bonus } from "../bodies/stats.ts";
import { Activity, Combatant } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import { INITIATIVE, initiative } from "../rules/formulas/initiative.ts";
import { addThreat } from "./threat.ts";

/**
 * The attacker turns on the defender: both are in a fight from now on, each with its first strike by initiative; who sat or
 * slept is up; what an attack breaks (hiding, an activity) is over. One who fights already changes its foe and keeps its beat;
 * the defender keeps the foe that it has. Check with `mayAttack` before. Only inside a deed.
 */
export function startFight(context: DeedContext, attacker: Entity, defender: Entity): void {
  const { emit } = context;
  breakEffects(context, attacker, "attack");
  if (attacker.get(Activity)?.breaksOn.includes("attack") === true) breakActivity(context, attacker);
  const fresh = !attacker.has(Combatant) || !defender.has(Combatant);
  getUp(context, attacker);
  getUp(context, defender);
  join(context, attacker, defender, true);
  join(context, defender, attacker, false);
  if (attacker.need(Combatant).target !== defender.id) attacker.edit(Combatant).target = defender.id;
  addThreat(defender, attacker, 1);
  if (fresh) emit({ type: "CombatStarted", attacker, defender });
}

function join({ game }: DeedContext, being: Entity, foe: Entity, began: boolean): void {
  if (being.has(Combatant)) return;
  const now = game.clock.now();
  const thrown = 1 + game.rng.int(INITIATIVE.die);
  const share = initiative(thrown, bonus(game, being, "dexterity"), began);
  const next = now + Math.round(share * game.rules.combat.round * 1_000);
  being.add(Combatant({ target: foe.id, next, since: now, threat: {} }));
}

function getUp({ game, show }: DeedContext, being: Entity): void {
  const position = positionOf(being);
  if (position === "standing") return;
  setPosition(being, "standing");
  const asleep = position === "sleeping";
  show([being], asleep ? "You start awake, and are up." : "You are on your feet.");
  show(game.witnesses(being), asleep ? "{actor} starts awake, and is up." : "{actor} jumps up.", {
    actor: being,
  });
}
