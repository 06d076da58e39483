import { Refusal, type Entity } from "@wyldlands/ecs";
import { clanOf, membersInPlay } from "../../clans/clans.ts";
import { handy } from "../../items/handy.ts";
import { cannotKeep, keptWords, putIn, takeOut, wantedOut, type Keeping } from "../../items/keeping.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { lacksRight, noClan } from "./no-clan.ts";

/** Things that a clan's chest takes; a stack is one. */
const MOST = 40;

/** What a clan keeps besides its coins. */
export function chestOf(clan: Entity | undefined): Keeping {
  return { record: clan, where: "your clan's chest", most: MOST };
}

/** Tells what lies in the clan's chest. */
export const clanChest = defineDeed({
  name: "clan-chest",
  check: (_args, { game, actor }) => noClan(game, actor),
  perform(_args, { game, actor, show }) {
    const things = { markup: keptWords(game, chestOf(clanOf(game, actor))) };
    show(
      [actor],
      things.markup === ""
        ? "Your clan's chest is empty. <hint>CLAN STORE and a thing fills it.</hint>"
        : "In your clan's chest: {things}. <hint>CLAN FETCH and a thing takes it out, if your rank allows it.</hint>",
      { things },
    );
  },
  commands: [
    {
      name: "clan",
      forms: ["clan chest"],
      usage: "CLAN CHEST takes no more words.",
      help: "Tells what lies in your clan's chest.",
    },
  ],
});

/** Puts a carried thing, or some of a stack, into the clan's chest. Every member may. */
export const clanStore = defineDeed<{ item: Entity; count?: number }>({
  name: "clan-store",
  check: ({ item, count }, { game, actor }) =>
    handy(game, actor) ??
    noClan(game, actor) ??
    cannotKeep(game, actor, chestOf(clanOf(game, actor)), { item, count, coins: "CLAN DEPOSIT" }),
  perform({ item, count }, context) {
    const { game, actor, show } = context;
    const clan = clanOf(game, actor);
    if (!clan) return;
    const values = { actor: plainName(actor), thing: { markup: putIn(context, clan, item, count) } };
    show([actor], "You put {thing} into your clan's chest.", values);
    const others = membersInPlay(game, clan).filter((one) => one !== actor);
    show(others, "{actor} puts {thing} into your clan's chest.", values);
  },
  commands: [
    {
      name: "clan",
      forms: ["clan store <item:carried...>"],
      usage: "Store what? For example CLAN STORE LANTERN.",
      help: "Puts something into your clan's chest.",
    },
  ],
});

/** Takes things out of the clan's chest, all that the words mean or nothing; a right of some ranks. */
export const clanFetch = defineDeed<{ what: string }>({
  name: "clan-fetch",
  check({ what }, { game, actor }) {
    const unable = handy(game, actor) ?? lacksRight(game, actor, "chest");
    if (unable) return unable;
    const wanted = wantedOut(game, actor, chestOf(clanOf(game, actor)), what);
    return wanted instanceof Refusal ? wanted : undefined;
  },
  perform({ what }, context) {
    const { game, actor, show } = context;
    const clan = clanOf(game, actor);
    if (!clan) return undefined;
    const names = takeOut(context, chestOf(clan), what);
    if (names instanceof Refusal) return names;
    const values = { actor: plainName(actor), things: { markup: names } };
    show([actor], "You take {things} out of your clan's chest.", values);
    const others = membersInPlay(game, clan).filter((one) => one !== actor);
    show(others, "{actor} takes {things} out of your clan's chest.", values);
    return undefined;
  },
  commands: [
    {
      name: "clan",
      forms: ["clan fetch <what:text>"],
      usage: "Fetch what? For example CLAN FETCH LANTERN, or CLAN FETCH ALL.",
      help: "Takes something out of your clan's chest, if your rank allows it.",
    },
  ],
});
