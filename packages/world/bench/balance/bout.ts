import type { Entity } from "@wyldlands/ecs";
import { pino } from "pino";
import { mostOf, vitalOf } from "../../src/bodies/vitals.ts";
import { ContainedIn, Name, Room, RoomNature } from "../../src/components/index.ts";
import type { Content } from "../../src/content/types.ts";
import { attack } from "../../src/deeds/combat/attack.ts";
import { addListeners } from "../../src/events/listeners.ts";
import { Game } from "../../src/game.ts";
import { authoredId } from "../../src/ids.ts";
import { combatSystem } from "../../src/systems/combat-system.ts";
import { dueSystem } from "../../src/systems/due-system.ts";
import { regenerationSystem } from "../../src/systems/regeneration-system.ts";
import { DeedRunner } from "../../src/turn/deed-runner.ts";
import { createRng } from "../../src/turn/rng.ts";
import { act, makeHero } from "./hero.ts";

export interface Pairing {
  calling: string;
  level: number;
  /** The foe's prototype. */
  foe: string;
}

export interface Bout {
  won: boolean;
  /** Until one of the two was dead, or the limit. */
  rounds: number;
  /** Share of the hero's health at the end; 0 when it fell. */
  healthLeft: number;
}

const STEP_MS = 100;
/** A fight that is not over by then counts as lost. */
const MOST_ROUNDS = 60;

/** Fights so many times, each with a new hero and a new foe, with the deeds and systems of the game; the same seed gives the same. */
export function fightMany(content: Content, pairing: Pairing, times: number, seed: string): Bout[] {
  let now = 0;
  const game = new Game({
    content,
    clock: { now: () => now },
    rng: createRng(`${seed} ${pairing.calling} ${pairing.level} ${pairing.foe}`, 1),
    log: pino({ level: "error" }, { write: fail }),
    seed,
    maxEntities: 100_000,
  });
  const runner = new DeedRunner(
    game,
    () => {},
    () => {},
  );
  addListeners(game, runner);
  const systems = [dueSystem(game, runner), combatSystem(game, runner), regenerationSystem(game, runner)];
  const step = (): void => {
    now += STEP_MS;
    for (const system of systems) game.world.system(system.name, () => system.run());
    game.world.flush();
    game.output.take();
    game.world.takeDirty();
  };

  // Where the fallen come back.
  const start = content.world.start;
  game.world.spawn([], { id: authoredId(start), prototype: game.prototype(start) });

  const one = (): Bout => {
    const ring = game.world.spawn([
      Name({ name: "The Ring", keywords: [] }),
      Room({ area: "", exits: {}, details: {}, ambience: [] }),
      RoomNature({ ...RING }),
    ]);
    const hero = makeHero(game, ring, pairing.calling, pairing.level);
    const foe = game.spawnThing(pairing.foe, 1, ring);
    const began = now;
    const most = MOST_ROUNDS * game.rules.combat.round * 1_000;
    act(game, runner, hero, foe);
    runner.run(attack, hero, { to: foe });
    let left = 1;
    const isHere = (): boolean => hero.target(ContainedIn) === ring;
    const isOver = (): boolean => !foe.alive || !isHere() || now - began >= most;
    while (!isOver()) {
      step();
      if (!isHere()) break;
      left = vitalOf(game, hero, "health") / mostOf(game, hero, "health");
      if (foe.alive && (now - began) % 1_000 === 0) act(game, runner, hero, foe);
    }
    const won = !foe.alive && isHere();
    const rounds = (now - began) / 1_000 / game.rules.combat.round;
    game.players.detach(hero);
    clear(ring);
    if (hero.alive) clear(hero);
    return { won, rounds, healthLeft: won ? left : 0 };
  };
  return Array.from({ length: times }, one);
}

/** A deed that throws is undone and logged; here it ends everything. */
function fail(record: string): never {
  throw new Error(record);
}

const RING = {
  terrain: "field",
  indoors: false,
  light: "bright" as const,
  rest: 1,
  noMobs: false,
  peaceful: false,
  duels: false,
};

/** Away with it and all that it holds. */
function clear(holder: Entity): void {
  for (const inside of holder.sources(ContainedIn)) clear(inside);
  if (holder.alive) holder.despawn();
}
