import type { Entity } from "@wyldlands/ecs";
import { Combatant, Guiding, Minded, Name } from "../../components/index.ts";
import { LEAD_BEAT_MS } from "../../deeds/voice/lead-on.ts";
import { able } from "../../bodies/posture.ts";
import { refuse } from "../../deeds/refusals.ts";
import { regardOf } from "../../society/regard.ts";
import { engaged, mindsTheShop } from "./engaged.ts";
import { defineVoiceAct, type Moment } from "./voice-act.ts";
import { placeCalled } from "./ways-there.ts";
import { slugOf } from "./wares-here.ts";
import { nameIn } from "./words.ts";

/** Nobody shows the way to whom it thinks worse of than that (affinity). */
const SPURNED = -0.1;
/** It has had enough after so long (milliseconds of world time). */
const PATIENCE_MS = 5 * 60_000;

/** Shows the speaker the way to a place that they asked for: walks ahead, waits for them, and gives up when they do not come. */
export const lead = defineVoiceAct({
  verb: "lead",
  legal(moment) {
    const goal = goalOf(moment);
    if (!goal) return [];
    const name = goal.room.get(Name)?.name ?? "the place";
    return [
      {
        arg: slugOf(goal.room.prototype?.id ?? goal.room.id),
        about: `walk ahead of ${nameIn(moment.speaker)} to ${name}, ${goal.steps} rooms away`,
      },
    ];
  },
  perform(moment, arg, { game, show }) {
    const { npc, speaker } = moment;
    const goal = goalOf(moment);
    const to = goal?.room.prototype?.id;
    if (to === undefined || slugOf(to) !== arg) return refuse("{npc} does not know the way.", { npc });
    npc.add(Guiding({ who: speaker.id, to, until: game.clock.now() + PATIENCE_MS, missed: 0 }));
    game.due.schedule(npc, LEAD_BEAT_MS, "lead-on", {});
    show([speaker], "<hint>{npc} goes ahead. FOLLOW {typed} keeps you behind.</hint>", {
      npc,
      typed: (npc.get(Name)?.keywords[0] ?? "").toUpperCase(),
    });
    return undefined;
  },
});

function goalOf(moment: Moment): { room: Entity; steps: number } | undefined {
  const { game, npc, speaker, heard } = moment;
  const { place } = heard.slots;
  if (place === undefined || !npc.has(Minded) || npc.has(Combatant) || able(game, npc, "standing"))
    return undefined;
  if (mindsTheShop(game, npc) || engaged(game, npc)) return undefined;
  if (regardOf(game, npc, speaker).affinity < SPURNED) return undefined;
  const found = placeCalled(game, npc, place);
  return found && found.steps > 0 ? found : undefined;
}
