import { z } from "zod";
import { Body, Natural } from "../../components/index.ts";
import { diceText } from "../../rules/dice.ts";
import { attributesSchema, diceSchema, modifiersSchema } from "../../rules/schemas.ts";
import { DAMAGE_TYPES } from "../../rules/words.ts";
import { definePart } from "./part.ts";

/** What a being is by the rules, and how it strikes when it holds nothing. */
export const body = definePart({
  shape: {
    /** Its level, folk and calling. */
    body: z
      .strictObject({
        level: z.int().min(1).max(100).default(1),
        folk: z.string().min(1).default("human"),
        calling: z.string().min(1).optional(),
        attributes: attributesSchema.default({}),
      })
      .optional(),
    /** Its own way to strike, its hide, and what its death is worth. An npc with `natural` or `temper` can be fought; others are left in peace. */
    natural: z
      .strictObject({
        dice: diceSchema.optional(),
        type: z.enum(DAMAGE_TYPES).optional(),
        /** As in 'bite'. */
        verb: z.string().min(1).optional(),
        modifiers: modifiersSchema.default({}),
        /** How often it strikes in a round. */
        strikes: z.number().positive().max(5).default(1),
        /** What a strike that lands may bring, and how often out of 100: `[{ effect: poisoned, chance: 30 }]`. */
        effects: z
          .array(z.strictObject({ effect: z.string().min(1), chance: z.number().min(1).max(100) }))
          .optional(),
        experience: z.int().min(0).optional(),
      })
      .optional(),
  },
  references: ({ body: being, natural }) => [
    ...(natural?.effects ?? []).map(({ effect }, index) => ({
      kind: "effect" as const,
      ref: effect,
      path: ["natural", "effects", index],
    })),
    ...(being ? [{ kind: "folk" as const, ref: being.folk, path: ["body", "folk"] }] : []),
    ...(being?.calling === undefined
      ? []
      : [{ kind: "calling" as const, ref: being.calling, path: ["body", "calling"] }]),
  ],
  build({ body: being, natural }) {
    const inits = [];
    if (being) inits.push(Body(being));
    if (natural) {
      const { dice, ...rest } = natural;
      inits.push(Natural(dice ? { ...rest, dice: diceText(dice) } : rest));
    }
    return inits;
  },
});
