import { refTo, type Context, type Named } from "./convert-context.ts";
import type { Variant } from "./convert-resets.ts";
import type { OldShop } from "./model.ts";
import type { Entry } from "./yaml-out.ts";

/** Kinds of things by old type; what is not here no shop of ours deals in. */
const DEALS: Readonly<Record<string, readonly string[]>> = {
  light: ["light"],
  scroll: ["misc"],
  wand: ["tool"],
  staff: ["tool"],
  weapon: ["weapon"],
  treasure: ["misc", "material"],
  armor: ["armour"],
  potion: ["consumable"],
  pill: ["consumable"],
  worn: ["armour"],
  other: ["misc"],
  trash: ["misc"],
  container: ["container"],
  note: ["readable"],
  map: ["readable"],
  drink: ["drink"],
  key: ["key"],
  food: ["food"],
  pen: ["tool"],
  boat: ["misc"],
  furniture: ["misc"],
  gem: ["misc"],
  jewelry: ["misc"],
};
const MOST_SHARE = 0.6;
const MOST_STOCK = 5;
const RESTOCK = 300;
const TILL = 500;
const EVERY_HOUR = 23;

/** The `shop` of its keeper. */
export function convertShop(
  shop: OldShop,
  named: Named,
  variants: readonly Variant[],
  context: Context,
): Entry {
  const { log, world, itemNames } = context;
  for (const { file, line, text } of shop.lost) log.add({ file, line }, "lost-shop", text);
  // What its keeper is given is its first stock.
  const given = variants.flatMap(({ outfit }) => [...outfit.keys()]);
  const sells = [...new Set([...shop.sells, ...(shop.sells.length === 0 ? given : [])])].flatMap((vnum) => {
    const item = world.items.get(vnum);
    const ware = itemNames.get(vnum);
    if (!item || !ware) {
      log.add(shop, "unknown-vnum", `The shop of #${shop.keeper} sells #${vnum}, which is not there.`);
      return [];
    }
    if (!item.wear.has("take") || item.use.kind === "money") {
      log.add(shop, "lost-shop", `#${vnum} is not for sale: nobody could carry it away.`);
      return [];
    }
    const worth = Math.max(0, item.cost);
    const price = Math.max(1, worth, Math.round(worth * shop.asks));
    return [
      {
        item: refTo(ware, named.area),
        most: MOST_STOCK,
        restock: RESTOCK,
        price: Math.min(price, 1_000_000_000),
      },
    ];
  });
  if (shop.asks < 1)
    log.add(shop, "changed", `It sold for ${shop.asks} times the worth; nothing is sold below its worth.`);
  const share = Math.min(MOST_SHARE, Math.max(0, shop.gives));
  if (share !== shop.gives) log.add(shop, "changed", `It paid ${shop.gives} times the worth; here ${share}.`);
  const buys = new Set<string>();
  for (const type of shop.buys) {
    const kinds = DEALS[type];
    if (kinds) kinds.forEach((kind) => buys.add(kind));
    else log.add(shop, "lost-shop", `It buys '${type}', which is no kind of thing here.`);
  }
  for (const room of shop.rooms)
    if (room > 0 && !variants.some(({ rooms }) => rooms.includes(room)))
      log.add(
        shop,
        "lost-shop",
        `It trades in room #${room}, where its keeper does not stand; shops are where their keepers are.`,
      );
  return {
    sells: sells.length > 0 ? sells : undefined,
    buys: buys.size > 0 ? [...buys] : undefined,
    share: buys.size > 0 ? share : undefined,
    till: TILL,
    hours: hoursOf(shop, context),
  };
}

function hoursOf({ open, close, ...at }: OldShop, { log }: Context): Entry | undefined {
  if (open === close || (open <= 0 && close >= EVERY_HOUR)) return undefined;
  const [from, to] = [partOf(open), partOf(close)];
  if (from === to) {
    log.add(
      at,
      "lost-shop",
      `It is open from ${open} to ${close}, all in one part of the day; here it is always open.`,
    );
    return undefined;
  }
  log.add(at, "changed", `It was open from ${open} to ${close}; here from ${from} to ${to}.`);
  return { from, to };
}

function partOf(hour: number): string {
  if (hour < 5 || hour >= 21) return "night";
  if (hour < 7) return "dawn";
  return hour < 19 ? "day" : "dusk";
}
