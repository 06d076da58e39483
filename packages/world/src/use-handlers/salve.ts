import { addEffect } from "../bodies/effects.ts";
import { refuse } from "../deeds/refusals.ts";
import { useUp } from "../items/use-up.ts";
import { isBeing } from "../views/names.ts";
import type { UseHandler } from "./handler.ts";

/** Rubs something on somebody who then has an effect (`effect`). Used up. */
export const salve: UseHandler = {
  reads: ["effect"],
  check({ on, data }, { game, actor }) {
    const rule = game.rules.effects[data["effect"] ?? ""];
    if (!rule) return refuse("It has gone off, and does nothing.");
    // What harms is not rubbed on others: that would be an attack.
    if (rule.harmful && on !== undefined && on !== actor) return refuse("Nobody would hold still for that.");
    return on === undefined || isBeing(on) ? undefined : refuse("That would be a waste.");
  },
  perform({ item, on, data }, context) {
    const { game, actor, show } = context;
    const whom = on ?? actor;
    show([actor], whom === actor ? "You rub in {item}." : "You rub {item} on {whom}.", { item, whom });
    if (whom !== actor) show([whom], "{actor} rubs {item} on you.", { actor, item });
    show(
      game.witnesses(actor).filter((one) => one !== whom),
      "{actor} works with {item}.",
      { actor, item },
    );
    addEffect(context, whom, data["effect"] ?? "", { by: actor });
    useUp(item);
  },
};
