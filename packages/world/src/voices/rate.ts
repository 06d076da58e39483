import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { defineCommand, turnDown } from "../commands/command.ts";
import { ContainedIn } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { plainName } from "../views/names.ts";
import { rated, type Rating } from "./books/rated.ts";
import { lastSaidTo, type Found } from "./conversation.ts";
import { hasVoice } from "./speakers.ts";

const USAGE = "RATE GOOD or RATE BAD, and why if you like: RATE BAD SHE DID NOT ANSWER ME.";

/** Says what a player thinks of the last thing that somebody who lives here said to them: for those who keep the game. */
export const rate = defineCommand(
  {
    name: "rate",
    forms: ["rate <verdict:word>", "rate <verdict:word> <why:text>"],
    usage: USAGE,
    help: "Tells those who keep the game what you think of the last thing that somebody who lives here said to you: rate good, rate bad she did not answer me.",
    position: "sleeping",
    instant: true,
    speech: true,
  },
  (context, rest) => {
    const { game, actor, services, tell } = context;
    const [word = "", ...others] = rest.trim().split(/\s+/);
    const verdict = word.toLowerCase();
    if (verdict !== "good" && verdict !== "bad") return turnDown(context, `<hint>${USAGE}</hint>`);
    const last = lastHeard(game, actor);
    if (!last)
      return turnDown(
        context,
        "Nobody who lives here has said anything to you of late. <hint>RATE is about the last such line.</hint>",
      );
    const { npc, text, found } = last;
    if (!found)
      return turnDown(context, "That is too long ago: nobody knows any more how that line came about.");
    const good = verdict === "good";
    const rating = { line: text, good, why: others.join(" "), source: found.source };
    const refusal = services.act(actor, rateLine(npc, rating), {});
    if (refusal !== undefined) return turnDown(context, refusal);
    if (!good && found.key !== "") services.desk.voices.options.speech.wrong(found.key);
    const thanks = good ? "It is noted with thanks" : "It is noted with thanks, and will be looked at";
    return tell(`${thanks}: <say>'${escapeMarkup(text)}'</say>, said by ${escapeMarkup(plainName(npc))}.`);
  },
);

const rateLine = (npc: Entity, rating: Rating) =>
  defineDeed({
    name: "rate",
    perform: (_args, context) => rated(context, npc, rating),
  });

/** The newest line that one who stands here said to the actor. */
function lastHeard(
  game: Game,
  actor: Entity,
): { npc: Entity; text: string; found?: Found | undefined } | undefined {
  let newest: { npc: Entity; text: string; at: number; found: Found | undefined } | undefined;
  for (const npc of game.placeOf(actor).sources(ContainedIn)) {
    const line = hasVoice(npc) ? lastSaidTo(game, npc, actor) : undefined;
    if (line && (newest === undefined || line.at >= newest.at)) newest = { npc, ...line };
  }
  return newest;
}
