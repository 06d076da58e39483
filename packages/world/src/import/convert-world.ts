import { refTo, short, type Context, type Named, type Written } from "./convert-context.ts";
import { doorsOf, waysOf, type Ways } from "./convert-exits.ts";
import { convertItem } from "./convert-items.ts";
import { convertMob, withOutfit } from "./convert-npcs.ts";
import { convertQuests } from "./convert-quests.ts";
import { emptyPlaced, runResets, variantName, type Placed, type Variant } from "./convert-resets.ts";
import { convertRoom } from "./convert-rooms.ts";
import { convertShop } from "./convert-shops.ts";
import { mendDoors, obtainable } from "./mend-locks.ts";
import type { OldItem, OldZone } from "./model.ts";
import type { ImportLog } from "./report.ts";
import type { Entry } from "./yaml-out.ts";

const MOST_LEVEL = 100;

export interface Converted {
  /** `area.yaml` by area. */
  readonly areas: Map<string, Entry>;
  readonly written: Written;
  readonly ways: Ways;
  readonly roomTitles: Map<number, string>;
}

/** An old world as files of ours, each reference of which is there. */
export function convertWorld(context: Context): Converted {
  const { world, log, areas } = context;
  const written: Written = { rooms: new Map(), items: new Map(), npcs: new Map(), quests: new Map() };
  for (const { slug } of areas) for (const shelf of Object.values(written)) shelf.set(slug, {});
  const placed = emptyPlaced();
  for (const { zone } of areas) runResets(zone, placed, context);
  const shops = putShops(placed, context);
  const had = obtainable(
    placed,
    world.shops.filter(({ keeper }) => shops.has(keeper)),
  );
  for (const item of world.items.values()) {
    const named = context.itemNames.get(item.vnum);
    if (named)
      put(
        written.items,
        named,
        withHolds(item, convertItem(item, named, context), named, placed, had, context),
      );
  }
  const standing = putNpcs(placed, shops, written, context);
  const ways = waysOf(context);
  const doors = doorsOf(ways, placed, context);
  mendDoors(doors, had, context);
  const roomTitles = new Map<number, string>();
  for (const room of world.rooms.values()) {
    const named = context.roomNames.get(room.vnum);
    if (!named) continue;
    const entry = convertRoom(room, named, { ways, doors, placed, npcs: standing }, context);
    put(written.rooms, named, entry);
    roomTitles.set(room.vnum, typeof entry["name"] === "string" ? entry["name"] : named.slug);
    log.counts.rooms += 1;
  }
  for (const { area, slug, entry } of convertQuests(placed, had, context)) {
    put(written.quests, { area, slug }, entry);
    log.counts.quests += 1;
  }
  return { areas: areaFiles(placed, context), written, ways, roomTitles };
}

function put(shelf: Map<string, Record<string, Entry>>, { area, slug }: Named, entry: Entry): void {
  const own = shelf.get(area) ?? {};
  shelf.set(area, own);
  own[slug] = entry;
}

/** What lies in it; and no lock whose key nobody has. */
function withHolds(
  item: OldItem,
  entry: Entry,
  named: Named,
  placed: Placed,
  had: ReadonlySet<number>,
  context: Context,
): Entry {
  const { log, itemNames, world, coin } = context;
  log.counts.items += 1;
  const { container, lock, ...rest } = entry as { container?: Entry; lock?: Entry };
  if (!container) return entry;
  const holds = [...(placed.holds.get(item.vnum) ?? [])].flatMap(([vnum, count]): Entry[string][] => {
    const { use } = world.items.get(vnum) ?? {};
    if (use?.kind === "money") return [{ item: coin, count: Math.max(1, Math.min(use.coins * count, 1e9)) }];
    const inside = itemNames.get(vnum);
    if (!inside) return [];
    const ref = refTo(inside, named.area);
    return [count === 1 ? ref : { item: ref, count }];
  });
  const kept: Entry = { ...rest, container: { ...container, holds: holds.length > 0 ? holds : undefined } };
  if (!lock || item.use.kind !== "container") return kept;
  const keyless = lock["keys"] !== undefined && !had.has(item.use.key);
  if (keyless) log.add(item, "lost-lock", `Nobody could come by the key #${item.use.key} of #${item.vnum}.`);
  const shut = keyless ? { ...lock, keys: undefined } : lock;
  if (shut["keys"] === undefined && shut["pick"] === undefined) {
    log.add(item, "lost-lock", `Nobody could ever open #${item.vnum}; it is closed, and not locked.`);
    return kept;
  }
  return { ...kept, lock: shut };
}

