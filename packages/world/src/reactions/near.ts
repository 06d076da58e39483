import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Reactions } from "../components/index.ts";
import type { Reaction } from "../components/reactions.ts";
import type { Game } from "../game.ts";

/** What may react to what somebody does: the room, who and what is in it, and what they have on them. */
export function near(game: Game, being: Entity, room = game.placeOf(being)): Entity[] {
  const all = [room, ...room.sources(ContainedIn), ...being.sources(ContainedIn)];
  return all.filter((one) => one !== being && one.has(Reactions));
}

/** Reactions of an entity to an occasion, each with its place in the list. */
export function reactionsTo(
  entity: Entity,
  on: string,
): {
  readonly reaction: Readonly<Omit<Reaction, "words">> & { words?: readonly string[] | undefined };
  readonly index: number;
}[] {
  return (entity.get(Reactions) ?? []).flatMap((reaction, index) =>
    reaction.on === on ? [{ reaction: reaction as never, index }] : [],
  );
}
