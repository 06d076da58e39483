import { Jailed } from "../../components/index.ts";
import { jailOf, letOut, lockUp } from "../../moderation/prison.ts";
import { sanctionSubject } from "../../society/sanctions.ts";
import type { Game } from "../../game.ts";
import type { Entity } from "@wyldlands/ecs";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Whether a moderator has jailed the player of this character. */
export function isToSit(game: Game, being: Entity): boolean {
  const session = game.players.sessionOf(being);
  return session !== undefined && game.sanctions.of(sanctionSubject(session), "jail") !== undefined;
}

/** Who is jailed and is somewhere else (came into play, died, was fetched) is taken back. The actor is the prisoner. */
export const confine = defineDeed({
  name: "confine",
  check: (_args, { game, actor }) =>
    isToSit(game, actor) && (game.placeOf(actor) !== jailOf(game) || !actor.has(Jailed))
      ? undefined
      : refuse("You are where you have to be."),
  perform: (_args, context) => lockUp(context, context.actor),
});

/** Whose time in jail is over is let go. The actor is the prisoner. */
export const release = defineDeed({
  name: "release",
  check: (_args, { game, actor }) =>
    actor.has(Jailed) && !isToSit(game, actor) ? undefined : refuse("Your time is not over."),
  perform: (_args, context) => letOut(context, context.actor),
});
