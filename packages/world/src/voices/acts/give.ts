import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Edible, Outfit, Worn } from "../../components/index.ts";
import { give as handOver } from "../../deeds/items/give.ts";
import { refuse } from "../../deeds/refusals.ts";
import { kindOf, worthOf } from "../../shops/wares.ts";
import { regardOf } from "../../society/regard.ts";
import { countOf } from "../../views/names.ts";
import { doneToday, noteFavour } from "./favours.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { slugOf } from "./wares-here.ts";
import { nameIn } from "./words.ts";
import { within, wouldRefuse } from "./within.ts";

/** From here on it likes somebody well enough for a gift (affinity). */
const LIKED = 0.15;
/** Coins that a gift is worth at most: this, and as much again by how well it likes them. */
const MODEST = 4;
const BY_AFFINITY = 16;
/** Things that an npc thinks of giving at a time. */
const MOST_GIFTS = 6;
/** What is never given away by a word: money, keys, what somebody waits for, and what is fought with. */
const KEPT_KINDS: ReadonlySet<string> = new Set(["quest", "key", "weapon", "armour", "money"]);

/**
 * Gives the speaker something of its own, once in a day of the world: something modest to whom it likes. What it came into the world with it
 * keeps, unless it can be eaten or drunk; so do goods of its shop, which are not in its hands.
 */
export const give = defineVoiceAct({
  verb: "give",
  legal: (moment) =>
    gifts(moment).map((thing) => ({
      arg: slugOf(thing.prototype?.id ?? thing.id),
      about: `give ${nameIn(moment.speaker)} ${nameIn(thing, 1)}, as a gift`,
    })),
  perform(moment, arg, context) {
    const { npc, speaker } = moment;
    const thing = gifts(moment).find((one) => slugOf(one.prototype?.id ?? one.id) === arg);
    if (!thing) return refuse("{npc} keeps that.", { npc });
    noteFavour(moment, "give");
    return within(context, handOver, npc, { item: thing, count: 1, to: speaker });
  },
});

function gifts(moment: Moment): Entity[] {
  const { game, npc, speaker } = moment;
  const { affinity } = regardOf(game, npc, speaker);
  if (affinity < LIKED || doneToday(moment, "give")) return [];
  const most = MODEST + BY_AFFINITY * affinity;
  const kept = new Set((npc.get(Outfit) ?? []).map(({ item }) => item));
  const kinds = new Map<string, Entity>();
  for (const thing of npc.sources(ContainedIn)) {
    const id = thing.prototype?.id;
    if (id === undefined || kinds.has(id) || thing.has(Worn) || countOf(thing) < 1) continue;
    if (id === game.content.world.coin || KEPT_KINDS.has(kindOf(thing.prototype))) continue;
    if ((kept.has(id) && !thing.has(Edible)) || worthOf(thing.prototype) > most) continue;
    if (!wouldRefuse(game, handOver, npc, { item: thing, count: 1, to: speaker })) kinds.set(id, thing);
  }
  return [...kinds.values()].slice(0, MOST_GIFTS);
}
