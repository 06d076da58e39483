import { Shop } from "../../components/index.ts";
import { coinsOf, payCoins } from "../../items/purse.ts";
import { handy } from "../../items/handy.ts";
import { booksOf, reckonLater, shopOf } from "../../shops/books.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/**
 * A keeper pockets what the day has brought in beyond the usual till, `most` coins of it, and on a slow day so many of the usual ones
 * as `float` says. Not a command: keepers live by it.
 */
export const drawTakings = defineDeed<{ most: number; float?: number | undefined }>({
  name: "draw-takings",
  check({ float = 0 }, { game, actor }) {
    const unable = handy(game, actor);
    if (unable) return unable;
    const books = actor.has(Shop) ? booksOf(game, actor) : undefined;
    if (!books) return refuse("There is no till of yours here.");
    return coinsOf(game, books) > shopOf(actor).till - float
      ? undefined
      : refuse("There is no more in the till than belongs there.");
  },
  perform({ most, float = 0 }, { game, actor }) {
    const books = booksOf(game, actor);
    if (!books) throw new Error("the check let a keeper without books pass");
    payCoins(
      game,
      books,
      Math.min(most, coinsOf(game, books) - Math.max(0, shopOf(actor).till - float)),
      actor,
    );
    reckonLater(game, books);
  },
  words: { others: "{actor} counts the day's coppers, and pockets some." },
});
