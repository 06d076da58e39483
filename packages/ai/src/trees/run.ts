import type { Tree } from "./compile.ts";
import { WORDS, type Argument } from "./words.ts";

export type Outcome = "success" | "failure" | "running";

/** What came of each node when it was last reached. */
export const OUTCOMES = ["never", "success", "failure", "running", "stopped"] as const;
const SUCCESS = 1;
const FAILURE = 2;
const RUNNING = 3;
const STOPPED = 4;

/** Where a tree is: plain numbers, to be saved as they are. Belongs to the tree with its signature. */
export interface TreeState {
  tree: number;
  /** By node: its place in OUTCOMES. */
  outcomes: number[];
  /** By node: the child it is at, passes done, the tick it waits for; what it means is the node's own. */
  memory: number[];
}

/** What a tree does things with. */
export interface TreeHost {
  /** Ticks that the world has run. */
  readonly now: number;
  /** A whole number from 0 to below `below`. */
  roll(below: number): number;
  condition(name: string, args: readonly Argument[]): boolean;
  /** Begins an action (`fresh`), or asks one that is running how it goes. `node` tells two of the same name apart. */
  action(name: string, args: readonly Argument[], fresh: boolean, node: number): Outcome;
  /** The same for a goal of the planner. */
  plan(goal: string, fresh: boolean, node: number): Outcome;
  /** An action or a goal that was running is not wanted any more. */
  stop(name: string, node: number): void;
}

export function createTreeState(tree: Tree): TreeState {
  const zeros = (): number[] => Array.from(tree.word, () => 0);
  return { tree: tree.signature, outcomes: zeros(), memory: zeros() };
}

/** Whether a saved state fits: one made by another tree, or torn, does not; begin anew then. */
export function stateFits(tree: Tree, { tree: signature, outcomes, memory }: TreeState): boolean {
  const count = tree.word.length;
  if (signature !== tree.signature || outcomes.length !== count || memory.length !== count) return false;
  for (let node = 0; node < count; node++) {
    const [outcome, kept] = [outcomes[node]!, memory[node]!];
    if (OUTCOMES[outcome] === undefined || !Number.isSafeInteger(kept) || kept < 0) return false;
    const word = WORDS[tree.word[node]!];
    const inOrder = word === "sequence" || word === "selector";
    if (inOrder && outcome === RUNNING && (kept <= node || kept >= tree.end[node]!)) return false;
  }
  return true;
}

/**
 * Goes through the tree once and changes the state. Each node is reached at most once, so this always ends. When the root has
 * succeeded or failed, the next call begins anew; cooldowns go on.
 */
export function runTree(tree: Tree, state: TreeState, host: TreeHost): Outcome {
  const outcome = new Run(tree, state, host).visit(0);
  return outcome === RUNNING ? "running" : outcome === SUCCESS ? "success" : "failure";
}

/** Ends what is running, as when another tree takes over. Cooldowns go on. */
export function stopTree(tree: Tree, state: TreeState, host: Pick<TreeHost, "stop">): void {
  stopWithin(tree, state, host, 0, tree.word.length);
}

function stopWithin(
  tree: Tree,
  { outcomes }: TreeState,
  host: Pick<TreeHost, "stop">,
  from: number,
  to: number,
): void {
  for (let node = from; node < to; node++) {
    if (outcomes[node] !== RUNNING) continue;
    outcomes[node] = STOPPED;
    const word = WORDS[tree.word[node]!];
    if (word === "action" || word === "plan") host.stop(tree.names[node]!, node);
  }
}

class Run {
  readonly #tree: Tree;
  readonly #state: TreeState;
  readonly #host: TreeHost;

  constructor(tree: Tree, state: TreeState, host: TreeHost) {
    this.#tree = tree;
    this.#state = state;
    this.#host = host;
  }

  visit(node: number): number {
    const outcome = this.#outcome(node, this.#state.outcomes[node] !== RUNNING);
    this.#state.outcomes[node] = outcome;
    return outcome;
  }

