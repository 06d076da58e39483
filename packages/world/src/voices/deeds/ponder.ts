import type { Entity } from "@wyldlands/ecs";
import type { Said } from "@wyldlands/voice";
import { ContainedIn, VoiceJob } from "../../components/index.ts";
import { defineDeed, type Deed } from "../../deeds/deed.ts";
import { reveal } from "../../deeds/movement/reveal.ts";
import { openRecord } from "../../society/records.ts";

/** What an npc is to answer by a model. */
export interface Pondered {
  readonly said: Said;
  /** World milliseconds that it may take. */
  readonly withinMs: number;
  /** What is seen of it meanwhile. */
  readonly gesture: string | undefined;
}

/** An npc thinks about what somebody said to it: the actor is the npc, `to` who spoke. The answer comes in a later turn. */
export function ponder({ said, withinMs, gesture }: Pondered): Deed<{ to: Entity }> {
  return defineDeed<{ to: Entity }>({
    name: "ponder",
    perform({ to }, context) {
      const { game, actor, show, emit } = context;
      const at = game.clock.now();
      const { how, text, topic } = said;
      const job = openRecord(
        game,
        [
          VoiceJob({
            npc: actor.id,
            speaker: to.id,
            how,
            text,
            ...(topic !== undefined && { topic }),
            at,
            deadline: at + withinMs,
            attempts: 1,
          }),
        ],
        { under: actor },
      );
      if (gesture !== undefined) {
        reveal(context, actor);
        show(game.placeOf(actor).sources(ContainedIn), "<emote>{actor} {gesture}.</emote>", {
          actor,
          gesture,
        });
      }
      emit({ type: "AnswerSought", entity: actor, to, job });
    },
  });
}
