import type { Entity } from "@wyldlands/ecs";
import { Due, Shop, ShopBooks } from "../components/index.ts";
import type { Game } from "../game.ts";
import { recordId, recordOf } from "../society/records.ts";
import { HOURS } from "../time/calendar.ts";

/** World days after which what was bought from somebody goes on to the next market. */
const KEPT_DAYS = 2;

/** The due handler that evens out a till and clears old goods: `deeds/shop/reckon.ts`. */
export const RECKON = "reckon";

export type Ware = ReturnType<typeof shopOf>["sells"][number];

/** What a keeper's author says of its shop. Throws when it has none. */
export function shopOf(keeper: Entity) {
  return keeper.need(Shop);
}

/** What is left in the keeper's shop; undefined: it was never opened. */
export function booksOf(game: Game, keeper: Entity): Entity | undefined {
  return recordOf(game, "shop", keeper.prototype?.id ?? "");
}

export function booksId(prototype: string): string {
  return recordId("shop", prototype);
}

/** Milliseconds of world time in a day of the world. */
export function dayMs(game: Game): number {
  return HOURS * game.rules.calendar.hourSeconds * 1_000;
}

/** When what was bought from somebody at that time goes. */
export function goesAt(game: Game, soldAt: number): number {
  return soldAt + KEPT_DAYS * dayMs(game);
}

/** How many of a ware there are now: those that were left, and one more for every `restock` seconds since. */
export function inStock(game: Game, books: Entity, { item, most, restock }: Ware): number {
  const row = books.need(ShopBooks).goods[item];
  if (!row) return most;
  return Math.min(most, row.left + Math.floor((game.clock.now() - row.at) / (restock * 1_000)));
}

/** Milliseconds until there is one more of it. */
export function untilNext(game: Game, books: Entity, { item, restock }: Ware): number {
  const row = books.need(ShopBooks).goods[item];
  const length = restock * 1_000;
  return row ? length - ((game.clock.now() - row.at) % length) : 0;
}

/** So many of a ware go over the counter. Only inside a deed. */
export function takeStock(game: Game, books: Entity, ware: Ware, count: number): void {
  const there = inStock(game, books, ware);
  const { goods } = books.edit(ShopBooks);
  const now = game.clock.now();
  // The one that is on its way keeps its time.
  const at =
    there === ware.most ? now : now - ((now - (goods[ware.item]?.at ?? now)) % (ware.restock * 1_000));
  goods[ware.item] = { left: there - count, at };
}

/** Something is to be evened out: an hour of the world from now. Only inside a deed. */
export function reckonLater(game: Game, books: Entity): void {
  if ((books.get(Due) ?? []).some(({ handler }) => handler === RECKON)) return;
  game.due.schedule(books, game.rules.calendar.hourSeconds * 1_000, RECKON, {});
}
