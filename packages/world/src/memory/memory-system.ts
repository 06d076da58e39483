import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Minded, Room } from "../components/index.ts";
import type { Game } from "../game.ts";
import { remembers } from "../society/minds.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { System } from "../turn/system.ts";
import { whole } from "../turn/whole.ts";
import { gossip } from "./gossip.ts";
import { argsOf, notice } from "./notice.ts";

/** Of what was noticed so much is taken in on one tick. */
const MOST_AT_ONCE = 64;
/** One of those whom it meets somewhere is gossiped with. */
const MOST_LOOKED_AT = 8;

/** Takes in what was noticed and matters little, and lets those who met gossip: one pair a tick, when nothing else is to do. */
export function memorySystem(game: Game, runner: DeedRunner): System {
  const meet = (being: Entity): void => {
    if (!being.alive || !being.has(Minded) || !remembers(being) || !game.placeOf(being).has(Room)) return;
    const others = game.placeOf(being).sources(ContainedIn).slice(0, MOST_LOOKED_AT);
    for (const other of others) if (other !== being && remembers(other)) game.memory.met(being, other);
  };
  game.events.on("EntityMoved", ({ entity }) => meet(entity));
  game.events.on("Spoke", ({ entity, how }) => {
    if (how === "say") meet(entity);
  });
  const run = (deed: () => void): void => whole(game, runner, deed);
  return {
    name: "memory",
    budgetMs: 2,
    run() {
      const trifles = game.memory.takeTrifles(MOST_AT_ONCE);
      for (const { fact, minds, at } of trifles) {
        const here = minds.filter(({ alive }) => alive);
        const [first] = here;
        if (first) run(() => void runner.run(notice, first, argsOf(here, fact, at)));
      }
      if (trifles.length === MOST_AT_ONCE) return;
      const pair = game.memory.nextMeeting();
      if (pair) exchange(game, runner, pair.one, pair.other);
    },
  };
}

/** Each tells the other something, if there is anything to tell. */
function exchange(game: Game, runner: DeedRunner, one: Entity, other: Entity): void {
  for (const [teller, to] of [
    [one, other],
    [other, one],
  ] as const)
    if (teller.alive && to.alive) whole(game, runner, () => void runner.run(gossip, teller, { to }));
}
