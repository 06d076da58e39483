import type { Entity } from "@wyldlands/ecs";
import { Combatant } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import { foeOf } from "./foes.ts";

/** The being fights no longer; who fights it finds that out at its own next strike. False when it did not fight. Only inside a deed. */
export function endFight({ emit }: DeedContext, being: Entity): boolean {
  if (!being.has(Combatant)) return false;
  being.remove(Combatant);
  emit({ type: "CombatEnded", entity: being });
  return true;
}

/** Those about who fought the fallen one are done with it; who has no other foe there fights no longer. Only inside a deed. */
export function letGo(context: DeedContext, fallen: Entity): void {
  const { game } = context;
  for (const one of game.witnesses(fallen)) {
    const combatant = one.get(Combatant);
    if (!combatant || (combatant.target !== fallen.id && !Object.hasOwn(combatant.threat, fallen.id)))
      continue;
    const edited = one.edit(Combatant);
    delete edited.threat[fallen.id];
    if (edited.target === fallen.id) delete edited.target;
    if (!foeOf(game, one)) endFight(context, one);
  }
}
