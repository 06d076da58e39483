import { Shop } from "../components/index.ts";
import { openShop } from "../deeds/shop/open-shop.ts";
import type { Game } from "../game.ts";
import { booksOf } from "../shops/books.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";

/** A keeper that comes for the first time opens its shop. */
export function addShopListeners(game: Game, runner: DeedRunner): void {
  game.events.on("EntitySpawned", ({ entity }) => {
    if (entity.alive && entity.has(Shop) && !booksOf(game, entity)) runner.queue(openShop, entity, {});
  });
}
