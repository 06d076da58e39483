import type { Entity } from "@wyldlands/ecs";
import type { Trait } from "@wyldlands/voice";
import { traitsOf } from "./traits.ts";

/** By trait: how much a share more something counts for one who is all of that trait (1), and less for its opposite (-1). */
export type Leanings = Readonly<Partial<Record<Trait, number>>>;

/** What something is multiplied by for this being's character: 1 + its trait × the leaning, for each, and never less than 0. */
export function leaningOf(being: Entity, leanings: Leanings | undefined): number {
  if (leanings === undefined) return 1;
  let factor = 1;
  const traits = traitsOf(being);
  for (const [trait, weight] of Object.entries(leanings))
    factor *= Math.max(0, 1 + (traits[trait as Trait] ?? 0) * weight);
  return factor;
}
