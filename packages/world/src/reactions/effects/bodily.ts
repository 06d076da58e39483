import { z } from "zod";
import { addEffect } from "../../bodies/effects.ts";
import { hurt, mend } from "../../bodies/vitals.ts";
import { admission } from "../../deeds/movement/walk.ts";
import { whisk } from "../../moderation/prison.ts";
import { diceText, parseDice, roll } from "../../rules/dice.ts";
import { diceSchema } from "../../rules/schemas.ts";
import { DAMAGE_TYPES } from "../../rules/words.ts";
import { defineEffect } from "../effect.ts";

const text = z.string().trim().min(1);

/** Puts whoever brought it about into another room. */
export const move = defineEffect({
  key: "move",
  schema: z.preprocess(
    (written) => (typeof written === "string" ? { to: written } : written),
    z.strictObject({
      /** The room. */
      to: text,
      /** What the others read who stay; `{being}` is who goes. */
      leaves: text.default("{being} is gone."),
      /** What those read who are there already. */
      arrives: text.default("{being} is here all at once."),
    }),
  ),
  somebody: true,
  references: ({ to }) => [{ kind: "room", ref: to, path: [] }],
  resolve: ({ to, ...words }, full) => ({ ...words, to: full(to) }),
  perform({ to, leaves, arrives }, { by }, context) {
    const room = context.game.room(to);
    if (!by || !room) return;
    const full = admission(context.game, by, room);
    if (full) context.show([by], full.words);
    else whisk(context, by, room, { leaves, arrives });
  },
});

/** Brings an effect of the rules on whoever brought it about. */
export const effect = defineEffect({
  key: "effect",
  schema: text,
  somebody: true,
  references: (slug) => [{ kind: "effect", ref: slug, path: [] }],
  perform(slug, { by, self }, context) {
    if (by && context.game.rules.effects[slug]) addEffect(context, by, slug, { by: self });
  },
});

/** Hurts whoever brought it about. */
export const damage = defineEffect({
  key: "damage",
  schema: z.preprocess(
    (written) => (typeof written === "object" ? written : { dice: written }),
    z.strictObject({
      /** How much, as dice: `1d6`. */
      dice: diceSchema,
      /** Of which kind. */
      type: z.enum(DAMAGE_TYPES).default("blunt"),
    }),
  ),
  somebody: true,
  resolve: ({ dice, type }) => ({ dice: diceText(dice), type }),
  perform({ dice, type }, { by }, context) {
    const rolled = typeof dice === "string" ? parseDice(dice) : dice;
    if (by && rolled) hurt(context, by, roll(rolled, context.game.rng), type);
  },
});

/** Gives health back to whoever brought it about. */
export const heal = defineEffect({
  key: "heal",
  schema: diceSchema,
  somebody: true,
  resolve: (dice) => diceText(dice),
  perform(dice, { by }, context) {
    const rolled = typeof dice === "string" ? parseDice(dice) : dice;
    if (by && rolled) mend(context, by, "health", roll(rolled, context.game.rng));
  },
});
