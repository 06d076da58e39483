import type { Entity } from "@wyldlands/ecs";
import { Minded } from "../../components/index.ts";
import { handy } from "../../items/handy.ts";
import { canCarry } from "../../items/load.ts";
import { coinsOf, payCoins } from "../../items/purse.ts";
import { loose } from "../../items/worn.ts";
import { defineDeed } from "../deed.ts";
import { moveThings } from "../items/move-things.ts";
import { company, refuse } from "../refusals.ts";

/** One who lives by plans buys a thing from another who does: coins one way, the thing the other. */
export const barter = defineDeed<{ to: Entity; item: Entity; price: number }>({
  name: "barter",
  check({ to, item, price }, { game, actor }) {
    const unable = handy(game, actor) ?? company(actor, to) ?? handy(game, to) ?? loose(to, item);
    if (unable) return unable;
    if (![actor, to].every((one) => one.has(Minded))) return refuse("{to} does not part with it.", { to });
    return coinsOf(game, actor) < price ? refuse("You have not the coins.") : canCarry(game, actor, item, 1);
  },
  perform({ to, item, price }, { game, actor, emit }) {
    payCoins(game, actor, price, to);
    const prototype = item.prototype?.id ?? "";
    const held = moveThings(game, item, 1, actor);
    emit({ type: "ItemTraded", entity: to, to: actor, item: held, prototype, count: 1 });
  },
  words: { others: "{actor} and {to} put their heads together. A coin goes one way, {item} the other." },
});
