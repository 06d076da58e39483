import { Refusal, type Entity } from "@wyldlands/ecs";
import { endOffer } from "../../voices/acts/open-offers.ts";
import { within } from "../../voices/acts/within.ts";
import { defineDeed } from "../deed.ts";
import { declineQuest } from "../quest/accept.ts";
import { standingOffer } from "./standing-offers.ts";

/** Says no to what somebody here has offered by word of mouth: it is not open any more. */
export const declineOffer = defineDeed<{ from?: Entity }>({
  name: "decline-offer",
  check({ from }, { game, actor }) {
    const open = standingOffer(game, actor, from);
    return open instanceof Refusal ? open : undefined;
  },
  perform({ from }, context) {
    const { game, actor, show } = context;
    const open = standingOffer(game, actor, from);
    if (open instanceof Refusal) return open;
    const { offer, npc } = open;
    endOffer(game, actor, offer);
    const quest = offer.kind === "quest" ? game.quests.get(offer.what) : undefined;
    if (quest) return within(context, declineQuest, actor, { quest: quest.name });
    show([actor], "You shake your head. {npc} says no more about it.", { npc });
    show(
      game.witnesses(actor).filter((one) => one !== npc),
      "{actor} shakes a head at {npc}.",
      { actor, npc },
    );
    return undefined;
  },
  commands: [
    {
      name: "decline",
      aliases: ["no"],
      position: "resting",
      forms: ["decline", "decline from <from:beings>", "decline <from:beings>"],
      usage:
        "DECLINE alone says no to what was offered you last; DECLINE FROM and a name, to what that one offers.",
      help: "Says no to what somebody here has just offered you by word of mouth: decline, no, decline from hesper.",
    },
  ],
});
