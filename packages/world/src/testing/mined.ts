import { expect } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { act, type Outcome } from "../deeds/act.ts";
import type { Deed, DeedArgs } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
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
function mined({ deed }: Case, fuse: number, passed: () => void = () => {}): Deed<never> {
  let left = fuse;
  const tick = (): void => {
    left -= 1;
    passed();
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
      const fields: Record<string | symbol, object> = {
        due: laid(context.game.due, around),
        rng: laid(context.game.rng, around),
      };
      const game = laid(context.game, around, fields);
      const show = around(context.show) as typeof context.show;
      const result = deed.perform(args, { ...context, game, show, emit: around(context.emit) });
      tick();
      return result;
    },
  };
}

/** The same thing, with mines around everything that can be asked of it; `fields` stand in for some of what it has. */
function laid<T extends object>(
  what: T,
  around: (call: () => unknown) => unknown,
  fields: Record<string | symbol, object> = {},
): T {
  return new Proxy(what, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function"
        ? around(value.bind(target) as () => unknown)
        : (fields[key] ?? value);
    },
  });
}

/**
 * What a game keeps beside its entities: sanctions in force, the names of characters, and what waits for the next commit in
 * rows (audit, bans, accounts, preferences).
 */
export function besides({ sanctions, directory, players, writes }: Game): unknown {
  const names = players.characters().map(({ id }) => directory.byId(id));
  return structuredClone({
    sanctions: sanctions.all(),
    names,
    preferences: [...writes.preferences],
    accounts: [...writes.accounts],
    characters: [[...writes.characters], [...writes.charactersGone]],
    bans: [[...writes.bans], [...writes.bansGone]],
    sanctionRows: [[...writes.sanctions], [...writes.sanctionsGone]],
    audit: writes.audit,
    ratings: writes.voiceRatings,
    forgotten: writes.forgotten,
    usage: writes.voiceUsage,
  });
}

/** Does a deed as a line does it: what it wrote into rows is taken back with the rest when it throws. */
function undoing(game: Game, deed: Deed<never>, actor: Entity, args: DeedArgs): Outcome {
  return game.writes.undo.attempt(() => act(game, deed, actor, args as never));
}

class Counted extends Error {}

/** How many points a deed has, of which nothing is left; none when it is refused. */
function pointsOf(game: Game, one: Case): number {
  let points = 0;
  const counted = mined(one, Infinity, () => (points += 1));
  const perform: typeof counted.perform = (args, context) => {
    counted.perform(args, context);
    throw new Counted();
  };
  try {
    undoing(game, { ...counted, perform }, one.actor, one.args);
  } catch (error) {
    if (!(error instanceof Counted)) throw error;
  }
  return points;
}

/**
 * Does the first of every deed that is done only after it was done with a throw at its first, second, third … point, up to
 * `most` of them: every time the world is as it was and nothing is said.
 */
export class Minefield {
  /** How many points each deed had. */
  readonly points = new Map<string, number>();
  readonly faults: string[] = [];
  readonly #snapshot: () => string;
  readonly #most: number;
  readonly #every: number;
  readonly #begun = new Set<string>();

  /** `every`: after how many throws the world is looked at, besides after the last: what one leaves, the next does not take away. */
  constructor(snapshot: () => string, most: number, every = 1) {
    this.#snapshot = snapshot;
    this.#most = most;
    this.#every = every;
  }

  readonly doing: typeof act = (game, deed, actor, args) => {
    if (this.#begun.has(deed.name)) return act(game, deed, actor, args);
    const one = { deed: deed as unknown as Deed<never>, actor, args };
    const last = Math.min(pointsOf(game, one), this.#most);
    if (last === 0) return act(game, deed, actor, args);
    const before = this.#snapshot();
    const said = game.output.mark();
    for (let fuse = 1; fuse <= last; fuse += 1) {
      try {
        const outcome = undoing(game, mined(one, fuse), actor, args);
        // A refusal is not yet a deed: the next of its name is mined again.
        if (!outcome.refusal) this.#begun.add(deed.name);
        return outcome;
      } catch (error) {
        if (!(error instanceof Bomb)) throw error;
      }
      this.points.set(deed.name, fuse);
      const looks = fuse % this.#every === 0 || fuse === last;
      if (game.output.mark() !== said || (looks && this.#snapshot() !== before))
        this.faults.push(`${deed.name} is not undone, at its point ${fuse} or shortly before`);
    }
    const outcome = act(game, deed, actor, args);
    if (!outcome.refusal) this.#begun.add(deed.name);
    return outcome;
  };
}

/** Everything that would be stored, and what is kept beside it. */
function stateOf({ game }: TestWorld): string {
  const all = game.world.entities().map((one) => [one.id, game.world.serialize(one)] as const);
  return JSON.stringify([all.sort(([a], [b]) => (a < b ? -1 : 1)), besides(game)]);
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
      const before = stateOf(world);
      const deed = mined(one, fuse);
      let thrown: unknown;
      try {
        const { refusal } = undoing(world.game, deed, one.actor, one.args);
        if (refusal) throw new Error(`${name} is refused: ${refusal.words}`);
      } catch (error) {
        thrown = error;
      }
      if (thrown === undefined) break;
      expect(thrown, name).toBeInstanceOf(Bomb);
      const after = stateOf(world);
      // Texts are compared in no time; what is unlike in them is shown as data.
      if (after !== before)
        expect(JSON.parse(after), `${name}, at its point ${fuse}`).toEqual(JSON.parse(before));
      expect(world.game.output.take().outs).toEqual([]);
      points[name] = fuse;
    }
  }
  return points;
}
