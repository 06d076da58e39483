import type { Entity } from "@wyldlands/ecs";
import { isAsleep, speechless } from "../../bodies/conditions.ts";
import { able } from "../../bodies/posture.ts";
import { Character, Combatant } from "../../components/index.ts";
import { defineDeed } from "../../deeds/deed.ts";
import { reveal } from "../../deeds/movement/reveal.ts";
import { reach, refuse } from "../../deeds/refusals.ts";
import { onChannel } from "../../deeds/speech/channel-words.ts";
import { heeding } from "../../society/ignoring.ts";
import { silenced } from "../../society/silenced.ts";
import { isBeing } from "../../views/names.ts";
import { canSpeak } from "../speakers.ts";
import { address } from "./heed.ts";

/** Says something to one who lives here and is near enough for it; who else is there sees that, and hears nothing. */
export const tellNpc = defineDeed<{ to: Entity; text: string }>({
  name: "tell-npc",
  check({ to }, { game, actor }) {
    const mute = speechless(game, actor) ?? able(game, actor, "resting") ?? silenced(game, actor);
    if (mute) return mute;
    if (!isBeing(to)) return refuse("{to} has no ears.", { to });
    const far = reach(actor, to);
    if (far) return far;
    if (to.has(Character)) return refuse("{to} is not listening just now: the connection is gone.", { to });
    if (isAsleep(game, to)) return refuse("{to} is asleep.", { to });
    if (to.has(Combatant)) return refuse("{to} has other things on its mind just now.", { to });
    return canSpeak(game, to) ? undefined : refuse("{to} is not much of a talker.", { to });
  },
  perform({ to, text }, context) {
    const { game, actor, show } = context;
    reveal(context, actor);
    show([actor], "<tell>You tell {to}, '{text}'</tell>", { to, text }, onChannel("tell", actor));
    const others = game.witnesses(actor).filter((one) => one !== to);
    show(heeding(game, actor, others), "<emote>{actor} has a quiet word with {to}.</emote>", { actor, to });
    address(context, to, { text, how: "tell" });
  },
  commands: [
    {
      name: "tell",
      forms: ["tell <to:beings> <text:text>"],
      usage: "Tell whom what? WHO lists the players; then, say, TELL TERN WELL MET.",
      help: "Speaks to one player anywhere, or to somebody who lives here and stands beside you, unheard by others.",
      position: "resting",
      instant: true,
      speech: true,
    },
  ],
});
