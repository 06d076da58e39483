import type { Entity } from "@wyldlands/ecs";
import { removeEffect } from "../../bodies/effects.ts";
import { Effects } from "../../components/index.ts";
import type { DeedContext } from "../deed.ts";

/** Whoever hides or sneaks is in plain sight again. False when it was all along. Only inside a deed. */
export function reveal(context: DeedContext, being: Entity): boolean {
  const hiding = (being.get(Effects) ?? []).filter(
    ({ effect }) => context.game.rules.effects[effect]?.conditions.includes("hidden") === true,
  );
  for (const { effect } of hiding) removeEffect(context, being, effect);
  return hiding.length > 0;
}
