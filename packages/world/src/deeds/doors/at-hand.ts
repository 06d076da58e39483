import type { Entity, Refusal } from "@wyldlands/ecs";
import { busy } from "../../bodies/activity.ts";
import { able } from "../../bodies/posture.ts";
import { Closure, ContainedIn, Container, Door, Lock } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { isShut } from "../../items/containers.ts";
import { isBeing } from "../../views/names.ts";
import type { DeedContext } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Why the actor cannot lay a hand on what can be shut: a door of the room where it is, or a thing there or in its hands. */
export function atHand(game: Game, actor: Entity, thing: Entity): Refusal<string> | undefined {
  const unable = able(game, actor, "standing") ?? busy(actor);
  if (unable) return unable;
  if (!thing.has(Closure)) return refuse("{thing} does not open or shut.", { thing });
  const place = game.placeOf(actor);
  const door = thing.get(Door);
  const near = door
    ? door.sides.some(({ room }) => room === place.prototype?.id)
    : [place, actor].includes(thing.target(ContainedIn) ?? thing);
  return near ? undefined : refuse("{thing} is out of your reach.", { thing });
}

/** What of the actor's things fits the lock, in its hands or on a ring or in a bag that is open. */
export function keyFor(actor: Entity, thing: Entity): Entity | undefined {
  const keys = thing.get(Lock)?.keys ?? [];
  const own = actor.sources(ContainedIn);
  const inside = own
    .filter((one) => one.has(Container) && !isShut(one))
    .flatMap((one) => one.sources(ContainedIn));
  return [...own, ...inside].find((one) => keys.includes(one.prototype?.id ?? ""));
}

/** Beings on the other side of a door; nobody for what is no door. */
export function beyond(game: Game, actor: Entity, thing: Entity): Entity[] {
  const here = game.placeOf(actor);
  return (thing.get(Door)?.sides ?? []).flatMap(({ room }) => {
    const there = game.room(room);
    return there && there !== here ? there.sources(ContainedIn).filter(isBeing) : [];
  });
}

/** Says it to the actor, to the others in the room, and to those behind a door. `beyond` names neither hand nor face. */
export function tellAround(
  { game, actor, show }: DeedContext,
  thing: Entity,
  words: { actor: string; others: string; beyond?: string },
  values: { key?: Entity } = {},
): void {
  const all = { actor, item: thing, ...values };
  show([actor], words.actor, all);
  show(game.witnesses(actor), words.others, all);
  if (words.beyond !== undefined) show(beyond(game, actor, thing), words.beyond, all);
}
