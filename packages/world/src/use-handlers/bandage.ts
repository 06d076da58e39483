import { hasEffect, removeEffect } from "../bodies/effects.ts";
import { mend, mostOf, vitalOf } from "../bodies/vitals.ts";
import { Body } from "../components/index.ts";
import { refuse } from "../deeds/refusals.ts";
import { useUp } from "../items/use-up.ts";
import { parseDice, roll } from "../rules/dice.ts";
import { isBeing } from "../views/names.ts";
import type { UseHandler } from "./handler.ts";

const BLEEDING = "bleeding";

/** Binds a wound: stops the bleeding and mends a little (`heal`, dice). Used up. */
export const bandage: UseHandler = {
  reads: ["heal"],
  check({ on }, { game, actor }) {
    const whom = on ?? actor;
    if (!isBeing(whom) || (whom !== actor && !whom.has(Body))) return refuse("That needs no binding up.");
    if (hasEffect(whom, BLEEDING) || vitalOf(game, whom, "health") < mostOf(game, whom, "health"))
      return undefined;
    return refuse(whom === actor ? "There is not a scratch on you." : "There is not a scratch on {whom}.", {
      whom,
    });
  },
  perform({ item, on, data }, context) {
    const { game, actor, show } = context;
    const whom = on ?? actor;
    const dice = parseDice(data["heal"] ?? "1d4");
    show([actor], whom === actor ? "You bind your wounds." : "You bind the wounds of {whom}.", { whom });
    if (whom !== actor) show([whom], "{actor} binds your wounds.", { actor });
    show(
      game.witnesses(actor).filter((one) => one !== whom),
      whom === actor ? "{actor} binds a wound." : "{actor} binds the wounds of {whom}.",
      { actor, whom },
    );
    removeEffect(context, whom, BLEEDING);
    const amount = dice ? mend(context, whom, "health", roll(dice, game.rng)) : 0;
    if (whom !== actor) context.emit({ type: "EntityMended", entity: whom, by: actor, amount });
    useUp(item);
  },
};
