import type { Entity } from "@wyldlands/ecs";
import type { Reply } from "@wyldlands/voice";
import { escapeMarkup } from "@wyldlands/protocol";
import { defineCommand, turnDown } from "../commands/command.ts";
import { ContainedIn } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { plainName } from "../views/names.ts";
import { rated } from "./books/rated.ts";
import { lastSaidTo } from "./conversation.ts";
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
    const { npc, text } = last;
    const trace = services.desk.voices.traces
      .of(npc)
      .findLast(({ to, reply }) => to === actor && isSame(reply.say, text));
    const good = verdict === "good";
    const rating = {
      line: text,
      good,
      why: others.join(" "),
      source: trace?.reply.from ?? "grammar",
    } as const;
    const refusal = services.act(actor, rateLine(npc, rating), {});
    if (refusal !== undefined) return turnDown(context, refusal);
    if (!good && trace) services.desk.voices.options.speech.wrong(trace.reply.key);
    const thanks = good ? "It is noted with thanks" : "It is noted with thanks, and will be looked at";
    return tell(`${thanks}: <say>'${escapeMarkup(text)}'</say>, said by ${escapeMarkup(plainName(npc))}.`);
  },
);

const rateLine = (npc: Entity, rating: { line: string; good: boolean; why: string; source: Reply["from"] }) =>
  defineDeed({
    name: "rate",
    perform: (_args, context) => rated(context, npc, rating),
  });

/** The newest line that one who stands here said to the actor. */
function lastHeard(game: Game, actor: Entity): { npc: Entity; text: string } | undefined {
  let newest: { npc: Entity; text: string; at: number } | undefined;
  for (const npc of game.placeOf(actor).sources(ContainedIn)) {
    const line = hasVoice(npc) ? lastSaidTo(game, npc, actor) : undefined;
    if (line && (newest === undefined || line.at >= newest.at)) newest = { npc, ...line };
  }
  return newest;
}

/** A line is kept without what it is too long for. */
function isSame(said: string, kept: string): boolean {
  return said.replaceAll(/\s+/gu, " ").trim().startsWith(kept);
}
