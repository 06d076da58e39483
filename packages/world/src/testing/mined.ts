import { expect } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { act } from "../deeds/act.ts";
import type { Deed, DeedArgs } from "../deeds/deed.ts";
import type { TestWorld } from "./test-world.ts";

class Bomb extends Error {}

/** A deed, ready to be done. */
export interface Case {
  deed: Deed<never>;
  actor: Entity;
  args: DeedArgs;
}

export function caseOf<A extends DeedArgs>(deed: Deed<A>, actor: Entity, args: A): Case {
  return { deed, actor, args };
}

/** Throws at the `fuse`-th thing that the deed asks of the game, says or publishes, or at its end. */
function mined({ deed }: Case, fuse: number): Deed<never> {
  let left = fuse;
  const tick = (): void => {
    left -= 1;
    if (left === 0) throw new Bomb();
  };
  const around =
    <T extends (...args: never[]) => unknown>(call: T) =>
    (...args: Parameters<T>): unknown => {
      tick();
      const result = call(...args);
      tick();
      return result;
    };
  return {
    ...deed,
    perform(args, context) {
      const game = new Proxy(context.game, {
        get(target, key) {
          const value: unknown = Reflect.get(target, key);
          return typeof value === "function" ? around(value.bind(target) as () => unknown) : value;
        },
      });
      const show = around(context.show) as typeof context.show;
      const result = deed.perform(args, { ...context, game, show, emit: around(context.emit) });
      tick();
      return result;
    },
  };
}

/**
 * Does each deed over and over, with a throw at its first, second, third … point, until it gets through: every time the world
 * is as it was and nothing is said. Returns how many points each had.
 */
export function expectUndone(
  world: TestWorld,
  cases: Readonly<Record<string, Case>>,
): Record<string, number> {
  const points: Record<string, number> = {};
  for (const [name, one] of Object.entries(cases)) {
    for (let fuse = 1; ; fuse += 1) {
      world.game.output.take();
      const before = world.snapshot();
      const deed = mined(one, fuse);
      let thrown: unknown;
      try {
        const { refusal } = act(world.game, deed, one.actor, one.args as never);
        if (refusal) throw new Error(`${name} is refused: ${refusal.words}`);
      } catch (error) {
        thrown = error;
      }
      if (thrown === undefined) break;
      expect(thrown, name).toBeInstanceOf(Bomb);
      expect(world.snapshot(), `${name}, at its point ${fuse}`).toEqual(before);
      expect(world.game.output.take().outs).toEqual([]);
      points[name] = fuse;
    }
  }
  return points;
}
