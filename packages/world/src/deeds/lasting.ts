import type { Deed } from "./deed.ts";
import { repaired } from "./items/repair.ts";

/** Deeds that are done at the end of an Activity, by name. */
export const LASTING: ReadonlyMap<string, Deed> = new Map<string, Deed>(
  [repaired].map((deed) => [deed.name, deed as unknown as Deed]),
);
