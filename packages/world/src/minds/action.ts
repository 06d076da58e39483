import type { Entity, Refusal } from "@wyldlands/ecs";
import type { z } from "zod";
import type { Deed, DeedArgs } from "../deeds/deed.ts";
import type { Game } from "../game.ts";

/** What an action of a mind works with. All that it does to the world it does by `act`, like everybody else. */
export interface Doing {
  readonly game: Game;
  readonly being: Entity;
  /** What the rules say beside `does`, and what the day says. */
  readonly with: Readonly<Record<string, string | number | readonly string[]>>;
  /** Where it is to be done, when the rules name a place; the being is there. */
  readonly place: Entity | undefined;
  /** Kept for as long as this action is under way, over restarts too. */
  readonly data: Record<string, string | number>;
  /** Goes a room nearer, doors and all: `there` when the being is in that room already. */
  readonly walk: (to: Entity) => "there" | Exclude<Progress, "done">;
  /** Goes on in a tree of `rules/trees.yaml`. */
  readonly behave: (tree: string) => Progress;
  /** Does a deed. Its refusal is the reason why the action fails, unless it knows better. */
  readonly act: <A extends DeedArgs>(deed: Deed<A>, args: A) => Refusal<string> | undefined;
}

/**
 * What has come of it: it is done; it goes on, and is asked again in so many milliseconds of world time; or it cannot be done,
 * and why, in words for whoever asks.
 */
export type Progress = "done" | { again: number } | { failed: string };

/** Something that minds can do: one file. The planner knows it by what `rules/minds.yaml` says of it. */
export interface MindAction {
  /** What `does:` calls it. */
  readonly name: string;
  readonly about: string;
  /** What `with:` may say. */
  readonly shape: z.ZodRawShape;
  /** It leads from place to place: the place that the rules name is only where it begins. */
  readonly roves?: true;
  run(doing: Doing): Progress;
}

export function defineMindAction(action: MindAction): MindAction {
  return Object.freeze(action);
}

/** A refusal as a failure; undefined: it was done. */
export function refused(refusal: Refusal<string> | undefined): { failed: string } | undefined {
  return refusal && { failed: refusal.words };
}
