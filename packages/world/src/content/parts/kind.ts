import { z } from "zod";
import { ItemKind } from "../../components/index.ts";
import { ITEM_KINDS, SIZES } from "../../rules/words.ts";
import { definePart } from "./part.ts";

/** What sort of thing it is. */
export const kind = definePart({
  shape: {
    /** weapon, armour, consumable, container, light, key, readable, food, drink, quest, material, tool, money or misc. */
    kind: z.enum(ITEM_KINDS).optional(),
    /** tiny, small, medium, large or huge. */
    size: z.enum(SIZES).optional(),
    /** What it is worth, in coins. */
    worth: z.int().min(0).optional(),
    /** The level from which it is of use. */
    level: z.int().min(1).optional(),
  },
  build({ kind: sort, size, worth, level }) {
    if ([sort, size, worth, level].every((value) => value === undefined)) return [];
    return [ItemKind({ kind: sort ?? "misc", size: size ?? "small", worth: worth ?? 0, level: level ?? 1 })];
  },
});
