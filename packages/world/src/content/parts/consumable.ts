import { z } from "zod";
import { Decays, Edible, Vessel } from "../../components/index.ts";
import { diceText, type Dice } from "../../rules/dice.ts";
import { diceSchema } from "../../rules/schemas.ts";
import { definePart } from "./part.ts";

const text = z.string().trim().min(1);
const ref = text;
const written = (dice: Dice | undefined): string | undefined => dice && diceText(dice);

/** What is eaten, drunk or used up by time. */
export const consumable = definePart({
  shape: {
    /** It can be eaten, drunk or quaffed, and is gone then. */
    food: z
      .strictObject({
        /** `eat`, `drink` or `quaff`. */
        how: z.enum(["eat", "drink", "quaff"]).default("eat"),
        /** Health, mana and stamina that it gives, as dice. */
        heal: diceSchema.optional(),
        mana: diceSchema.optional(),
        stamina: diceSchema.optional(),
        /** Effects that it brings. */
        effects: z.array(ref).default([]),
        /** What it takes away: `poison`, `disease`, `magic` or `curse`. */
        dispels: z.enum(["magic", "poison", "disease", "curse"]).optional(),
        /** What it is like; `{actor}` and `{item}`. */
        words: z.strictObject({ actor: text.optional(), others: text.optional() }).prefault({}),
        /** The item that is left of it. */
        leaves: ref.optional(),
      })
      .optional(),
    /** Liquids are poured into it. */
    vessel: z
      .strictObject({
        /** How many draughts it holds. */
        draughts: z.int().min(1),
        /** What it holds when it is made; without it, nothing. */
        liquid: ref.optional(),
        /** It never runs dry: a well, the sea. */
        endless: z.boolean().default(false),
      })
      .optional(),
    /** It is gone after a while. */
    decays: z
      .strictObject({
        /** So many seconds after it was made. */
        seconds: z.number().positive(),
        /** Said then; `{item}`. */
        words: text.default("{item} crumbles to nothing."),
        /** The item that comes of it. */
        leaves: ref.optional(),
      })
      .optional(),
  },
  references: ({ food, vessel, decays }) => [
    ...(food?.effects ?? []).map((effect, index) => ({
      kind: "effect" as const,
      ref: effect,
      path: ["food", "effects", index],
    })),
    ...(food?.leaves === undefined
      ? []
      : [{ kind: "item" as const, ref: food.leaves, path: ["food", "leaves"] }]),
    ...(vessel?.liquid === undefined
      ? []
      : [{ kind: "liquid" as const, ref: vessel.liquid, path: ["vessel", "liquid"] }]),
    ...(decays?.leaves === undefined
      ? []
      : [{ kind: "item" as const, ref: decays.leaves, path: ["decays", "leaves"] }]),
  ],
  build({ food, vessel, decays }, resolve) {
    const inits = [];
    if (food) {
      const { heal, mana, stamina, leaves, ...rest } = food;
      inits.push(
        Edible({
          ...rest,
          heal: written(heal),
          mana: written(mana),
          stamina: written(stamina),
          leaves: leaves === undefined ? undefined : resolve(leaves),
        }),
      );
    }
    if (vessel) inits.push(Vessel(vessel));
    if (decays) {
      const { seconds, words, leaves } = decays;
      inits.push(
        Decays(leaves === undefined ? { seconds, words } : { seconds, words, leaves: resolve(leaves) }),
      );
    }
    return inits;
  },
});
