import type { Action, Conditions, Domain } from "./domain.ts";
import { helps, nothingWanted, relevantActions, want } from "./relevance.ts";
import type { Fault } from "./spec.ts";

/**
 * Finds what can never matter: a goal with a condition that no action brings about (an error: it could not be planned for), actions that
 * serve no goal and effects that nothing asks for (warnings: an archetype may share its actions with others).
 */
export function findUseless(domain: Domain, faults: Fault[]): void {
  const serving = new Set<Action>();
  for (const goal of domain.goals) {
    const { actions } = relevantActions(domain, goal);
    for (const action of actions) serving.add(action);
    if (goal.at >= 0 && !actions.some((action) => action.place === goal.at))
      faults.push({
        path: ["goals", goal.name, "at"],
        level: "error",
        message: `No action is done at '${domain.places[goal.at]}', so none leads there: give one that place.`,
      });
    for (const [name, conditions] of eachCondition(domain, goal.want)) {
      const wanted = nothingWanted();
      want(domain, wanted, conditions);
      const wantsNothing = Object.values(wanted).every((bits) => bits === 0);
      if (!wantsNothing && !domain.actions.some((action) => helps(action, wanted)))
        faults.push({
          path: ["goals", goal.name, "want", name],
          level: "error",
          message: `No action brings '${name}' about. If it only says when the goal counts, put it under priority.when.`,
        });
    }
  }
  const asked = nothingWanted();
  for (const { when } of domain.actions) want(domain, asked, when);
  for (const goal of domain.goals) {
    want(domain, asked, goal.want);
    want(domain, asked, goal.priority.when);
    for (const { fact, number } of [...goal.priority.add, ...goal.priority.times]) {
      if (number >= 0) asked.more |= 1 << number;
      else if (fact < 32) asked.trueLo |= 1 << fact;
      else asked.trueHi |= 1 << (fact & 31);
    }
  }
  for (const action of domain.actions) {
    if (!serving.has(action))
      faults.push({
        path: ["actions", action.name],
        level: "warning",
        message: `No goal needs the action '${action.name}'.`,
      });
    else
      for (const name of unasked(domain, action, asked)) {
        faults.push({
          path: ["actions", action.name, "then", name],
          level: "warning",
          message: `No goal and no action asks for '${name}'.`,
        });
      }
  }
}

/** The conditions one by one, each with its name. */
export function* eachCondition(domain: Domain, all: Conditions): Generator<[string, Conditions]> {
  const none = { trueLo: 0, trueHi: 0, falseLo: 0, falseHi: 0, ranges: new Int32Array(0) };
  for (const [fact, name] of domain.facts.entries()) {
    const bit = 1 << (fact & 31);
    for (const key of fact < 32 ? (["trueLo", "falseLo"] as const) : (["trueHi", "falseHi"] as const))
      if ((all[key] & bit) !== 0) yield [name, { ...none, [key]: bit }];
  }
  for (let i = 0; i < all.ranges.length; i += 3)
    yield [domain.numbers[all.ranges[i]!]!, { ...none, ranges: all.ranges.slice(i, i + 3) }];
}

function unasked(domain: Domain, action: Action, asked: ReturnType<typeof nothingWanted>): string[] {
  const lo = (action.setLo | action.clearLo) & ~(asked.trueLo | asked.falseLo);
  const hi = (action.setHi | action.clearHi) & ~(asked.trueHi | asked.falseHi);
  const facts = domain.facts.filter((_, fact) => (((fact < 32 ? lo : hi) >>> (fact & 31)) & 1) === 1);
  const numbers = domain.numbers.filter((_, number) => {
    const changed = action.numbers.some((value, i) => i % 3 === 0 && value === number);
    return changed && (((asked.more | asked.less) >>> number) & 1) === 0;
  });
  return [...facts, ...numbers];
}
