import { Refusal } from "@wyldlands/ecs";
import { findPlace } from "../../moderation/find-place.ts";
import { whisk } from "../../moderation/prison.ts";
import { permitted } from "../../permissions/rights.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { staffCommand } from "./staff-command.ts";

/** Goes to a room, or to where somebody is, without walking there. */
export const goTo = defineDeed<{ text: string }>({
  name: "goto",
  check({ text }, { game, actor }) {
    const refusal = permitted(game, actor, "goto");
    if (refusal) return refusal;
    const place = findPlace(game, actor, text);
    if (place instanceof Refusal) return place;
    return place === game.placeOf(actor) ? refuse("You are there.") : undefined;
  },
  perform({ text }, context) {
    const place = findPlace(context.game, context.actor, text);
    if (place instanceof Refusal) return;
    whisk(context, context.actor, place, {
      leaves: "{being} is gone between two breaths.",
      arrives: "{being} is here between two breaths.",
    });
  },
  commands: [
    staffCommand({
      name: "goto",
      permission: "goto",
      forms: ["goto <text:text>"],
      usage: "Go to where? A room as area:room, or a player, or a being: GOTO TERN.",
      help: "Takes you to a room, or to where a player or a being is: goto harbor:salt-quay, goto tern.",
    }),
  ],
});
