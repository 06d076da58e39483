import { Refusal, type Entity } from "@wyldlands/ecs";
import { Jailed } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { findPlace, playerNamed } from "../../moderation/find-place.ts";
import { whisk } from "../../moderation/prison.ts";
import { outrankedBy, permitted } from "../../permissions/rights.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { staffCommand } from "./staff-command.ts";

/** Brings a player to the actor, or to another place. */
export const transfer = defineDeed<{ who: string; text?: string | undefined }>({
  name: "transfer",
  check({ who, text }, { game, actor }) {
    const refusal = permitted(game, actor, "transfer");
    if (refusal) return refusal;
    const found = toMove(game, actor, who, text);
    if (found instanceof Refusal) return found;
    if (found.being.has(Jailed)) return refuse("{being} sits in jail. <hint>UNJAIL first.</hint>", found);
    if (game.placeOf(found.being) === found.place) return refuse("{being} is there already.", found);
    return outrankedBy(game, actor, found.being);
  },
  perform({ who, text }, context) {
    const { game, actor, show } = context;
    const found = toMove(game, actor, who, text);
    if (found instanceof Refusal) return;
    if (found.being !== actor) {
      show([actor], "<system>You bring {being} to {place}.</system>", found);
      show([found.being], "<system>You are taken elsewhere.</system>");
    }
    whisk(context, found.being, found.place, {
      leaves: "{being} is gone between two breaths.",
      arrives: "{being} is here between two breaths.",
    });
  },
  commands: [
    staffCommand({
      name: "transfer",
      aliases: ["teleport"],
      permission: "transfer",
      forms: ["transfer <who:word>", "transfer <who:word> <text:text>"],
      usage:
        "Bring whom, and to where? TRANSFER TERN brings Tern to you, TRANSFER TERN HARBOR:CHAPEL elsewhere.",
      help: "Brings a player to you, or to another room, or to where somebody else is: transfer tern, transfer tern harbor:chapel.",
    }),
  ],
});

function toMove(
  game: Game,
  actor: Entity,
  who: string,
  text = "here",
): { being: Entity; place: Entity } | Refusal<string> {
  const being = /^(?:me|self|myself)$/i.test(who) ? actor : playerNamed(game, actor, who);
  if (!being) return refuse("No player called '{who}' is about. <hint>WHO lists them.</hint>", { who });
  const place = findPlace(game, actor, text);
  return place instanceof Refusal ? place : { being, place };
}
