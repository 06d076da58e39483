import { breakActivity } from "../../bodies/activity.ts";
import { rankOf } from "../../bodies/skills.ts";
import { bonus } from "../../bodies/stats.ts";
import { Activity } from "../../components/index.ts";
import { concentrationChance } from "../../rules/formulas/concentration.ts";
import { defineDeed } from "../deed.ts";
import { invoke } from "./cast.ts";

/** Somebody was hurt in the middle of a spell, and may lose it. `damage`: in points. */
export const waver = defineDeed<{ damage: number }>({
  name: "waver",
  perform({ damage }, context) {
    const { game, actor, show } = context;
    const activity = actor.get(Activity);
    if (activity?.deed !== invoke.name) return;
    const { spell } = activity.args;
    const rank = typeof spell === "string" ? rankOf(actor, spell) : 0;
    const chance = concentrationChance(damage, bonus(game, actor, "constitution"), rank);
    if (game.rng.int(100) < chance) return;
    breakActivity(context, actor);
    show([actor], "The pain takes the spell out of your hands.");
    show(game.witnesses(actor), "{actor} loses the thread of a spell.", { actor });
  },
});
