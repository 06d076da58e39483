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
    if (!rule || !entry || entry.until <= game.clock.now()) return;
    const { words } = game.rules.effects[effect] ?? {};
    if (words?.tick?.actor !== undefined) show([actor], words.tick.actor, { actor });
    if (words?.tick?.others !== undefined) show(game.witnesses(actor), words.tick.others, { actor });
    game.due.schedule(actor, rule.every * 1_000, "effect-tick", { effect });
    if (rule.heal) mend(context, actor, "health", roll(rule.heal, game.rng) * entry.stacks);
    if (rule.damage) {
      const by = entry.by === undefined ? undefined : game.world.byId(entry.by);
      hurt(context, actor, roll(rule.damage, game.rng) * entry.stacks, rule.type, by);
    }
  },
});
