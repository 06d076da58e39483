import type { Entity } from "@wyldlands/ecs";
import { Effects } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import type { EffectRule } from "../rules/schemas.ts";
import type { Condition } from "../rules/words.ts";
import { bodyOf } from "./body.ts";

/** Whether the being is in the condition, by its folk or by an effect. */
export function hasCondition(game: Game, being: Entity, condition: Condition): boolean {
  if (being.has(Effects))
    for (const { effect } of being.need(Effects))
      if (game.rules.effects[effect]?.conditions.includes(condition) === true) return true;
  return bodyOf(game, being).folk.conditions.includes(condition);
}

export function hasEffect(being: Entity, effect: string): boolean {
  return (being.get(Effects) ?? []).some((one) => one.effect === effect);
}

/**
 * Brings an effect of the rules on a being, by its stacking rule, says its words and plans its ticks and its end (`Due`
 * handlers `effect-tick` and `effect-end`). `seconds`: instead of the rule's. Only inside a deed.
 */
export function addEffect(
  context: DeedContext,
  being: Entity,
  effect: string,
  { by, seconds }: { by?: Entity | undefined; seconds?: number | undefined } = {},
): void {
  const { game, show, emit } = context;
  const rule = game.rules.effects[effect];
  if (!rule) throw new Error(`the rules have no effect ${effect}`);
  const lasts = (seconds ?? rule.seconds) * 1_000;
  const until = game.clock.now() + lasts;
  const known = (being.get(Effects) ?? []).findIndex((one) => one.effect === effect);
  if (known >= 0) {
    if (rule.stacking === "keep") return;
    const entry = being.edit(Effects)[known];
    if (!entry) return;
    entry.until = rule.stacking === "longest" ? Math.max(entry.until, until) : until;
    if (rule.stacking === "stack") entry.stacks = Math.min(rule.most, entry.stacks + 1);
    if (by) entry.by = by.id;
  } else {
    const entry = { effect, until, stacks: 1, ...(by && { by: by.id }) };
    if (being.has(Effects)) being.edit(Effects).push(entry);
    else being.add(Effects([entry]));
    planTick(game, being, effect);
    const { actor, others } = rule.words.start ?? {};
    if (actor !== undefined) show([being], actor, { actor: being });
    if (others !== undefined) show(game.witnesses(being), others, { actor: being });
    emit({ type: "EffectStarted", entity: being, effect, ...(by && { by }) });
  }
  game.due.schedule(being, lasts, "effect-end", { effect });
}

/** Plans the next time that the effect does what it does, if it does anything. Only inside a deed. */
export function planTick(game: Game, being: Entity, effect: string): void {
  const every = game.rules.effects[effect]?.tick?.every;
  const entry = every === undefined ? undefined : being.edit(Effects).find((one) => one.effect === effect);
  if (every === undefined || !entry) return;
  entry.next = game.clock.now() + Math.round(every * 1_000);
  game.due.schedule(being, every * 1_000, "effect-tick", { effect });
}

/** Takes an effect away, with its words. False when it was not there. Only inside a deed. */
export function removeEffect({ game, show, emit }: DeedContext, being: Entity, effect: string): boolean {
  const all = being.get(Effects) ?? [];
  if (!all.some((one) => one.effect === effect)) return false;
  if (all.length === 1) being.remove(Effects);
  else {
    const list = being.edit(Effects);
    list.splice(
      list.findIndex((one) => one.effect === effect),
      1,
    );
  }
  const { actor, others } = game.rules.effects[effect]?.words.end ?? {};
  if (actor !== undefined) show([being], actor, { actor: being });
  if (others !== undefined) show(game.witnesses(being), others, { actor: being });
  emit({ type: "EffectEnded", entity: being, effect });
  return true;
}

/** Ends what does not outlast this. Only inside a deed. */
export function breakEffects(context: DeedContext, being: Entity, by: "attack" | "hurt" | "move"): void {
  for (const { effect } of [...(being.get(Effects) ?? [])])
    if (context.game.rules.effects[effect]?.breaksOn.includes(by) === true)
      removeEffect(context, being, effect);
}

/** What takes effects of one sort away: all of them, or only those that do harm, or only those that do not. How many went. Only inside a deed. */
export function dispel(
  context: DeedContext,
  being: Entity,
  sort: EffectRule["dispel"],
  which: "all" | "harmful" | "helpful" = "all",
): number {
  let gone = 0;
  for (const { effect } of [...(being.get(Effects) ?? [])]) {
    const rule = context.game.rules.effects[effect];
    if (rule?.dispel !== sort) continue;
    if (which !== "all" && rule.harmful !== (which === "harmful")) continue;
    if (removeEffect(context, being, effect)) gone += 1;
  }
  return gone;
}

/** All effects end without a word, as those of the dead. Only inside a deed. */
export function clearEffects({ emit }: DeedContext, being: Entity): void {
  const all = being.get(Effects) ?? [];
  if (being.has(Effects)) being.remove(Effects);
  for (const { effect } of all) emit({ type: "EffectEnded", entity: being, effect });
}

/** What lasts on a being, in the order it came; what the rules no longer know is left out. `seconds`: until it ends. */
export function effectsOf(
  game: Game,
  being: Entity,
): { slug: string; rule: EffectRule; seconds: number; stacks: number }[] {
  const now = game.clock.now();
  return (being.get(Effects) ?? []).flatMap(({ effect, until, stacks }) => {
    const rule = game.rules.effects[effect];
    return rule
      ? [{ slug: effect, rule, seconds: Math.max(0, Math.ceil((until - now) / 1_000)), stacks }]
      : [];
  });
}
