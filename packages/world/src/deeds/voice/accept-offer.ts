import { Refusal, type Entity } from "@wyldlands/ecs";
import type { Game } from "../../game.ts";
import { appraise } from "../../shops/appraise.ts";
import { mattersWith } from "../../quests/matters.ts";
import { nameOf } from "../../views/names.ts";
import { endOffer, type OpenOffer } from "../../voices/acts/open-offers.ts";
import { waresHere } from "../../voices/acts/wares-here.ts";
import { within } from "../../voices/acts/within.ts";
import { defineDeed, type Deed, type DeedArgs, type DeedContext } from "../deed.ts";
import { acceptQuest } from "../quest/accept.ts";
import { refuse } from "../refusals.ts";
import { buy } from "../shop/buy.ts";
import { sell } from "../shop/sell.ts";
import { standingOffer } from "./standing-offers.ts";

/** Says yes to what somebody here has offered by word of mouth: what it comes to is done by the deed that players have for it. */
export const acceptOffer = defineDeed<{ from?: Entity }>({
  name: "accept-offer",
  check({ from }, context) {
    const yes = yesTo(context, from);
    return yes instanceof Refusal ? yes : undefined;
  },
  perform({ from }, context) {
    const yes = yesTo(context, from);
    if (yes instanceof Refusal) return yes;
    endOffer(context.game, context.actor, yes.offer);
    return yes.run(context);
  },
  commands: [
    {
      name: "accept",
      aliases: ["yes"],
      position: "resting",
      forms: ["accept", "accept from <from:beings>", "accept <from:beings>"],
      usage:
        "ACCEPT alone takes what was offered you last; ACCEPT FROM and a name, what that one offers. A trade is TRADE ACCEPT.",
      help: "Says yes to what somebody here has just offered you by word of mouth, a ware, a price or work: accept, yes, accept from hesper. An offer stands for two minutes.",
    },
  ],
});

interface Yes {
  offer: OpenOffer;
  run: (context: DeedContext) => Refusal<string> | undefined;
}

/** The newest offer of somebody who is here, and the deed that takes it; or why none stands. */
function yesTo({ game, actor }: DeedContext, from: Entity | undefined): Yes | Refusal<string> {
  const open = standingOffer(game, actor, from);
  if (open instanceof Refusal) return open;
  const { offer, npc } = open;
  if (offer.kind === "sell") return sale(game, actor, npc, offer);
  return offer.kind === "buy" ? purchase(game, actor, npc, offer) : work(game, actor, npc, offer);
}

function sale(game: Game, actor: Entity, npc: Entity, offer: OpenOffer): Yes | Refusal<string> {
  const ware = waresHere({ game, npc, speaker: actor }).find((one) => one.offer.prototype.id === offer.what);
  if (!ware) return refuse("{npc} has none of it for you just now.", { npc });
  if (ware.offer.price * offer.count > offer.coins)
    return refuse("{npc} asks more for it by now. <hint>LIST shows the price.</hint>", { npc });
  return yes(offer, buy, actor, { ware: ware.typed(offer.count), from: npc });
}

function purchase(game: Game, actor: Entity, npc: Entity, offer: OpenOffer): Yes | Refusal<string> {
  const item = game.world.byId(offer.what);
  if (!item) return refuse("What {npc} wanted is no more.", { npc });
  const worth = appraise(game, actor, item, offer.count, npc);
  if (worth instanceof Refusal) return worth;
  if (worth.coins < offer.coins)
    return refuse("{npc} gives less for {what} by now. <hint>VALUE tells the price.</hint>", {
      npc,
      what: { markup: nameOf(item, offer.count) },
    });
  return yes(offer, sell, actor, { item, count: offer.count, to: npc });
}

function work(game: Game, actor: Entity, npc: Entity, offer: OpenOffer): Yes | Refusal<string> {
  const quest = mattersWith(game, actor, npc).offers.find(({ id }) => id === offer.what);
  if (!quest) return refuse("{npc} has no work for you just now.", { npc });
  return yes(offer, acceptQuest, actor, { quest: quest.name });
}

function yes<A extends DeedArgs>(
  offer: OpenOffer,
  deed: Deed<A>,
  actor: Entity,
  args: A,
): Yes | Refusal<string> {
  return { offer, run: (context) => within(context, deed, actor, args) };
}
