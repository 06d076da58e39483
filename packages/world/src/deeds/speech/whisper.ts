import type { Entity } from "@wyldlands/ecs";
import { speechless } from "../../bodies/conditions.ts";
import { able } from "../../bodies/posture.ts";
import { estranged, heeding } from "../../society/ignoring.ts";
import { silenced } from "../../society/silenced.ts";
import { isBeing } from "../../views/names.ts";
import { address } from "../../voices/deeds/heed.ts";
import { canSpeak } from "../../voices/speakers.ts";
import { defineDeed } from "../deed.ts";
import { reveal } from "../movement/reveal.ts";
import { reach, refuse } from "../refusals.ts";
import { onChannel } from "./channel-words.ts";
import { noteTeller } from "./speak-to.ts";

/** Speaks into somebody's ear: who else is there sees it, and hears nothing. */
export const whisper = defineDeed<{ to: Entity; text: string }>({
  name: "whisper",
  check({ to }, { game, actor }) {
    const mute = speechless(game, actor) ?? able(game, actor, "resting") ?? silenced(game, actor);
    if (mute) return mute;
    if (to === actor) return refuse("You mutter to yourself.");
    if (!isBeing(to)) return refuse("{to} has no ears.", { to });
    return reach(actor, to) ?? estranged(game, actor, to);
  },
  perform({ to, text }, context) {
    const { game, actor, show } = context;
    reveal(context, actor);
    const about = onChannel("whisper", actor);
    show([actor], "<tell>You whisper to {to}, '{text}'</tell>", { to, text }, about);
    show([to], "<tell>{actor} whispers to you, '{text}'</tell>", { actor, text }, about);
    const others = game.witnesses(actor).filter((one) => one !== to);
    show(heeding(game, actor, others), "<emote>{actor} whispers something to {to}.</emote>", { actor, to });
    if (game.players.sessionOf(to)) noteTeller(to, actor);
    else if (canSpeak(game, to)) address(context, to, { text, how: "tell" });
  },
  commands: [
    {
      name: "whisper",
      forms: ["whisper <to:beings> <text:text>", "whisper to <to:beings> <text:text>"],
      usage: "Whisper to whom, and what? For example WHISPER TERN BEHIND YOU.",
      help: "Speaks into the ear of somebody here; others see that you whisper, and hear nothing: whisper tern behind you.",
      position: "resting",
      instant: true,
      speech: true,
    },
  ],
});
