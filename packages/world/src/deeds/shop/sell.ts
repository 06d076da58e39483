import { Refusal, type Entity } from "@wyldlands/ecs";
import { Damaged, ShopBooks } from "../../components/index.ts";
import { payCoins } from "../../items/purse.ts";
import { appraise } from "../../shops/appraise.ts";
import { reckonLater } from "../../shops/books.ts";
import { nameOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { moveThings } from "../items/move-things.ts";

/** Sells a carried thing, or some of a stack, to whoever here gives most: it lies on sale there, mended, until it goes on. */
export const sell = defineDeed<{ item: Entity; count?: number; to?: Entity }>({
  name: "sell",
  check({ item, count, to }, { game, actor }) {
    const appraisal = appraise(game, actor, item, count, to);
    return appraisal instanceof Refusal ? appraisal : undefined;
  },
  perform({ item, count: wanted, to }, { game, actor, show, emit }) {
    const appraisal = appraise(game, actor, item, wanted, to);
    if (appraisal instanceof Refusal) return appraisal;
    const { dealing, count, coins } = appraisal;
    const { keeper, books } = dealing;
    const prototype = item.prototype?.id ?? "";
    const values = {
      actor,
      keeper,
      item: { markup: nameOf(item, count) },
      coins: { markup: game.coinName(coins, actor) },
    };
    const held = moveThings(game, item, count, books);
    if (held.has(Damaged)) held.remove(Damaged);
    books.edit(ShopBooks).sold[held.id] ??= game.clock.now();
    payCoins(game, books, coins, actor);
    reckonLater(game, books);
    show([actor], "You sell {item} to {keeper} for {coins}.", values);
    show([keeper], "{actor} sells you {item}.", values);
    show(
      game.witnesses(actor).filter((one) => one !== keeper),
      "{actor} sells {item} to {keeper}.",
      values,
    );
    emit({ type: "ItemSold", entity: actor, to: keeper, prototype, count, coins });
    return undefined;
  },
  commands: [
    {
      name: "sell",
      position: "resting",
      forms: ["sell <item:carried...> to <to:beings>", "sell <item:carried...>"],
      usage: "Sell what? For example SELL HIDE, SELL 3 HIDES or SELL ALL.HIDE; VALUE tells the price first.",
      help: "Sells what you carry to a shop: sell hide, sell 3 hides, sell all.feather, sell knife to josse. VALUE tells the price first. See HELP SHOPPING.",
    },
  ],
});
