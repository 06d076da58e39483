import { planTick } from "../../bodies/effects.ts";
import { hurt, mend } from "../../bodies/vitals.ts";
import { Effects } from "../../components/index.ts";
import { roll } from "../../rules/dice.ts";
import { defineDeed } from "../deed.ts";

/** An effect that lasts does what it does every few seconds, and plans its next time. Due handler `effect-tick`. */
export const suffer = defineDeed<{ effect: string }>({
  name: "suffer",
  perform({ effect }, context) {
    const { game, actor, show } = context;
    const rule = game.rules.effects[effect]?.tick;
    const entry = (actor.get(Effects) ?? []).find((one) => one.effect === effect);
    const now = game.clock.now();
    // One that ended and was begun anew has a time of its own.
    if (!rule || !entry || entry.until <= now || (entry.next ?? now) > now) return;
    const { words } = game.rules.effects[effect] ?? {};
    if (words?.tick?.actor !== undefined) show([actor], words.tick.actor, { actor });
    if (words?.tick?.others !== undefined) show(game.witnesses(actor), words.tick.others, { actor });
    planTick(game, actor, effect);
    if (rule.heal) mend(context, actor, "health", roll(rule.heal, game.rng) * entry.stacks);
    if (rule.damage) {
      const by = entry.by === undefined ? undefined : game.world.byId(entry.by);
      hurt(context, actor, roll(rule.damage, game.rng) * entry.stacks, rule.type, by);
    }
  },
});
