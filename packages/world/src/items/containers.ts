import type { Entity, Refusal } from "@wyldlands/ecs";
import { Closure, Container, ContainedIn, Corpse, ItemKind, Portable } from "../components/index.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { SIZES, type Size } from "../rules/words.ts";
import { isBeing } from "../views/names.ts";
import { contentGrams, gramsOf } from "./load.ts";

/** The container must be in the actor's pack or where it stands, hold things at all, and be open. */
export function openToHand(actor: Entity, container: Entity): Refusal<string> | undefined {
  if (isBeing(container)) return refuse("{container} would not care for that.", { container });
  const at = container.target(ContainedIn);
  if (at !== actor && (at === undefined || at !== actor.target(ContainedIn)))
    return refuse("{container} is out of your reach.", { container });
  if (!container.has(Container)) return refuse("{container} holds nothing.", { container });
  if (isShut(container)) return refuse("{container} is closed. <hint>OPEN it first.</hint>", { container });
  return undefined;
}

export function isShut(container: Entity): boolean {
  return container.get(Closure)?.open === false;
}

/** A player's corpse is the player's alone for a while. */
export function mayRob(game: Game, actor: Entity, container: Entity): Refusal<string> | undefined {
  const corpse = container.get(Corpse);
  if (corpse?.owner === undefined || corpse.owner === actor.id || corpse.until <= game.clock.now())
    return undefined;
  return refuse("Those things are the dead's own yet. Leave them for whoever comes back for them.");
}

/** Why so many of the thing do not go into the container: what it takes, size, room. */
export function fits(
  game: Game,
  container: Entity,
  thing: Entity,
  count: number,
): Refusal<string> | undefined {
  const { grams, size, only } = container.need(Container);
  for (let around: Entity | undefined = container; around; around = around.target(ContainedIn))
    if (around === thing) return refuse("{thing} does not go into itself, fold it as you may.", { thing });
  if (only && !only.some((one) => one === thing.prototype?.id || one === thing.get(ItemKind)?.kind))
    return refuse("{container} is not made for {thing}.", { container, thing });
  if (SIZES.indexOf(sizeOf(thing)) > SIZES.indexOf(size))
    return refuse("{thing} is too big for {container}.", { container, thing });
  const free = grams - contentGrams(game, container);
  if (gramsOf(game, thing, count) <= free) return undefined;
  const room =
    free < grams / 20 ? "{container} is full." : "There is not enough room in {container} for that.";
  return refuse(room, { container });
}

/** As its author says; otherwise worked out of its weight. */
export function sizeOf(thing: Entity): Size {
  const kind = thing.get(ItemKind);
  if (kind) return kind.size;
  const grams = thing.get(Portable)?.grams ?? 0;
  if (grams <= 50) return "tiny";
  return grams <= 1_500 ? "small" : grams <= 10_000 ? "medium" : "large";
}
