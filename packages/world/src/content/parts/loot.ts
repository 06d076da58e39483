import { z } from "zod";
import { Loot } from "../../components/index.ts";
import { diceText } from "../../rules/dice.ts";
import { diceSchema } from "../../rules/schemas.ts";
import { definePart } from "./part.ts";

/** What may be found on a being when it dies, besides what it carries. */
export const loot = definePart({
  shape: {
    /** Items, each with its own odds, thrown at its death. */
    loot: z
      .array(
        z.strictObject({
          /** The item: a slug or `area:slug`. */
          item: z.string().trim().min(1),
          /** The odds, from 0 to 1. */
          chance: z.number().min(0).max(1).default(1),
          /** How many: a number or dice. */
          count: diceSchema.prefault("1"),
        }),
      )
      .optional(),
  },
  references: ({ loot: things }) =>
    (things ?? []).map(({ item }, index) => ({
      kind: "item" as const,
      ref: item,
      path: ["loot", index, "item"],
    })),
  build: ({ loot: things }, resolve) =>
    things
      ? [
          Loot(
            things.map(({ item, chance, count }) => ({
              item: resolve(item),
              chance,
              count: diceText(count),
            })),
          ),
        ]
      : [],
});
