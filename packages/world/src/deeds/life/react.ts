import type { Entity } from "@wyldlands/ecs";
import { isAsleep } from "../../bodies/conditions.ts";
import { ContainedIn, Reacted, Reactions, Room } from "../../components/index.ts";
import type { Reaction } from "../../components/reactions.ts";
import { fits } from "../../conditions/fits.ts";
import type { Game } from "../../game.ts";
import type { Scene } from "../../reactions/effect.ts";
import { effectOf } from "../../reactions/effects/index.ts";
import { isBeing, nameOf } from "../../views/names.ts";
import { defineDeed, type DeedContext } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** How often one reaction comes within a second at most: what goes round in a circle takes time. */
const MOST_PER_SECOND = 8;
const SECOND = 1_000;

/**
 * A room, being or thing does what its author wrote for this occasion (`reacts`): checks that it fits, and does one effect after
 * the other; behind a `wait` the rest is a `Due` of its own (handler `react`), so it outlives the process.
 * `index`: which of its reactions; `step`: where in its list; `by` and `item`: entity ids; `of`: the prototype of one that is no
 * more, for which the room does it; `name`: what that was called. All are texts, as `Due` keeps them.
 */
export const react = defineDeed<{
  index: string;
  step: string;
  by?: string;
  item?: string;
  of?: string;
  name?: string;
}>({
  name: "react",
  check({ index, step, by, of }, { game, actor }) {
    const reaction = reactionOf(game, actor, of, index);
    const room = reaction && roomOf(actor);
    if (!reaction || !room) return refuse("That is over.");
    if (step !== "0") return undefined;
    if (of === undefined && isBeing(actor) && reaction.on !== "hurt" && isAsleep(game, actor))
      return refuse("{actor} is asleep.", { actor });
    const being = by === undefined ? undefined : game.world.byId(by);
    if (!fits(game, reaction.when, { room, being })) return refuse("It is not the time for that.");
    const last = actor.get(Reacted)?.[keyOf(index, of)];
    const since = last === undefined ? Infinity : game.clock.now() - last.at;
    if (since < (reaction.rest ?? 0) * SECOND) return refuse("Not yet.");
    return since < SECOND && (last?.times ?? 0) >= MOST_PER_SECOND ? refuse("Not so often.") : undefined;
  },
  perform(args, context) {
    const { index, step, by, item, of, name } = args;
    const { game, actor } = context;
    const reaction = reactionOf(game, actor, of, index);
    if (!reaction) return;
    if (step === "0") note(context, keyOf(index, of));
    for (let at = Number(step); at < reaction.do.length && actor.alive; at += 1) {
      const [key, written] = Object.entries(reaction.do[at] ?? {})[0] ?? ["", undefined];
      if (key === "wait") {
        const rest = Object.entries({ index, step: String(at + 1), by, item, of, name });
        const data = Object.fromEntries(rest.filter((one): one is [string, string] => one[1] !== undefined));
        game.due.schedule(actor, Number(written) * SECOND, "react", data);
        return;
      }
      const room = roomOf(actor);
      const effect = effectOf(key);
      if (!room || !effect) continue;
      const scene = sceneOf(game, actor, room, args);
      if (effect.somebody === true && !scene.by) continue;
      effect.perform(written, scene, context);
    }
  },
});

/** The reaction that is meant, if content still has it. */
function reactionOf(game: Game, actor: Entity, of: string | undefined, index: string): Reaction | undefined {
  const all = of === undefined ? actor.get(Reactions) : game.prototypes.get(of)?.values.get(Reactions);
  return (all as readonly Reaction[] | undefined)?.[Number(index)];
}

/** Who is still there to be told, given and hurt; and what fills the words. */
function sceneOf(
  game: Game,
  self: Entity,
  room: Entity,
  { by, item, name }: { by?: string; item?: string; name?: string },
): Scene {
  const actor = by === undefined ? undefined : game.world.byId(by);
  const thing = item === undefined ? undefined : game.world.byId(item);
  const there = actor?.alive === true && actor.target(ContainedIn) === room;
  return {
    self,
    room,
    ...(there && { by: actor }),
    values: {
      self: name === undefined ? self : { markup: name },
      actor: actor?.alive === true ? { markup: nameOf(actor) } : "somebody",
      item: thing ? { markup: nameOf(thing) } : "it",
    },
  };
}

/** The room where it is, in whosever hands. */
export function roomOf(entity: Entity): Entity | undefined {
  let at: Entity | undefined = entity;
  while (at && !at.has(Room)) at = at.target(ContainedIn);
  return at;
}

function keyOf(index: string, of: string | undefined): string {
  return of === undefined ? index : `${of} ${index}`;
}

function note({ game, actor }: DeedContext, key: string): void {
  const now = game.clock.now();
  if (!actor.has(Reacted)) actor.add(Reacted());
  const all = actor.edit(Reacted);
  const last = all[key];
  all[key] = last && now - last.at < SECOND ? { at: last.at, times: last.times + 1 } : { at: now, times: 1 };
}
