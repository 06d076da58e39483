import type { Entity } from "@wyldlands/ecs";
import { Minded } from "../../components/index.ts";
import { handy } from "../../items/handy.ts";
import { canCarry } from "../../items/load.ts";
import { coinsOf, payCoins, purseOf } from "../../items/purse.ts";
import { defineDeed } from "../deed.ts";
import { company, refuse } from "../refusals.ts";

/** One who lives by plans is paid for its work out of the purse of whoever pays here. The coins change hands; none are made. */
export const drawWage = defineDeed<{ from: Entity; coins: number }>({
  name: "draw-wage",
  check({ from, coins }, { game, actor }) {
    const unable = handy(game, actor) ?? company(actor, from) ?? handy(game, from);
    if (unable) return unable;
    if (!actor.has(Minded)) return refuse("{from} owes you no wages.", { from });
    const purse = purseOf(game, from);
    if (!purse || coinsOf(game, from) < coins)
      return refuse("{from} turns out an empty purse. There is no pay today.", { from });
    return canCarry(game, actor, purse, coins);
  },
  perform({ from, coins }, { game, actor }) {
    payCoins(game, from, coins, actor);
  },
  words: { others: "{from} counts a day's pay into {actor}'s hand, and {actor} counts it again." },
});
