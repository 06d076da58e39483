import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Damaged, Durability } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import { isBeing } from "../views/names.ts";
import { isBroken, soundness, WORN_OUT } from "./condition.ts";

/**
 * A thing is used by so many uses: it wears, and at the end breaks; whoever bears it is told, and everyone of the break.
 * What has no `Durability`, and what is broken already, takes no harm. True when this broke it. Only inside a deed.
 */
export function wearOut({ game, show, emit }: DeedContext, thing: Entity, by = 1): boolean {
  const most = thing.get(Durability)?.most;
  if (most === undefined || by <= 0 || isBroken(thing)) return false;
  const before = soundness(thing);
  const worn = Math.min(most, (thing.get(Damaged)?.by ?? 0) + Math.ceil(by));
  if (thing.has(Damaged)) thing.edit(Damaged).by = worn;
  else thing.add(Damaged({ by: worn }));
  const bearer = thing.target(ContainedIn);
  const borne = bearer !== undefined && isBeing(bearer);
  if (isBroken(thing)) {
    if (borne) {
      show([bearer], "{item} breaks!", { item: thing });
      show(game.witnesses(bearer), "{item} breaks on {bearer}!", { item: thing, bearer });
    }
    emit({ type: "ItemBroken", item: thing, ...(borne && { entity: bearer }) });
    return true;
  }
  if (borne && before > WORN_OUT && soundness(thing) <= WORN_OUT)
    show([bearer], "{item} is nearly worn out.", { item: thing });
  return false;
}
