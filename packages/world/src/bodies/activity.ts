import type { Entity, Refusal } from "@wyldlands/ecs";
import { Activity } from "../components/index.ts";
import type { DeedArgs, DeedContext } from "../deeds/deed.ts";
import { refuse } from "../deeds/refusals.ts";
import type { ActivityArgs } from "../events/events.ts";
import type { Game } from "../game.ts";

export type BreaksOn = "move" | "hurt" | "attack" | "speak";

/** Whether the being is in the middle of something that takes time. */
export function isBusy(being: Entity): boolean {
  return being.has(Activity);
}

/** Why the being cannot begin something else just now. */
export function busy(being: Entity): Refusal<string> | undefined {
  const doing = being.get(Activity)?.doing;
  return doing === undefined ? undefined : refuse("You are {doing}. <hint>STOP first.</hint>", { doing });
}

/**
 * Begins what takes time: after so many seconds the deed of that name (`deeds/lasting.ts`) is done with these arguments,
 * its checks and all. One at a time: check `isBusy` before. Only inside a deed.
 */
export function beginActivity(
  { game, actor }: DeedContext,
  what: { deed: string; args: DeedArgs; doing: string; seconds: number; breaksOn: readonly BreaksOn[] },
): void {
  const now = game.clock.now();
  const endsAt = now + Math.round(what.seconds * 1_000);
  const { deed, doing, breaksOn } = what;
  actor.add(
    Activity({ deed, args: stored(what.args), doing, startedAt: now, endsAt, breaksOn: [...breaksOn] }),
  );
  game.due.schedule(actor, what.seconds * 1_000, "finish-activity", {});
}

/** Ends it without its deed. False when there was none. Only inside a deed. */
export function breakActivity({ emit }: DeedContext, being: Entity): boolean {
  const activity = being.get(Activity);
  if (!activity) return false;
  const { deed } = activity;
  being.remove(Activity);
  emit({ type: "ActivityBroken", entity: being, deed });
  return true;
}

/** Arguments as they were: an entity that is gone is left out. */
export function argsOf(game: Game, args: ActivityArgs): DeedArgs {
  const known: Record<string, DeedArgs[string]> = {};
  for (const [name, value] of Object.entries(args))
    known[name] = typeof value === "object" ? game.world.byId(value.id) : value;
  return known;
}

function stored(args: DeedArgs): Record<string, string | number | { id: string }> {
  const kept: Record<string, string | number | { id: string }> = {};
  for (const [name, value] of Object.entries(args))
    if (value !== undefined) kept[name] = typeof value === "object" ? { id: value.id } : value;
  return kept;
}
