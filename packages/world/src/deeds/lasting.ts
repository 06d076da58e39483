import type { Deed } from "./deed.ts";
import { invoke } from "./body/cast.ts";
import { crafted } from "./craft/craft.ts";
import { repaired } from "./items/repair.ts";
import { picked } from "./doors/pick.ts";
import { searched } from "./movement/search.ts";

/** Deeds that are done at the end of an Activity, by name. */
export const LASTING: ReadonlyMap<string, Deed> = new Map<string, Deed>(
  [invoke, crafted, repaired, picked, searched].map((deed) => [deed.name, deed as unknown as Deed]),
);
