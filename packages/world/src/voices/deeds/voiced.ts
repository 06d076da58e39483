import type { Entity } from "@wyldlands/ecs";
import type { MemoryKnown, Reply } from "@wyldlands/voice";
import { Character, ContainedIn } from "../../components/index.ts";
import { defineDeed, type Deed, type DeedContext } from "../../deeds/deed.ts";
import { reveal } from "../../deeds/movement/reveal.ts";
import { reach, refuse } from "../../deeds/refusals.ts";
import { onChannel } from "../../deeds/speech/channel-words.ts";
import { thinkOf } from "../../memory/recall.ts";
import { performActs } from "../acts/perform-acts.ts";
import { noteTold } from "../acts/tell.ts";
import type { Heard, Telling } from "../acts/voice-act.ts";
import { noteHailed } from "../acquaintance.ts";
import { keepTalk } from "../conversation.ts";
import { feel } from "../mood.ts";
import { noteHeard } from "../ring.ts";
import { canSpeak, speakersIn } from "../speakers.ts";

/** What an npc answers. */
export interface Spoken {
  readonly reply: Pick<Reply, "say" | "gesture" | "acts" | "emotions" | "from" | "key">;
  /** Into one ear, or to all who are there. */
  readonly how: "say" | "tell";
  /** It was asked about something, and may have nothing to say. */
  readonly asked?: true;
  /** Memories that its words are made of: they stay fresh. */
  readonly thoughtOf?: readonly MemoryKnown[];
  /** Lore that its words are made of: from now on hearsay to whom it speaks. */
  readonly told?: readonly Telling[];
  /** The line that it answers, by which its acts are judged. */
  readonly heard?: Heard;
  /** Why it does not do what was asked of it, as markup: read by who asked. */
  readonly why?: string;
  /** The record of it, which ends with the answer. */
  readonly job?: Entity;
  /** It speaks unasked. */
  readonly unasked?: true;
}

/**
 * An npc answers somebody: what it does about it and what it says happen together, or not at all. The actor is the npc, `to` who
 * spoke to it.
 */
export function voiced(spoken: Spoken): Deed<{ to: Entity }> {
  return defineDeed<{ to: Entity }>({
    name: "voiced",
    check: ({ to }, { game, actor }) =>
      canSpeak(game, actor)
        ? reach(actor, to)
        : refuse("{actor} has other things on its mind just now.", { actor }),
    perform({ to }, context) {
      const { game, actor } = context;
      const { reply, heard, job, unasked } = spoken;
      if (spoken.why !== undefined) context.show([to], "{why}", { why: { markup: spoken.why } });
      utter(context, to, spoken);
      // Words first, then what comes of them: nothing is said before all of it is done.
      if (heard && reply.acts.length > 0) {
        const refusal = performActs(context, actor, to, reply.acts, heard);
        if (refusal) return refusal;
      }
      if (to.has(Character)) noteTold(context, actor, to, spoken.told ?? []);
      feel(game, actor, reply.emotions);
      thinkOf(game, spoken.thoughtOf ?? []);
      noteHeard(game, actor, to, reply.key);
      if (to.has(Character) && unasked) noteHailed(game, actor, to);
      job?.despawn();
      return undefined;
    },
  });
}

/** What is seen and heard of an answer. */
function utter(context: DeedContext, to: Entity, { reply, how, asked }: Spoken): void {
  const { game, actor, show, emit } = context;
  const text = reply.say.replaceAll(/\s+/gu, " ").trim();
  const there = game.placeOf(actor).sources(ContainedIn);
  reveal(context, actor);
  if (text === "" && asked) return show([to], "{actor} has nothing to say about that.", { actor });
  if (reply.gesture !== undefined)
    show(there, "<emote>{actor} {gesture}.</emote>", { actor, gesture: reply.gesture });
  if (text === "") {
    if (reply.gesture === undefined) show([to], "{actor} gives you a look, and says nothing.", { actor });
    return;
  }
  const about = onChannel(how, actor);
  if (how === "say") show(there, "<say>{actor} says, '{text}'</say>", { actor, text }, about);
  else {
    show([to], "<tell>{actor} tells you, '{text}'</tell>", { actor, text }, about);
    const others = there.filter((one) => one !== to);
    show(others, "<emote>{actor} murmurs something to {to}.</emote>", { actor, to });
  }
  keepTalk(game, actor, actor, text, to, {
    alone: how === "tell",
    found: { source: reply.from, key: reply.key },
  });
  if (how === "say")
    for (const npc of speakersIn(game, game.placeOf(actor)))
      if (npc !== actor) keepTalk(game, npc, actor, text, to);
  emit({ type: "Voiced", entity: actor, to, text, how, key: reply.key });
}
