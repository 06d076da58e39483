import type { Entity } from "@wyldlands/ecs";
import { z } from "zod";
import { Closure, ContainedIn, Door } from "../../components/index.ts";
import { DIRECTIONS, isDirection } from "../../content/directions.ts";
import type { DeedContext } from "../../deeds/deed.ts";
import { isBeing } from "../../views/names.ts";
import { doorOf } from "../../views/ways.ts";
import { defineEffect, type ReactionEffect, type Scene } from "../effect.ts";

type State = { open: boolean; locked: boolean };

/** A direction, in which there is a door, or `self`: the thing that reacts has a lid. */
const where = z.enum([...DIRECTIONS, "self"]);

function shutEffect(key: string, words: string, next: (now: State) => State | undefined): ReactionEffect {
  return defineEffect({
    key,
    schema: where,
    perform(at, { self, room }, context) {
      const thing = isDirection(at) ? doorOf(context.game, room, at) : self;
      const now = thing?.get(Closure);
      const then = now && next(now);
      if (!thing || !then) return;
      Object.assign(thing.edit(Closure), then);
      context.show(witnesses(context, thing, room), words, { item: thing });
    },
  });
}

/** Those on both sides of a door. */
function witnesses({ game }: DeedContext, thing: Entity, room: Scene["room"]): Entity[] {
  const rooms = thing.get(Door)?.sides.flatMap((side) => game.room(side.room) ?? []) ?? [room];
  return rooms.flatMap((one) => one.sources(ContainedIn).filter(isBeing));
}

/** Opens a door or itself, locked or not. */
export const open = shutEffect("open", "{item} opens.", (now) =>
  now.open ? undefined : { open: true, locked: false },
);
/** Shuts a door or itself. */
export const close = shutEffect("close", "{item} closes.", (now) =>
  now.open ? { open: false, locked: false } : undefined,
);
/** Shuts and locks a door or itself. */
export const lock = shutEffect("lock", "{item} shuts, and a lock falls to.", (now) =>
  now.locked ? undefined : { open: false, locked: true },
);
/** Unlocks a door or itself. */
export const unlock = shutEffect("unlock", "Something clicks in {item}.", (now) =>
  now.locked ? { open: now.open, locked: false } : undefined,
);
