import type { Entity, Refusal } from "@wyldlands/ecs";
import { isAsleep } from "../bodies/conditions.ts";
import { positionOf } from "../bodies/posture.ts";
import { Closure } from "../components/index.ts";
import { stand } from "../deeds/body/stand.ts";
import { wake } from "../deeds/body/wake.ts";
import type { Deed, DeedArgs } from "../deeds/deed.ts";
import { open } from "../deeds/doors/open.ts";
import { unlock } from "../deeds/doors/unlock.ts";
import { go } from "../deeds/movement/go.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { Doing, MindAction, Progress } from "./action.ts";
import type { Routes } from "./routes.ts";

/** Milliseconds of world time that a hand on a latch takes. */
const LATCH = 1_000;

interface Task {
  action: MindAction;
  with: Doing["with"];
  /** Where it is to be done: the being goes there first. */
  place: Entity | undefined;
  /** Milliseconds for a room. */
  pace: number;
  /** The action's own, to be changed. */
  data: Doing["data"];
  behave: Doing["behave"];
}

/** Does the next bit of an action: a room of the way there, or the action itself. */
export function carryOut(
  game: Game,
  runner: DeedRunner,
  routes: Routes,
  being: Entity,
  task: Task,
): Progress {
  const act = <A extends DeedArgs>(deed: Deed<A>, args: A): Refusal<string> | undefined =>
    runner.run(deed, being, args).refusal;
  const walk: Doing["walk"] = (to) => {
    const step = routes.next(being, to);
    if (step === "there") return "there";
    if (step === "nowhere") return { failed: "There is no way there." };
    const closure = step.door?.get(Closure);
    const refusal =
      step.door && closure?.locked === true
        ? act(unlock, { item: step.door })
        : step.door && closure?.open === false
          ? act(open, { item: step.door })
          : act(go, { direction: step.way });
    if (refusal) return { failed: refusal.words };
    return { again: closure && !closure.open ? LATCH : task.pace };
  };
  if (task.place) {
    const step = walk(task.place);
    if (step !== "there") return step;
  }
  const { action, with: values, place, data, behave } = task;
  return action.run({ game, being, with: values, place, data, act, walk, behave });
}

/** Wakes and gets up; why not, when it cannot. */
export function getUp(game: Game, runner: DeedRunner, being: Entity): string | undefined {
  if (isAsleep(game, being)) {
    const refusal = runner.run(wake, being, {}).refusal;
    if (refusal) return refusal.words;
  }
  if (positionOf(being) === "standing") return undefined;
  return runner.run(stand, being, {}).refusal?.words;
}
