import {
  alternatives,
  flawOf,
  hasFact,
  Planner,
  satisfied,
  traceTree,
  unmet,
  weigh,
  type Plan,
  type TraceLine,
} from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";
import { Captive, Jailed, Mind, Minded } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { plainName } from "../../views/names.ts";
import { leaningOf } from "../leanings.ts";
import { needLevel } from "../needs.ts";
import { dutyOf, newState, senseInto } from "../places.ts";
import type { Thinker } from "../think.ts";
import { traitsOf } from "../traits.ts";

/**
 * How a goal stands: it is the one that is followed, something is wanted more, it is reached, not wanted, there was no way to it, it was
 * not the one chosen, or it comes next.
 */
export type GoalStanding =
  | "followed"
  | "outscored"
  | "reached"
  | "unwanted"
  | "no way"
  | "not chosen"
  | "next";

/** All that goes on in a mind, as data: for `ai why`, and for whatever else shows it. Milliseconds are of the world's time. */
export interface MindReport {
  name: string;
  archetype: string;
  about: string;
  paused: boolean;
  /** Why it thinks of nothing: it is led by the collar, or sits in a cell. */
  bound: "captive" | "jailed" | undefined;
  /** What it is after, since how many milliseconds, and the actions that are left to do, the first one under way. */
  goal: string | undefined;
  forMs: number;
  /** Who chose it: the planner, or a model. */
  by: string;
  /** What it has asked a model to choose among, and waits to hear. */
  asked: readonly string[];
  /** -1 to 1, but for what is 0. */
  traits: Readonly<Record<string, number>>;
  plan: readonly string[];
  /** Why the plan would fail as things stand; it is found out, and thought about, in the next thought. */
  flaw: string | undefined;
  /** What its day asks for now. */
  day: { doing: string; place: string } | undefined;
  last: string | undefined;
  /** Weighed anew as things stand, the most wanted first. `character`: by how much its traits have made of the score. */
  goals: readonly {
    goal: string;
    about: string;
    score: number;
    standing: GoalStanding;
    why: string;
    character: number;
  }[];
  /** What it would do if one of its actions could not be done, and what more that takes. */
  losing: readonly { without: string; plan: readonly string[]; dearerBy: number }[];
  /** `from`: `saw`, `felt`, `heard`, `guess`, or the name of who told it. */
  beliefs: readonly { kind: string; about: string; room: string; agoMs: number; from: string }[];
  needs: readonly { need: string; percent: number }[];
  /** What is so, and what it counts. */
  facts: readonly string[];
  numbers: Readonly<Record<string, number>>;
  /** What it has given up for a while, and for how many milliseconds yet. */
  vain: readonly { what: string; leftMs: number }[];
  tree: { name: string; lines: readonly TraceLine[] } | undefined;
}

