import { average, type Dice } from "../../rules/dice.ts";
import type { Rules } from "../../rules/schemas.ts";
import { resolve, type Draft } from "../draft.ts";
import type { Reach } from "./reach.ts";

/** Seconds that a fight takes, with the way to the next one; and an errand, there and back. */
const FIGHT_SECONDS = 60;
const ERRAND_SECONDS = 120;

/** Coins of one day of the world, for one busy character. */
export interface EconomyDay {
  readonly loot: number;
  readonly sales: number;
  readonly quests: number;
  readonly errands: number;
  /** One of each ware that is for sale, and one lesson of each skill that is taught. */
  readonly wants: number;
}

interface Trader {
  shop?: { sells: { item: string; price?: number }[]; buys: string[]; share: number; till: number };
  loot?: { item: string; chance: number; count: Dice }[];
  natural?: unknown;
  temper?: unknown;
  teaches?: { skills: string[] };
  purse?: number;
  lifespan?: number;
  respawn?: number;
  errand?: { item: string; reward: number };
}
interface Goods {
  worth?: number;
  kind?: string;
}

/**
 * A day of the world (24 hours of the calendar) as one character without rest could spend it, by what happens on average:
 * - *loot*: a foe each minute, of all foes alike, as far as they come again; its purse, and the coins among its loot;
 * - *sales*: the other loot, and what lies about and comes again, at the best share of its worth that a shop gives for its kind; all
 *   shops together pay no more than their tills;
 * - *quests*: the coins of those that repeat, `daily` once, others as often as their seconds allow;
 * - *errands*: one each two minutes, as far as the purse goes.
 */
export function economyDay(draft: Draft, reach: Reach, rules: Rules): EconomyDay {
  const day = 24 * rules.calendar.hourSeconds;
  const coin = resolve(draft.world?.value.coin ?? "", "");
  const again = (seconds: number | undefined): number => (seconds === undefined ? 1 : 1 + day / seconds);
  const goodsOf = (id: string): Goods => (draft.items.authored.get(id)?.value ?? {}) as Goods;
  const shares = new Map<string, number>();
  let [tills, wants] = [0, 0];
  const lessons = new Set<string>();
  let errands = 0;
  const foes: { often: number; coins: number; goods: [id: string, count: number][] }[] = [];
  const goods: [id: string, count: number][] = [];

  for (const id of reach.npcs) {
    const npc = draft.npcs.authored.get(id);
    const { shop, teaches, errand, purse = 0 } = (npc?.value ?? {}) as Trader;
    if (!npc) continue;
    if (shop) {
      tills += shop.till;
      for (const kind of shop.buys) shares.set(kind, Math.max(shop.share, shares.get(kind) ?? 0));
      for (const { item, price } of shop.sells) wants += price ?? goodsOf(resolve(item, npc.area)).worth ?? 0;
    }
    for (const skill of teaches?.skills ?? []) lessons.add(skill);
    if (errand) errands += Math.min(purse, (errand.reward * day) / ERRAND_SECONDS);
  }
  for (const skill of lessons) wants += rules.skills[skill]?.price ?? 0;

  for (const id of reach.rooms) {
    const room = draft.rooms.authored.get(id);
    if (!room) continue;
    for (const { item, count, respawn } of room.value.things)
      if (respawn !== undefined) goods.push([resolve(item, room.area), count * again(respawn)]);
    for (const ref of room.value.npcs) {
      const npc = draft.npcs.authored.get(resolve(ref, room.area));
      const { natural, temper, loot = [], purse = 0, respawn, lifespan } = (npc?.value ?? {}) as Trader;
      if (!npc || (natural === undefined && temper === undefined)) continue;
      const lots = loot.map(({ item, chance, count }): [string, number] => [
        resolve(item, npc.area),
        chance * average(count),
      ]);
      const coins = lots.filter(([item]) => item === coin).reduce((sum, [, count]) => sum + count, purse);
      foes.push({ often: again(respawn ?? lifespan), coins, goods: lots.filter(([item]) => item !== coin) });
    }
  }
  const fights = foes.reduce((sum, { often }) => sum + often, 0);
  const won = fights === 0 ? 0 : Math.min(1, day / FIGHT_SECONDS / fights);
  for (const foe of foes) for (const [item, count] of foe.goods) goods.push([item, count * foe.often * won]);
  const fetched = goods.reduce((sum, [id, count]) => {
    const { worth = 0, kind = "misc" } = goodsOf(id);
    return sum + count * Math.floor(worth * (shares.get(kind) ?? 0));
  }, 0);
  const quests = [...draft.quests.authored.values()].reduce((sum, { value: { repeat, rewards } }) => {
    if (repeat === "never") return sum;
    return sum + rewards.coins * (repeat === "daily" ? 1 : again(repeat));
  }, 0);
  return {
    loot: foes.reduce((sum, { often, coins }) => sum + coins * often * won, 0),
    sales: Math.min(fetched, tills),
    quests,
    errands,
    wants,
  };
}
