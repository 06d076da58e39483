import type { Entity, Refusal } from "@wyldlands/ecs";
import { shutInCopy } from "../../building/shut-deeds.ts";
import { frozen } from "../../commands/permit.ts";
import { ContainedIn } from "../../components/index.ts";
import type { Deed, DeedArgs, DeedContext } from "../../deeds/deed.ts";
import { refuse } from "../../deeds/refusals.ts";
import type { Game } from "../../game.ts";
import { nameOf } from "../../views/names.ts";
import type { WordValue, WordValues } from "../../views/words.ts";

/**
 * Does a deed as part of another, by whoever does it: with its own checks and words, whole with the other or not at all. A
 * refusal is for the outer deed to return, which undoes both.
 */
export function within<A extends DeedArgs>(
  outer: DeedContext,
  deed: Deed<A>,
  actor: Entity,
  args: A,
): Refusal<string> | undefined {
  const { game } = outer;
  if (!actor.alive) return refuse("There is nobody left to do that.");
  const context: DeedContext = { ...outer, actor };
  const refusal = frozen(game, actor) ?? shutInCopy(game, deed.name, actor) ?? deed.check?.(args, context);
  if (refusal) return refusal;
  // Filled in before the deed: a stack that is handed over may be no more afterwards.
  showWords(outer, deed, actor, args);
  return game.journal.within(deed.name, () => deed.perform(args, context)) ?? undefined;
}

/** Why the actor may not do that deed now; nothing is done or said. */
export function wouldRefuse<A extends DeedArgs>(
  game: Game,
  deed: Deed<A>,
  actor: Entity,
  args: A,
): Refusal<string> | undefined {
  const context: DeedContext = { game, actor, show: () => {}, emit: () => {} };
  return frozen(game, actor) ?? shutInCopy(game, deed.name, actor) ?? deed.check?.(args, context);
}

function showWords<A extends DeedArgs>(
  { game, show }: DeedContext,
  { words }: Deed<A>,
  actor: Entity,
  args: A,
): void {
  if (!words) return;
  const values = valuesOf(actor, args);
  const to = typeof args["to"] === "object" ? args["to"] : undefined;
  if (words.actor !== undefined) show([actor], words.actor, values);
  if (to && words.to !== undefined) show([to], words.to, values);
  if (words.others === undefined) return;
  const there = game.placeOf(actor).sources(ContainedIn);
  show(
    there.filter((one) => one !== actor && one !== to),
    words.others,
    values,
  );
}

function valuesOf(actor: Entity, args: DeedArgs): WordValues {
  const values: Record<string, WordValue | undefined> = { actor, ...args };
  const { item, count } = args;
  if (typeof item === "object" && typeof count === "number") values["item"] = { markup: nameOf(item, count) };
  return values;
}
