import { ContainedIn } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import type { Entity } from "@wyldlands/ecs";

/**
 * Words of a quest as its author wrote them: what the npc says, or, when they begin with a name (`{actor}`, `{to}`, a tag),
 * what is seen. {actor} is the npc, {to} whoever it is said to.
 */
function questWords(words: string): string {
  return /^[{<]/.test(words) ? words : `{actor} says, <say>'${words}'</say>`;
}

/** Shows such words to the one whom they are for, or to all who are there. */
export function speak(
  { game, show }: DeedContext,
  npc: Entity | undefined,
  to: Entity,
  words: string,
  audience: "one" | "all" = "one",
): void {
  const viewers = audience === "one" ? [to] : game.placeOf(to).sources(ContainedIn);
  const seen = /^[{<]/.test(words);
  const template = seen || npc ? questWords(words) : words;
  show(viewers, template, { to, ...(npc && { actor: npc }) });
}
