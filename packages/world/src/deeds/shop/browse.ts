import { Refusal, type Entity } from "@wyldlands/ecs";
import { dealings } from "../../shops/keepers.ts";
import { findOffer, offerName } from "../../shops/wares.ts";
import { wareView } from "../../shops/ware-view.ts";
import { defineDeed } from "../deed.ts";

/** Looks a ware over before buying it. `ware` is as it is typed. */
export const browse = defineDeed<{ ware: string; from?: Entity }>({
  name: "browse",
  check({ ware, from }, { game, actor }) {
    const dealt = dealings(game, actor, from);
    if (dealt instanceof Refusal) return dealt;
    const found = findOffer(game, dealt, ware);
    return found instanceof Refusal ? found : undefined;
  },
  perform({ ware, from }, { game, actor, show }) {
    const dealt = dealings(game, actor, from);
    if (dealt instanceof Refusal) return dealt;
    const found = findOffer(game, dealt, ware);
    if (found instanceof Refusal) return found;
    const { offer } = found;
    const { keeper } = offer.dealing;
    show([actor], "{keeper} lets you look {what} over, and asks {coins} for it.\n{view}", {
      keeper,
      what: { markup: offerName(offer) },
      coins: { markup: game.coinName(offer.price, actor) },
      view: { markup: wareView(game, offer) },
    });
    return undefined;
  },
  commands: [
    {
      name: "browse",
      aliases: ["inspect"],
      position: "resting",
      forms: ["browse <ware:text> from <from:beings>", "browse <ware:text>"],
      usage: "Look which ware over? LIST shows what there is; then, say, BROWSE LANTERN.",
      help: "Looks a ware over before you buy it: browse lantern, browse cap from gannet.",
    },
  ],
});
