import { z } from "zod";
import { hasCondition } from "../../bodies/effects.ts";
import { Character, Combatant } from "../../components/index.ts";
import { assail } from "../../deeds/combat/assail.ts";
import { hide } from "../../deeds/movement/hide.ts";
import { mayAttack } from "../../combat/may-attack.ts";
import { levelOf } from "../../bodies/body.ts";
import { defineMindAction, refused } from "../action.ts";
import { numberOf } from "../with.ts";

/** Milliseconds of world time between two looks at who comes. */
const LOOK = 3_000;

/** Lies hidden where people pass, and goes for the first who is no match for it; gives up after a while. */
export const ambush = defineMindAction({
  name: "ambush",
  about: "Hides and waits for a weaker player for `seconds`, then strikes.",
  shape: { seconds: z.number().min(10).optional() },
  run({ game, being, with: values, data, act }) {
    if (being.has(Combatant)) return { again: LOOK };
    const now = game.clock.now();
    const until = Number(data["until"] ?? now + numberOf(values, "seconds", 120) * 1_000);
    data["until"] = until;
    if (now >= until) return "done";
    const prey = game
      .company(game.placeOf(being), being)
      .find(
        (one) =>
          one.has(Character) &&
          game.players.isAwake(one) &&
          levelOf(one) < levelOf(being) &&
          mayAttack(game, being, one) === undefined,
      );
    if (prey) return refused(act(assail, { to: prey })) ?? { again: LOOK };
    if (!hasCondition(game, being, "hidden")) act(hide, {});
    return { again: LOOK };
  },
});
