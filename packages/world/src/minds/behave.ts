import { createTreeState, runTree, stateFits, type Outcome, type Tree, type TreeHost } from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";
import { Mind } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { Progress } from "./action.ts";
import type { Doer } from "./doer.ts";
import { sensedBy } from "./domains.ts";
import { isSo } from "./places.ts";

/** Milliseconds of world time between two looks at a tree that waits for time alone, and between two doings in it. */
const LOOK = 1_000;
const SOON = 500;

type Kept = NonNullable<ReturnType<NonNullable<typeof Mind.default>>["tree"]>;

/** What a tree asks of the mind that goes by it. */
export interface TreeMind {
  readonly game: Game;
  readonly doer: Doer;
  /** Actions by which a goal of the being is reached, the first one first; undefined: none are known. */
  readonly planFor: (being: Entity, goal: string) => readonly string[] | undefined;
}

/**
 * Goes through a tree once and does at most one thing. How far it has come is kept in the mind, so that it goes on there after a
 * restart, or after something else came between. A tick of the tree is a second of the world.
 */
export function behave({ game, doer, planFor }: TreeMind, being: Entity, name: string): Progress {
  const tree = game.authored.minds.trees.get(name);
  if (!tree) return { failed: `There is no tree '${name}'.` };
  const kept = begun(tree, being.need(Mind).tree, name);
  const now = game.clock.now();
  let again = Infinity;
  let acted = false;
  const running = (wait: number): Outcome => {
    again = Math.min(again, wait);
    return "running";
  };
  const goOn = (node: number, fresh: boolean, plan: () => readonly string[] | undefined): Outcome => {
    const key = String(node);
    if (fresh) delete kept.doing[key];
    let doing = kept.doing[key];
    if (acted) return running(SOON);
    if (!doing) {
      const steps = plan();
      if (!steps) return "failure";
      doing = kept.doing[key] = { plan: [...steps], data: {}, at: now };
    }
    if (doing.at > now) return running(doing.at - now);
    const [step] = doing.plan;
    if (step !== undefined) {
      acted = true;
      const progress = doer.take(being, step, doing.data);
      if (progress === "done") {
        doing.plan = doing.plan.slice(1);
        doing.data = {};
      } else if ("failed" in progress) {
        delete kept.doing[key];
        return "failure";
      } else {
        doing.at = now + progress.again;
        return running(progress.again);
      }
      if (doing.plan.length > 0) return running(SOON);
    }
    delete kept.doing[key];
    return "success";
  };
  const host: TreeHost = {
    now: Math.floor(now / 1_000),
    roll: (below) => game.rng.int(below),
    condition: (fact) => {
      const rule = game.rules.minds.facts[fact];
      return rule !== undefined && isSo(game, being, sensedBy(rule));
    },
    action: (action, _args, fresh, node) => goOn(node, fresh, () => [action]),
    plan: (goal, fresh, node) => goOn(node, fresh, () => planFor(being, goal)),
    stop: (_name, node) => void delete kept.doing[String(node)],
  };
  const outcome = runTree(tree, kept.state, host);
  // Whom its own deed has killed has no mind any more.
  if (being.alive && being.has(Mind)) being.edit(Mind).tree = kept;
  if (outcome === "success") return "done";
  if (outcome === "failure") return { failed: `Nothing that '${name}' says can be done.` };
  return { again: again === Infinity ? LOOK : again };
}

/** A copy of how far it has come; from the beginning when that was another tree. */
function begun(tree: Tree, saved: unknown, name: string): Kept {
  const kept = saved as Kept | undefined;
  if (kept?.name === name && stateFits(tree, kept.state)) return structuredClone(kept);
  return { name, state: createTreeState(tree), doing: {} };
}
