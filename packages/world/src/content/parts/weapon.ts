import { z } from "zod";
import { Weapon } from "../../components/index.ts";
import { diceText } from "../../rules/dice.ts";
import { diceSchema } from "../../rules/schemas.ts";
import { DAMAGE_TYPES } from "../../rules/words.ts";
import { definePart } from "./part.ts";

/** What it does in a hand that strikes with it. */
export const weapon = definePart({
  shape: {
    /** It is wielded; its harm and its skill. */
    weapon: z
      .strictObject({
        /** The harm of a hit, such as `1d6+1`. */
        dice: diceSchema,
        /** Of what kind that harm is. */
        type: z.enum(DAMAGE_TYPES).default("blunt"),
        /** The weapon skill that it takes, by its slug. */
        skill: z.string().min(1),
        /** 1, or 2 when it takes both. */
        hands: z.union([z.literal(1), z.literal(2)]).default(1),
        /** How often it strikes in a round. */
        strikes: z.number().positive().max(5).default(1),
        /** As in 'You slash the rat.' */
        verb: z.string().min(1).default("hit"),
        /** It can be shot or thrown at the next room. */
        range: z.boolean().default(false),
        /** The item that a shot uses up; without it, the weapon itself is thrown. */
        ammunition: z.string().min(1).optional(),
      })
      .optional(),
  },
  references: ({ weapon: arm }) => [
    ...(arm ? [{ kind: "skill" as const, ref: arm.skill, path: ["weapon", "skill"] }] : []),
    ...(arm?.ammunition === undefined
      ? []
      : [{ kind: "item" as const, ref: arm.ammunition, path: ["weapon", "ammunition"] }]),
  ],
  build({ weapon: arm }, resolve) {
    if (!arm) return [];
    const { dice, ammunition, ...rest } = arm;
    const shot = ammunition === undefined ? {} : { ammunition: resolve(ammunition) };
    return [Weapon({ ...rest, dice: diceText(dice), ...shot })];
  },
});
