import type { Entity } from "@wyldlands/ecs";
import { isAsleep } from "../bodies/conditions.ts";
import { positionOf } from "../bodies/posture.ts";
import { Combatant } from "../components/index.ts";
import type { Deed, DeedArgs } from "../deeds/deed.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { MindActionName } from "./action-names.ts";
import type { Doing, Progress } from "./action.ts";
import { MIND_ACTIONS } from "./actions/index.ts";
import { archetypeOf } from "./archetypes.ts";
import { carryOut, getUp } from "./carry-out.ts";
import { DAY, DAY_PLACE } from "./domains.ts";
import { nowDoes } from "./needs.ts";
import { dutyOf, placeOf } from "./places.ts";
import type { Routes } from "./routes.ts";

/** Milliseconds of world time until who fights is asked again. */
const FIGHTING = 700;

/** Does what the actions of the rules say, for plans and for trees. */
export class Doer {
  readonly #game: Game;
  readonly #runner: DeedRunner;
  readonly #routes: Routes;

  constructor(game: Game, runner: DeedRunner, routes: Routes) {
    this.#game = game;
    this.#runner = runner;
    this.#routes = routes;
  }

  /** A deed that is no step of a plan. */
  act<A extends DeedArgs>(deed: Deed<A>, being: Entity, args: A): void {
    this.#runner.run(deed, being, args);
  }

  /**
   * The next bit of an action: up, there, and the deed. `data` is that action's own, and is changed. `behave` goes on in a tree; without
   * it the action is a tree's own, and leads into no other.
   */
  take(being: Entity, name: string, data: Doing["data"], behave?: Doing["behave"]): Progress {
    const game = this.#game;
    const entry = name === DAY ? dutyOf(game, being) : undefined;
    const rule = game.rules.minds.actions[name] ?? entry;
    if (!rule) return { failed: "Its day has nothing in it." };
    const does: MindActionName = rule.does;
    if (being.has(Combatant) && !IN_A_FIGHT.has(does)) return { again: FIGHTING };
    const action = MIND_ACTIONS[does];
    const place = entry ? DAY_PLACE : rule.place;
    const room = place === undefined ? undefined : placeOf(game, being, place);
    if (place !== undefined && !room) return { failed: "It does not know where." };
    const goes = room !== undefined && !(action.roves && data[THERE] !== undefined);
    const away = goes && room !== game.placeOf(being);
    if ((away || !LYING_DOWN.has(does)) && (positionOf(being) !== "standing" || isAsleep(game, being))) {
      const lies = getUp(game, this.#runner, being);
      if (lies !== undefined) return { failed: lies };
    }
    nowDoes(game, being, away ? "" : does);
    if (goes && !away) data[THERE] = 1;
    return carryOut(game, this.#runner, this.#routes, being, {
      action,
      with: rule.with,
      place: goes ? room : undefined,
      pace: (archetypeOf(game, being)?.pace ?? 1) * (HURRIED.has(does) ? RUNNING : 1) * 1_000,
      data,
      behave: behave ?? (() => ({ failed: "A tree leads into another by a branch alone." })),
    });
  }
}

/** Kept with an action that leads from place to place once it has come to where it begins. */
const THERE = "there";
/** What can be done in the middle of a fight. */
const IN_A_FIGHT: ReadonlySet<MindActionName> = new Set<MindActionName>([
  "attack",
  "behave",
  "call-for-help",
  "flee",
  "heal",
  "scatter",
]);
/** For these it runs, in so much of the time that a walk takes. */
const HURRIED: ReadonlySet<MindActionName> = new Set<MindActionName>(["come", "track"]);
const RUNNING = 0.6;
/** What is done lying down, or is for each of its parts to say. */
const LYING_DOWN: ReadonlySet<MindActionName> = new Set<MindActionName>(["behave", "rest", "sleep"]);
