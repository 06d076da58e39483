import { resolve } from "../draft.ts";
import { defineCheck, type CheckContext } from "./check.ts";
import { economyDay } from "./economy-day.ts";

/** Days of work, as `economyDay` counts them, after which a character could have bought one of everything. */
const LEAST_DAYS = 0.5;
const MOST_DAYS = 60;

/**
 * What a day of the world brings in against what there is to buy: in less than half a day for everything, money is worth nothing; in more
 * than sixty, there is none. And an errand whose thing is sold for less than its reward, which pays until the purse is empty.
 */
export const economy = defineCheck({
  code: "economy-drift",
  run(context) {
    const { draft, reach, add } = context;
    const { loot, sales, quests, errands, wants } = economyDay(draft, reach, draft.rules);
    const income = loot + sales + quests + errands;
    checkErrands(context);
    const { world } = draft;
    if (wants === 0 || !world) return;
    const sums = `A day brings in ${coins(income)} (${coins(loot)} by fights, ${coins(sales)} by sales, ${coins(quests)} by quests, ${coins(errands)} by errands), and one of everything for sale costs ${coins(wants)}`;
    const say = (rest: string): void =>
      add(world.source.file, world.source.lineOf(["coin"]), `${sums}: ${rest}`);
    if (wants < income * LEAST_DAYS)
      say("money is worth nothing. Ask more in shops, or give less in purses, loot and rewards.");
    else if (wants > income * MOST_DAYS)
      say("nobody can afford it. Ask less in shops, or put coins into loot, rewards and tills.");
  },
});

function coins(count: number): string {
  return String(Math.round(count));
}

function checkErrands({ draft, reach, at }: CheckContext): void {
  const prices = new Map<string, number>();
  for (const id of reach.npcs) {
    const npc = draft.npcs.authored.get(id);
    const { shop } = (npc?.value ?? {}) as { shop?: { sells: { item: string; price?: number }[] } };
    for (const { item, price } of shop?.sells ?? []) {
      const ware = resolve(item, npc?.area ?? "");
      const { worth = 0 } = (draft.items.authored.get(ware)?.value ?? {}) as { worth?: number };
      prices.set(ware, Math.min(price ?? worth, prices.get(ware) ?? Infinity));
    }
  }
  for (const npc of draft.npcs.authored.values()) {
    const { errand } = npc.value;
    const price = errand && prices.get(resolve(errand.item, npc.area));
    if (errand && price !== undefined && price < errand.reward)
      at(
        npc,
        ["errand", "reward"],
        `A shop sells '${errand.item}' for ${price}, and this pays ${errand.reward} for it, again and again. Pay no more than the shop asks.`,
      );
  }
}
