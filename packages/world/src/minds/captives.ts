import type { Entity } from "@wyldlands/ecs";
import { isAsleep } from "../bodies/conditions.ts";
import { Captive, Combatant, ContainedIn, Following } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";

/** Whom a being leads by the collar, and who is where it is. */
export function captiveOf(game: Game, being: Entity): Entity | undefined {
  return game
    .placeOf(being)
    .sources(ContainedIn)
    .find((one) => one.get(Captive)?.by === being.id);
}

/** Whether somebody has a hand on its collar: one who stands by, awake, and is in no fight. */
export function isHeld(game: Game, being: Entity): boolean {
  const captor = game.world.byId(being.get(Captive)?.by ?? "");
  return (
    captor !== undefined &&
    game.placeOf(captor) === game.placeOf(being) &&
    !captor.has(Combatant) &&
    !isAsleep(game, captor)
  );
}

/** The hand is gone from its collar, and it knows it. Not a command. */
export const tearLoose = defineDeed({
  name: "tear-loose",
  check: (_args, { game, actor }) =>
    actor.has(Captive) && !isHeld(game, actor) ? undefined : refuse("You are held fast."),
  perform(_args, { actor }) {
    actor.remove(Captive);
    if (actor.has(Following)) actor.remove(Following);
  },
  words: { others: "{actor} finds that nobody has a hand on that collar any more." },
});
