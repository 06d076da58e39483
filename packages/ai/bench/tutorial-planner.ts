import type { DomainSpec } from "../src/index.ts";

type Facts = Record<string, boolean | number>;
interface Node {
  state: Facts;
  at: string;
  spent: number;
  rank: number;
  parent: Node | undefined;
  action: string;
}

/**
 * The yardstick: a goal planner as tutorials write it. States are objects, the open list is an array that is sorted every time, the
 * closed one is searched through, and the estimate counts the wishes that are not fulfilled. It knows only conditions that the
 * benchmark's domains use: `true`, `false`, ">= n" and "<= n".
 */
export class TutorialPlanner {
  readonly #spec: DomainSpec;
  readonly #distance: (from: string, to: string) => number;

  constructor(spec: DomainSpec, distance: (from: string, to: string) => number) {
    this.#spec = spec;
    this.#distance = distance;
  }

  /** The names of the actions, or undefined when there is no plan or none within so many milliseconds. */
  plan(start: Facts, at: string, goal: string, within: number): string[] | undefined {
    const want = this.#spec.goals[goal]!.want!;
    const open: Node[] = [{ state: start, at, spent: 0, rank: 0, parent: undefined, action: "" }];
    const closed: Node[] = [];
    const until = performance.now() + within;
    while (open.length > 0 && performance.now() < until) {
      open.sort((a, b) => a.rank - b.rank);
      const node = open.shift()!;
      closed.push(node);
      if (Object.entries(want).every(([name, value]) => meets(node.state[name], value))) {
        const steps: string[] = [];
        for (let one: Node | undefined = node; one?.parent !== undefined; one = one.parent)
          steps.unshift(one.action);
        return steps;
      }
      for (const [name, action] of Object.entries(this.#spec.actions)) {
        if (!Object.entries(action.when ?? {}).every(([fact, value]) => meets(node.state[fact], value)))
          continue;
        const state = { ...node.state };
        for (const [fact, value] of Object.entries(action.then ?? {}))
          state[fact] = this.#after(fact, state[fact], value);
        const place = action.place ?? node.at;
        const spent = node.spent + (action.cost ?? 1) + this.#distance(node.at, place);
        const left = Object.entries(want).filter(([fact, value]) => !meets(state[fact], value)).length;
        const child: Node = { state, at: place, spent, rank: spent + left, parent: node, action: name };
        const known = [...open, ...closed].find((one) => same(one, child));
        if (known === undefined) open.push(child);
        else if (known.spent > spent) Object.assign(known, child);
      }
    }
    return undefined;
  }

  #after(
    name: string,
    now: boolean | number | undefined,
    change: boolean | number | string,
  ): boolean | number {
    if (typeof change === "boolean") return change;
    const { min = 0, max = 1_000_000 } = this.#spec.numbers?.[name] ?? {};
    if (typeof change === "string") return Number(change.slice(2));
    return Math.min(max, Math.max(min, Number(now) + change));
  }
}

function meets(now: boolean | number | undefined, wanted: boolean | number | string): boolean {
  if (typeof wanted !== "string") return (now ?? false) === wanted;
  const bound = Number(wanted.slice(3));
  return wanted.startsWith(">=") ? Number(now) >= bound : Number(now) <= bound;
}

function same(a: Node, b: Node): boolean {
  if (a.at !== b.at) return false;
  return Object.keys(b.state).every((name) => a.state[name] === b.state[name]);
}
