import type { Deed } from "./deed.ts";

/** Deeds that are done at the end of an Activity, by name. */
export const LASTING: ReadonlyMap<string, Deed> = new Map<string, Deed>([]);
