import { Name, Shop, ShopBooks } from "../../components/index.ts";
import { openRecord } from "../../society/records.ts";
import { booksId, booksOf, shopOf } from "../../shops/books.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** A keeper opens its books for the first time, with the coins of its till in them. They outlive it. The actor is the keeper. */
export const openShop = defineDeed({
  name: "open-shop",
  check(_args, { game, actor }) {
    if (!actor.has(Shop) || !actor.prototype) return refuse("{actor} keeps no shop.", { actor });
    return booksOf(game, actor) ? refuse("The shop is open already.") : undefined;
  },
  perform(_args, { game, actor }) {
    const keeper = actor.prototype?.id ?? "";
    const name = Name({ name: `the till of ${plainName(actor)}`, keywords: [] });
    const books = openRecord(game, [ShopBooks({ keeper, goods: {}, sold: {} }), name], {
      id: booksId(keeper),
    });
    const { till } = shopOf(actor);
    if (till > 0) game.spawnThing(game.content.world.coin, till, books);
  },
});
