import type { Entity } from "@wyldlands/ecs";
import { Damaged, Durability } from "../components/index.ts";

/** How much of a thing is left by its use: 1 is whole, 0 broken. What has no `Durability` never wears. */
export function soundness(thing: Entity): number {
  const most = thing.get(Durability)?.most;
  if (most === undefined) return 1;
  return Math.max(0, most - (thing.get(Damaged)?.by ?? 0)) / most;
}

/** It is still what it was, but does nothing any more: no modifiers, no strikes, no light. */
export function isBroken(thing: Entity): boolean {
  return soundness(thing) === 0;
}

/** From here on a thing is called worn out, and its bearer is told. */
export const WORN_OUT = 1 / 3;

/** What a close look says of it; undefined: it shows no wear, or never will. */
export function conditionWords(thing: Entity): string | undefined {
  const left = soundness(thing);
  if (left === 1) return undefined;
  if (left === 0) return "It is broken.";
  if (left <= WORN_OUT) return "It is nearly worn out.";
  return left <= 2 / 3 ? "It has seen a good deal of use." : "It is a little scuffed.";
}