/** Undefined: that one has no mind, or one of no archetype that the rules know. Changes nothing, not even what is remembered of plans. */
export function mindReport(game: Game, thinker: Thinker, being: Entity): MindReport | undefined {
  const domain = thinker.domainOf(being);
  const mind = being.get(Mind);
  if (!domain || !mind) return undefined;
  const now = game.clock.now();
  const own = domain.planner.domain;
  const planner = new Planner(own, { maxDepth: domain.planner.limits.maxDepth, cacheSize: 0 });
  const state = newState(domain);
  senseInto(game, being, domain, state);
  const around = thinker.around(being, domain);
  const index = own.goalOf.get(mind.goal ?? "");
  const steps = mind.plan.map((step) => own.actionOf.get(step) ?? -1);
  const followed: Plan | undefined =
    index === undefined || steps.length === 0 || steps.includes(-1)
      ? undefined
      : { goal: index, outcome: "found", steps, effort: 0, bounded: false, expanded: 0 };
  // What is left of the plan costs what it would cost to plan it now.
  const best = followed && planner.plan(followed.goal, state, around);
  const flaw = followed && flawOf(planner, followed, state);
  const others = best?.outcome === "found" ? alternatives(planner, best, state, around) : [];
  const namesOf = (plan: Plan): string[] => plan.steps.map((step) => own.actions[step]?.name ?? "");
  const duty = dutyOf(game, being);
  const tree = mind.tree && game.authored.minds.trees.get(mind.tree.name);
  return {
    name: plainName(being),
    archetype: domain.name,
    about: domain.archetype.about,
    paused: mind.paused,
    bound: being.has(Jailed) ? "jailed" : being.has(Captive) ? "captive" : undefined,
    goal: mind.goal,
    forMs: now - mind.since,
    by: thinker.choices.by(being, mind.goal),
    asked: thinker.choices.pending(being)?.options.map(({ goal }) => goal) ?? [],
    traits: Object.fromEntries(Object.entries(traitsOf(being)).filter(([, value]) => value !== 0)),
    plan: [...mind.plan],
    flaw,
    day: duty && { doing: duty.doing, place: duty.place },
    last: thinker.thoughtOf(being)?.last,
    goals: weigh(own.goals, state, {
      bonus: 0,
      leaning: ({ name }) => leaningOf(being, domain.leanings.goals.get(name)),
    }).map(({ goal: at, score }, place) => {
      const goal = own.goals[at];
      if (!goal) throw new RangeError(`no goal ${at}`);
      const { name } = goal;
      const vain = thinker.isVain(being, `goal:${name}`);
      const reached = satisfied(goal, state);
      const standing: GoalStanding =
        name === mind.goal
          ? "followed"
          : reached
            ? "reached"
            : vain
              ? "no way"
              : thinker.choices.isPutAside(being, name)
                ? "not chosen"
                : score <= 0
                  ? "unwanted"
                  : place === 0
                    ? "next"
                    : "outscored";
      const why = standing === "unwanted" ? unmet(own, goal.priority.when, state).join(", ") : "";
      const about = game.rules.minds.goals[name]?.about ?? "";
      const character = leaningOf(being, domain.leanings.goals.get(name));
      return { goal: name, about, score, standing, why, character };
    }),
    losing: others.map(({ without, plan, dearerBy }) => ({
      without: without.name,
      plan: namesOf(plan),
      dearerBy,
    })),
    beliefs: Object.entries(mind.beliefs).map(([kind, { about, room, at, from }]) => ({
      kind,
      about: nameOf(game, about, "somebody"),
      room: nameOf(game, room, "nowhere that is known"),
      agoMs: now - at,
      from: SOURCES.has(from) ? from : nameOf(game, from, "somebody"),
    })),
    needs: Object.keys(domain.archetype.needs).map((need) => ({
      need,
      percent: Math.round(needLevel(game, being, need) * 100),
    })),
    facts: own.facts.filter((_, fact) => hasFact(state, fact)),
    numbers: Object.fromEntries(own.numbers.map((name, at) => [name, state.numbers[at] ?? 0])),
    vain: Object.entries(mind.vain)
      .filter(([, end]) => end > now)
      .map(([what, end]) => ({ what: what.replace("goal:", ""), leftMs: end - now })),
    tree: tree && mind.tree && { name: mind.tree.name, lines: traceTree(tree, copyOf(mind.tree.state)) },
  };
}

/** Everybody in the world who has a mind by a name, by its beginning, or by 'area:slug'; those in the room first. */
export function findMinds(game: Game, actor: Entity, text: string): Entity[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  const here = game.placeOf(actor);
  const found = [...game.world.query(Minded)].filter(
    (one) =>
      one.has(Mind) &&
      (one.prototype?.id === wanted ||
        plainName(one)
          .toLowerCase()
          .split(/[\s,]+/)
          .some((word) => word.startsWith(wanted)) ||
        plainName(one).toLowerCase().startsWith(wanted)),
  );
  return found.sort((a, b) => Number(game.placeOf(b) === here) - Number(game.placeOf(a) === here));
}

const SOURCES: ReadonlySet<string> = new Set(["saw", "felt", "heard", "guess"]);

function nameOf(game: Game, id: string | undefined, otherwise: string): string {
  const entity = id === undefined ? undefined : game.world.byId(id);
  return entity ? plainName(entity) : otherwise;
}

function copyOf(state: {
  readonly tree: number;
  readonly outcomes: readonly number[];
  readonly memory: readonly number[];
}): {
  tree: number;
  outcomes: number[];
  memory: number[];
} {
  return { tree: state.tree, outcomes: [...state.outcomes], memory: [...state.memory] };
}
