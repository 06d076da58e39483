import type { Entity } from "@wyldlands/ecs";
import { breakActivity } from "../bodies/activity.ts";
import { setPosition } from "../bodies/posture.ts";
import { endFight, letGo } from "../combat/end-fight.ts";
import { ContainedIn, Jailed } from "../components/index.ts";
import type { DeedContext } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import { isCloakedFrom } from "../views/cloak.ts";

/** The room that content calls the jail, if it has one. */
export function jailOf(game: Game): Entity | undefined {
  const { jail } = game.content.world;
  return jail === undefined ? undefined : game.room(jail);
}

/** Puts a being somewhere else, whatever it was about; those who see it go or come read the words. Only inside a deed. */
export function whisk(
  context: DeedContext,
  being: Entity,
  to: Entity,
  words: { leaves: string; arrives: string; by?: Entity },
): void {
  const { game, show, emit } = context;
  const from = game.placeOf(being);
  if (from === to) return;
  endFight(context, being);
  letGo(context, being);
  breakActivity(context, being);
  setPosition(being, "standing");
  const lookers = (room: Entity): Entity[] =>
    room.sources(ContainedIn).filter((one) => one !== being && !isCloakedFrom(game, one, being));
  const { by } = words;
  show(lookers(from), words.leaves, { being, ...(by && { by }) });
  being.link(ContainedIn, to);
  show(lookers(to), words.arrives, { being, ...(by && { by }) });
  game.showRoom(being, show);
  emit({ type: "EntityMoved", entity: being, from, to });
}

const TAKEN = {
  leaves: "Two watchmen take {being} by the elbows, and walk off.",
  arrives: "Two watchmen bring {being} in, and lock the door behind them.",
};

/** Takes a being to the jail; where it was is kept. Only inside a deed. */
export function lockUp(
  context: DeedContext,
  being: Entity,
  words: Parameters<typeof whisk>[3] = TAKEN,
): void {
  const jail = jailOf(context.game);
  if (!jail) return;
  const from = context.game.placeOf(being);
  if (!being.has(Jailed)) being.add(Jailed({ from: from === jail ? context.game.startRoom.id : from.id }));
  whisk(context, being, jail, words);
}

/** Lets a being go, to where it was taken from. Only inside a deed. */
export function letOut(context: DeedContext, being: Entity): void {
  const { game, show } = context;
  const from = game.world.byId(being.get(Jailed)?.from ?? "") ?? game.startRoom;
  if (being.has(Jailed)) being.remove(Jailed);
  if (game.placeOf(being) !== jailOf(game)) return;
  show([being], "<system>The key turns. You are free to go.</system>");
  whisk(context, being, from, {
    leaves: "A watchman calls {being} out.",
    arrives: "A watchman brings {being} here, touches his cap, and goes.",
  });
}
