import type { Entity } from "@wyldlands/ecs";
import { Captive, Character, Combatant, ContainedIn, Jailed, Mind } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import { captiveOf } from "./captives.ts";
import { DAY_PLACE } from "./domains.ts";
import { liveThrough } from "./needs.ts";
import { placeOf } from "./places.ts";
import type { Thinker } from "./think.ts";

/** Where the day has brought somebody while nobody looked. */
const turnUp = defineDeed<{ to: Entity }>({
  name: "turn-up",
  perform({ to }, { game, actor, emit }) {
    const from = game.placeOf(actor);
    actor.link(ContainedIn, to);
    emit({ type: "EntityMoved", entity: actor, from, to });
  },
});

/** Nobody is near any more: what it was after is let go, which tells whoever wakes it that time has gone by unseen. */
export function fallAsleep(being: Entity): void {
  const { goal, plan } = being.need(Mind);
  if (goal === undefined && plan.length === 0) return;
  const mind = being.edit(Mind);
  delete mind.goal;
  delete mind.tree;
  mind.plan = [];
  mind.data = {};
}

/**
 * What a mind has done while its part of the world slept, in closed form: it is where its day has it at this hour, has eaten and slept as
 * its day allows. Nobody who is seen by a player is moved, and who is in the middle of something, as after a restart, goes on with it.
 */
export function catchUp(game: Game, runner: DeedRunner, thinker: Thinker, being: Entity): void {
  const domain = thinker.domainOf(being);
  const mind = being.get(Mind);
  if (!domain || !mind || mind.paused || mind.goal !== undefined || being.has(Combatant)) return;
  if (being.has(Jailed) || being.has(Captive) || captiveOf(game, being)) return;
  liveThrough(game, being);
  const room = placeOf(game, being, DAY_PLACE);
  const from = game.placeOf(being);
  if (!room || room === from || isWatched(game, from) || isWatched(game, room)) return;
  if (thinker.routes.distance(being, from.prototype?.id, room.prototype?.id) < Infinity)
    runner.run(turnUp, being, { to: room });
}

function isWatched(game: Game, room: Entity): boolean {
  return room
    .sources(ContainedIn)
    .some((one) => one.has(Character) && game.players.sessionOf(one) !== undefined);
}
