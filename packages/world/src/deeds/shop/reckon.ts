import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Shop, ShopBooks, Stack } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { purseOf } from "../../items/purse.ts";
import { goesAt, reckonLater } from "../../shops/books.ts";
import { HOURS } from "../../time/calendar.ts";
import { countOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";

/**
 * An hour of a shop's life: its till comes nearer to what is usual, by a day's share (a source of coins, and a sink), and what
 * it bought two days ago goes to another market. Due handler `reckon`; the actor is the shop's books. Goes on until all is usual.
 */
export const reckon = defineDeed({
  name: "reckon",
  perform(_args, { game, actor, emit }) {
    const change: Record<string, number> = {};
    const till = (
      game.prototypes.get(actor.need(ShopBooks).keeper)?.values.get(Shop) as { till: number } | undefined
    )?.till;
    const purse = purseOf(game, actor);
    const coins = purse ? countOf(purse) : 0;
    const step = Math.ceil((till ?? 0) / HOURS);
    const more = till === undefined ? 0 : Math.max(-step, Math.min(step, till - coins));
    if (more !== 0) {
      setCoins(game, actor, purse, coins + more);
      change[game.content.world.coin] = more;
    }
    for (const thing of stale(game, actor)) {
      const id = thing.prototype?.id ?? "";
      change[id] = (change[id] ?? 0) - (thing.has(Stack) ? countOf(thing) : 1);
      delete actor.edit(ShopBooks).sold[thing.id];
      thing.despawn();
    }
    for (const id of Object.keys(actor.need(ShopBooks).sold))
      if (game.world.byId(id)?.target(ContainedIn) !== actor) delete actor.edit(ShopBooks).sold[id];
    emit({ type: "ShopReckoned", entity: actor, change });
    const usual = till === undefined || coins + more === till;
    if (!usual || Object.keys(actor.need(ShopBooks).sold).length > 0) reckonLater(game, actor);
  },
});

function stale(game: Game, books: Entity): Entity[] {
  const { sold } = books.need(ShopBooks);
  return books.sources(ContainedIn).filter((thing) => {
    const at = sold[thing.id];
    return at !== undefined && goesAt(game, at) <= game.clock.now();
  });
}

function setCoins(game: Game, books: Entity, purse: Entity | undefined, count: number): void {
  if (!purse) game.spawnThing(game.content.world.coin, count, books);
  else if (count === 0) purse.despawn();
  else purse.edit(Stack).count = count;
}
