import type { ComponentType, Entity } from "@wyldlands/ecs";
import { isWhole, mendingOf, recoverVital } from "../bodies/mending.ts";
import { positionOf } from "../bodies/posture.ts";
import { mostOf, type Vital } from "../bodies/vitals.ts";
import { Health, Mana, Stamina } from "../components/index.ts";
import { tell } from "../deeds/act.ts";
import { recover } from "../deeds/body/recover.ts";
import type { Game } from "../game.ts";
import { BEAT_SECONDS } from "../rules/formulas/regeneration.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { System } from "../turn/system.ts";

const BEAT_MS = BEAT_SECONDS * 1_000;

/** A beat is spread over so many ticks, but a tick does at least so many beings. */
const SLICES = 19;
const LEAST = 250;

const KEPT: readonly (readonly [Vital, ComponentType])[] = [
  ["health", Health],
  ["mana", Mana],
  ["stamina", Stamina],
];

interface Wait {
  being: Entity;
  vital: Vital;
  beats: number;
}

/**
 * Health, mana and stamina come back, every two seconds of world time. Walks only those who lack some: what is whole is not kept.
 * A world that was late makes up for it at once.
 */
export function regenerationSystem(game: Game, runner: DeedRunner): System {
  let last = game.clock.now();
  let waiting: Wait[] = [];
  let share = 0;
  const gather = (beats: number): void => {
    waiting = KEPT.flatMap(([vital, points]) =>
      [...game.world.query(points)].map((being) => ({ being, vital, beats })),
    );
    share = Math.max(LEAST, Math.ceil(waiting.length / SLICES));
  };
  return {
    name: "regeneration",
    budgetMs: 5,
    run() {
      const beats = Math.floor((game.clock.now() - last) / BEAT_MS);
      if (waiting.length === 0 && beats > 0) {
        last += beats * BEAT_MS;
        gather(beats);
      }
      for (const { being, vital, beats: times } of waiting.splice(0, share)) {
        if (!being.alive) continue;
        const whole = mostOf(game, being, vital);
        const points = mendingOf(game, being, vital, whole) * times;
        if (points <= 0) continue;
        // Its player reads it from the prompt, so it is written as what was shown. An npc's can wait.
        if (game.players.sessionOf(being)) mendPlayed(game, being, vital, points, whole);
        else runner.run(recover, being, { vital, points, whole });
      }
    },
  };
}

function mendPlayed(game: Game, being: Entity, vital: Vital, points: number, whole: number): void {
  recoverVital(game, being, vital, points, whole);
  if (isWhole(being) && positionOf(being) !== "standing") tell(game, [being], "You feel rested and whole.");
}
