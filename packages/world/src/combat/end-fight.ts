import type { Entity } from "@wyldlands/ecs";
import { Combatant } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";

/** The being fights no longer; who fights it finds that out at its own next strike. False when it did not fight. Only inside a deed. */
export function endFight({ emit }: DeedContext, being: Entity): boolean {
  if (!being.has(Combatant)) return false;
  being.remove(Combatant);
  emit({ type: "CombatEnded", entity: being });
  return true;
}