/** By keeper, its shop: those whose keeper stands somewhere. */
function putShops(placed: Placed, context: Context): Map<number, Entry> {
  const { world, log, mobNames } = context;
  const shops = new Map<number, Entry>();
  for (const shop of world.shops) {
    const named = mobNames.get(shop.keeper);
    const variants = placed.variants.get(shop.keeper);
    if (!named)
      log.add(shop, "unknown-vnum", `The shop's keeper #${shop.keeper} is not there; the shop was left out.`);
    else if (shops.has(shop.keeper))
      log.add(shop, "lost-shop", `#${shop.keeper} keeps a shop already; this one was left out.`);
    else {
      if (!variants)
        log.add(shop, "lost-shop", `Its keeper #${shop.keeper} stands nowhere: nobody can trade there.`);
      shops.set(shop.keeper, convertShop(shop, named, variants ?? [], context));
      log.counts.shops += 1;
    }
  }
  return shops;
}

/** Writes every mob, once for each outfit; gives who stands in each room. */
function putNpcs(
  placed: Placed,
  shops: ReadonlyMap<number, Entry>,
  written: Written,
  context: Context,
): Map<number, Named[]> {
  const { world, log, mobNames } = context;
  const standing = new Map<number, Named[]>();
  for (const mob of world.mobs.values()) {
    const named = mobNames.get(mob.vnum);
    if (!named) continue;
    const shared = convertMob(mob, context);
    const variants: (Variant | undefined)[] = placed.variants.get(mob.vnum) ?? [undefined];
    if (variants.length > 1)
      log.add(
        mob,
        "changed",
        `#${mob.vnum} came with ${variants.length} different outfits; there is one npc for each.`,
      );
    for (const variant of variants) {
      const own = variant ? (variantName(variant, mobNames) ?? named) : named;
      const shop = shops.get(mob.vnum);
      // What a keeper has to sell is its stock, not what it wears.
      const sold = shop && world.shops.find(({ keeper }) => keeper === mob.vnum);
      const outfit = new Map(
        [...(variant?.outfit ?? [])].filter(
          ([item]) => sold && sold.sells.length > 0 && !sold.sells.includes(item),
        ),
      );
      const carried = variant && sold ? { ...variant, outfit } : variant;
      put(written.npcs, own, { ...withOutfit(shared, mob, carried, own, context), shop });
      log.counts.npcs += 1;
      for (const room of variant?.rooms ?? []) {
        const here = standing.get(room) ?? [];
        standing.set(room, here);
        here.push(own);
        log.counts.placements += 1;
      }
    }
  }
  return standing;
}

/** The head of each area: its name, where the lost come back to, how many there may be of whom. */
function areaFiles(placed: Placed, context: Context): Map<string, Entry> {
  const { areas, world, log, roomNames, mobNames } = context;
  const firsts = new Map<string, string>();
  for (const { area, slug } of roomNames.values()) if (!firsts.has(area)) firsts.set(area, slug);
  const caps = new Map<string, Record<string, number>>();
  for (const [vnum, { most, zone, at }] of placed.caps) {
    const variants = placed.variants.get(vnum) ?? [];
    const count = variants.reduce((sum, { rooms }) => sum + rooms.length, 0);
    const named = mobNames.get(vnum);
    if (count < most)
      log.add(at, "lost-limit", `Of #${vnum} there could be ${most} with time; here there are ${count}.`);
    if (count <= most || !named) continue;
    const area = areas.find((one) => one.zone === zone)?.slug ?? named.area;
    if (variants.length > 1) {
      log.add(
        zone,
        "lost-reset",
        `Of #${vnum} there could be ${most}; its several outfits make ${count} here.`,
      );
      continue;
    }
    caps.set(area, { ...caps.get(area), [refTo(named, area)]: most });
  }
  return new Map(
    areas.map(({ slug, zone }) => {
      const name = short(context, zone.name, zone) || `Zone ${zone.number}`;
      const first = firsts.get(slug);
      if (first === undefined && world.rooms.size > 0)
        log.add(zone, "made-up", `${name} has no room of its own to come back to.`);
      const elsewhere = [...roomNames.values()][0];
      const recall = first ?? (elsewhere ? `${elsewhere.area}:${elsewhere.slug}` : "arrivals:hall");
      return [slug, { name, recall, levels: levelsOf(zone, log), caps: caps.get(slug) }] as const;
    }),
  );
}

/** For whom the zone was made, in our levels. */
function levelsOf(zone: OldZone, log: ImportLog): Entry[string] {
  if (!zone.levels) return undefined;
  const fit = (level: number): number => Math.max(1, Math.min(level, MOST_LEVEL));
  const [from, to] = [fit(zone.levels[0]), fit(zone.levels[1])];
  const levels = from <= to ? [from, to] : [to, from];
  if (zone.levels[0] !== levels[0] || zone.levels[1] !== levels[1])
    log.add(
      zone,
      "changed",
      `It was for the levels ${zone.levels[0]} to ${zone.levels[1]}; here ${levels.join(" to ")}.`,
    );
  return levels;
}