  #outcome(node: number, fresh: boolean): number {
    const { word, names, args } = this.#tree;
    switch (WORDS[word[node]!]) {
      case "sequence":
        return this.#inOrder(node, fresh, SUCCESS);
      case "selector":
        return this.#inOrder(node, fresh, FAILURE);
      case "parallel":
        return this.#parallel(node, fresh);
      case "repeat":
        return this.#again(node, fresh, SUCCESS);
      case "retry":
        return this.#again(node, fresh, FAILURE);
      case "invert":
        return flipped(this.visit(node + 1));
      case "cooldown":
        return this.#cooldown(node);
      case "chance":
        return fresh && this.#host.roll(100) >= this.#tree.least[node]! ? FAILURE : this.visit(node + 1);
      case "until":
        return this.#until(node);
      case "condition":
        return this.#host.condition(names[node]!, args[node]!) ? SUCCESS : FAILURE;
      case "action":
        return numbered(this.#host.action(names[node]!, args[node]!, fresh, node));
      case "plan":
        return numbered(this.#host.plan(names[node]!, fresh, node));
      default:
        return this.#wait(node, fresh);
    }
  }

  /** A sequence goes on while its nodes succeed, a selector while they fail; both come back to the node that runs. */
  #inOrder(node: number, fresh: boolean, goesOn: number): number {
    const { end } = this.#tree;
    const { memory } = this.#state;
    for (let child = fresh ? node + 1 : memory[node]!; child < end[node]!; child = end[child]!) {
      const outcome = this.visit(child);
      if (outcome === RUNNING) memory[node] = child;
      if (outcome !== goesOn) return outcome;
    }
    return goesOn;
  }

  /** All its nodes at once, each until it has ended. Two bits for each in the memory: how it ended. */
  #parallel(node: number, fresh: boolean): number {
    const { end, least } = this.#tree;
    const { memory } = this.#state;
    let ended = fresh ? 0 : memory[node]!;
    let [count, won, lost] = [0, 0, 0];
    for (let child = node + 1; child < end[node]!; child = end[child]!) {
      const shift = 2 * count++;
      let outcome = (ended >>> shift) & 3;
      if (outcome === 0) {
        outcome = this.visit(child);
        if (outcome !== RUNNING) ended |= outcome << shift;
      }
      if (outcome === SUCCESS) won++;
      if (outcome === FAILURE) lost++;
    }
    memory[node] = ended;
    const wanted = least[node]! || count;
    if (won < wanted && lost <= count - wanted) return RUNNING;
    this.#stopBelow(node);
    return won >= wanted ? SUCCESS : FAILURE;
  }

  /** One pass in a tick. `repeat` begins again after success, `retry` after failure, until it has done so often enough. */
  #again(node: number, fresh: boolean, once: number): number {
    const { memory } = this.#state;
    if (fresh) memory[node] = 0;
    const outcome = this.visit(node + 1);
    if (outcome !== once) return outcome;
    memory[node]! += 1;
    return memory[node] === this.#tree.least[node] ? once : RUNNING;
  }

  /** Fails until so many ticks have passed since what hangs below ended by itself. The memory is the tick from which it may begin. */
  #cooldown(node: number): number {
    const { memory } = this.#state;
    if (this.#host.now < memory[node]!) return FAILURE;
    const outcome = this.visit(node + 1);
    if (outcome !== RUNNING) memory[node] = this.#host.now + this.#tree.least[node]!;
    return outcome;
  }

  /** What hangs below is done over and over until the condition holds, which ends it at once. */
  #until(node: number): number {
    const { names, args } = this.#tree;
    if (this.#host.condition(names[node]!, args[node]!)) {
      this.#stopBelow(node);
      return SUCCESS;
    }
    this.visit(node + 1);
    return RUNNING;
  }

  #wait(node: number, fresh: boolean): number {
    const { least, most } = this.#tree;
    const { memory } = this.#state;
    if (fresh) {
      const span = most[node]! - least[node]! + 1;
      memory[node] = this.#host.now + least[node]! + (span > 1 ? this.#host.roll(span) : 0);
    }
    return this.#host.now >= memory[node]! ? SUCCESS : RUNNING;
  }

  #stopBelow(node: number): void {
    stopWithin(this.#tree, this.#state, this.#host, node + 1, this.#tree.end[node]!);
  }
}

function flipped(outcome: number): number {
  return outcome === SUCCESS ? FAILURE : outcome === FAILURE ? SUCCESS : outcome;
}

function numbered(outcome: Outcome): number {
  return outcome === "success" ? SUCCESS : outcome === "failure" ? FAILURE : RUNNING;
}
