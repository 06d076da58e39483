import type { Entity, Refusal } from "@wyldlands/ecs";
import { mostGrams } from "../bodies/stats.ts";
import { ContainedIn, Portable } from "../components/index.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { countOf } from "../views/names.ts";

/** Coins count for so much of their weight: a purse slows nobody who can lift a net. */
const COIN_SHARE = 0.1;

/** Grams of so many of a thing, with all that is in it. */
export function gramsOf(game: Game, thing: Entity, count = countOf(thing)): number {
  const share = thing.prototype?.id === game.content.world.coin ? COIN_SHARE : 1;
  return (thing.get(Portable)?.grams ?? 0) * count * share + contentGrams(game, thing);
}

/** Grams of what a place, a bag or a being holds. */
export function contentGrams(game: Game, holder: Entity): number {
  return holder.sources(ContainedIn).reduce((sum, thing) => sum + gramsOf(game, thing), 0);
}

/** Why the being cannot take so many of the thing besides what it carries. */
export function canCarry(
  game: Game,
  being: Entity,
  thing: Entity,
  count: number,
  actor: Entity = being,
): Refusal<string> | undefined {
  const free = mostGrams(game, being) - contentGrams(game, being);
  if (gramsOf(game, thing, count) <= free) return undefined;
  if (being !== actor) return refuse("{being} cannot carry so much.", { being });
  return refuse("You cannot carry {thing} as well. <hint>DROP something, or take fewer.</hint>", { thing });
}

/** How much of what it can carry a being has on it: 0 nothing, 1 all. */
export function loadShare(game: Game, being: Entity): number {
  return contentGrams(game, being) / mostGrams(game, being);
}

/** From which share of what one can carry it is called what. */
const BURDENS = [
  { from: 0.9, word: "overladen" },
  { from: 0.7, word: "heavily laden" },
  { from: 0.4, word: "laden" },
] as const;

export type Burden = "free" | (typeof BURDENS)[number]["word"];

/** How it feels: what walking costs depends on it. */
export function burdenOf(game: Game, being: Entity): Burden {
  const share = loadShare(game, being);
  return BURDENS.find(({ from }) => share >= from)?.word ?? "free";
}

/** 'about 900 grams', 'about 2.6 kilograms'. */
export function gramsWords(grams: number): string {
  const whole = Math.max(1, Math.round(grams));
  if (whole === 1) return "about a gram";
  return whole < 1_000 ? `about ${whole} grams` : `about ${(whole / 1_000).toFixed(1)} kilograms`;
}
