import type { Entity } from "@wyldlands/ecs";
import type { LiveFacts } from "@wyldlands/voice";
import { Banker, Name, Shop } from "../../components/index.ts";
import { THINGS_BY_KIND } from "../../deeds/shop/list.ts";
import type { Game } from "../../game.ts";
import { asideFrom } from "../../memory/promises.ts";
import { booksOf } from "../../shops/books.ts";
import { leanOf } from "../../shops/keepers.ts";
import { offersOf } from "../../shops/wares.ts";
import { hourOf, isBetween } from "../../time/calendar.ts";
import { hourWords } from "../../time/time-words.ts";
import { withSpokenNumbers } from "../number-words.ts";
import { plain } from "../plain.ts";

/** What it sells and buys, with prices for the one who asks, and when its counter is open; nothing is sold by who keeps no shop. */
export function waresOf(
  game: Game,
  npc: Entity,
  speaker: Entity,
): Pick<LiveFacts, "wares" | "buys"> & Partial<Pick<LiveFacts, "open">> {
  const shop = npc.get(Shop);
  const hours = shop?.hours ?? npc.get(Banker)?.hours;
  const open = hours && {
    now: isBetween(game, hours),
    hours: `from ${hourWords(hourOf(game, hours.from))} to ${hourWords(hourOf(game, hours.to))}`,
  };
  if (!shop) return { wares: [], buys: [], ...(open && { open }) };
  const books = booksOf(game, npc);
  const offers = books
    ? offersOf(game, {
        keeper: npc,
        books,
        lean: leanOf(game, speaker, npc),
        aside: asideFrom(game, npc, speaker),
      })
    : [];
  return {
    wares: offers.map(({ prototype, price, left }) => ({
      name: (prototype.values.get(Name) as { name: string }).name,
      price,
      priced: withSpokenNumbers(plain(game.coinName(price, npc))),
      left,
    })),
    buys: shop.buys.map((kind) => THINGS_BY_KIND[kind]),
    ...(open && { open }),
  };
}
