import type { Entity } from "@wyldlands/ecs";
import { Character } from "../../components/index.ts";
import { defineDeed, type DeedContext } from "../../deeds/deed.ts";
import { noteSaid } from "../acquaintance.ts";
import { keepTalk } from "../conversation.ts";
import { canSpeak, speakersIn } from "../speakers.ts";

/**
 * What was said aloud is kept by those of the place who heard it; `to`: who is to answer, and `next` after that one. The actor is who said
 * it.
 */
export const heed = defineDeed<{ text: string; how: string; to?: Entity; next?: Entity }>({
  name: "heed",
  perform({ text, to, how, next }, context) {
    const { game, actor } = context;
    for (const npc of speakersIn(game, game.placeOf(actor)))
      if (npc !== actor && npc !== to && npc !== next) keepTalk(game, npc, actor, text, to);
    if (to) address(context, to, { text, how: how === "greet" ? "greet" : "say", ...(next && { next }) });
  },
});

/** The same line is for another one as well, who has heard what the first answered. */
export const passOn = defineDeed<{ to: Entity; text: string }>({
  name: "pass-on",
  perform({ to, text }, context) {
    const { game, actor } = context;
    if (canSpeak(game, to) && game.placeOf(to) === game.placeOf(actor))
      address(context, to, { text, how: "say" });
  },
});

/** Says something to an npc, which is to answer. Only inside a deed. */
export function address(
  { game, actor, emit }: DeedContext,
  npc: Entity,
  said: { text: string; how: "say" | "tell" | "ask" | "greet"; topic?: string; next?: Entity },
): void {
  if (said.text !== "") keepTalk(game, npc, actor, said.text, npc, { alone: said.how === "tell" });
  if (actor.has(Character)) noteSaid(game, npc, actor);
  emit({ type: "Addressed", entity: actor, to: npc, ...said });
}
