import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chance } from "../paths/testing/worlds.ts";
import { compileTrees, type Tree } from "./compile.ts";
import {
  createTreeState,
  runTree,
  stateFits,
  stopTree,
  type Outcome,
  type TreeHost,
  type TreeState,
} from "./run.ts";
import { randomHost, randomTree } from "./testing/forest.ts";
import { traceTree } from "./trace.ts";

function treeOf(text: string, name = "t"): Tree {
  const compiled = compileTrees(text);
  if (!compiled.ok) throw new Error(compiled.faults[0]?.message);
  return compiled.trees.get(name)!;
}

/** A host whose actions and conditions come to what the stage says, and who remembers what it was asked. */
function stage(came: Record<string, Outcome | boolean>, rolls: number[] = []) {
  const log: string[] = [];
  const outcome = (name: string): Outcome => (came[name] as Outcome | undefined) ?? "success";
  const host: TreeHost & { now: number } = {
    now: 0,
    roll: () => rolls.shift() ?? 0,
    condition: (name, args) => {
      log.push(`${[name, ...args].join(" ")}?`);
      return came[name] === true;
    },
    action: (name, args, fresh) => {
      log.push(`${fresh ? "begin " : ""}${[name, ...args].join(" ")}`);
      return outcome(name);
    },
    plan: (goal, fresh) => {
      log.push(`${fresh ? "begin " : ""}plan ${goal}`);
      return outcome(goal);
    },
    stop: (name) => log.push(`stop ${name}`),
  };
  const told = (): string[] => log.splice(0);
  return { host, came, told };
}

function running(text: string, came: Record<string, Outcome | boolean>, rolls: number[] = []) {
  const tree = treeOf(text);
  const state = createTreeState(tree);
  const { host, told } = stage(came, rolls);
  const tick = (ticks = 1): Outcome => {
    const outcome = runTree(tree, state, host);
    host.now += ticks;
    return outcome;
  };
  return { tree, state, host, came, told, tick };
}

describe("a behaviour tree", () => {
  test("goes through a sequence until something fails, and comes back to what is running", () => {
    const { tick, told, came } = running(
      "root t\n  sequence\n    action rise\n    action walk\n    action open",
      { walk: "running" },
    );
    expect([tick(), told()]).toEqual(["running", ["begin rise", "begin walk"]]);
    expect([tick(), told()]).toEqual(["running", ["walk"]]);
    came.walk = "success";
    expect([tick(), told()]).toEqual(["success", ["walk", "begin open"]]);
    came.walk = "failure";
    expect([tick(), told()]).toEqual(["failure", ["begin rise", "begin walk"]]);
  });

  test("goes through a selector until something succeeds", () => {
    const { tick, told } = running(
      "root t\n  selector\n    condition hurt 0.3\n    invert\n      action sing\n    plan rest\n    action never",
      {},
    );
    expect([tick(), told()]).toEqual(["success", ["hurt 0.3?", "begin sing", "begin plan rest"]]);
  });

  test("does what hangs from parallel at once, and stops the rest when it is decided", () => {
    const text = (words: string): string => `root t\n  ${words}\n    action a\n    action b\n    action c`;
    const all = running(text("parallel"), { a: "running", b: "running" });
    expect([all.tick(), all.told()]).toEqual(["running", ["begin a", "begin b", "begin c"]]);
    all.came.a = "failure";
    expect([all.tick(), all.told()]).toEqual(["failure", ["a", "b", "stop b"]]);
    const any = running(text("parallel any"), { a: "running", b: "failure" });
    expect([any.tick(), any.told()]).toEqual(["success", ["begin a", "begin b", "begin c", "stop a"]]);
    const two = running(text("parallel 2"), { a: "running", b: "failure" });
    expect(two.tick()).toBe("running");
    two.came.a = "success";
    expect(two.tick()).toBe("success");
  });

  test("repeats as often as it is told, a pass to a tick, and ends when a pass fails", () => {
    const { tick, told, came } = running("root t\n  repeat 3\n    action ring", {});
    expect([tick(), tick(), tick()]).toEqual(["running", "running", "success"]);
    expect(told()).toEqual(["begin ring", "begin ring", "begin ring"]);
    expect([tick(), tick(), tick()]).toEqual(["running", "running", "success"]);
    tick();
    came.ring = "failure";
    expect(tick()).toBe("failure");
  });

  test("repeats for ever when it is not told how often", () => {
    const { tick } = running("root t\n  repeat\n    action ring", {});
    expect(new Set(Array.from({ length: 1_000 }, () => tick()))).toEqual(new Set(["running"]));
  });

  test("tries again as often as it is told, and is content with one success", () => {
    const { tick, came } = running("root t\n  retry 2\n    action pick", { pick: "failure" });
    expect([tick(), tick()]).toEqual(["running", "failure"]);
    expect(tick()).toBe("running");
    came.pick = "success";
    expect(tick()).toBe("success");
  });

  test("fails while it cools down, from the tick at which its deed ended", () => {
    const { tick, told, came } = running("root t\n  cooldown 10\n    action shout", { shout: "running" });
    expect(tick(5)).toBe("running");
    came.shout = "success";
    expect([tick(9), tick(1), tick(1)]).toEqual(["success", "failure", "success"]);
    expect(told()).toEqual(["begin shout", "shout", "begin shout"]);
  });

  test("does not cool down from what was stopped before its end", () => {
    const { tree, state, host, tick, told } = running("root t\n  cooldown 10\n    action shout", {
      shout: "running",
    });
    tick();
    stopTree(tree, state, host);
    tick();
    expect(told()).toEqual(["begin shout", "stop shout", "begin shout"]);
  });

  test("takes its chance once, when it begins", () => {
    const { tick, came } = running(
      "root t\n  chance 30%\n    action whistle",
      { whistle: "running" },
      [30, 29],
    );
    expect([tick(), tick(), tick()]).toEqual(["failure", "running", "running"]);
    came.whistle = "success";
    expect(tick()).toBe("success");
    const never = running("root t\n  chance 0\n    action whistle", {}, [0]);
    expect(never.tick()).toBe("failure");
  });

  test("does something over and over until a condition holds, and then stops it at once", () => {
    const { tick, told, came } = running("root t\n  until dusk\n    action hammer", {});
    expect([tick(), tick()]).toEqual(["running", "running"]);
    came.hammer = "running";
    tick();
    told();
    came.dusk = true;
    expect([tick(), told()]).toEqual(["success", ["dusk?", "stop hammer"]]);
  });

  test("waits so many ticks, or a random number between two, both included", () => {
    const { tick } = running("root t\n  wait 3", {});
    expect([tick(), tick(), tick(), tick()]).toEqual(["running", "running", "running", "success"]);
    const random = running("root t\n  wait random 2 4", {}, [2]);
    expect([random.tick(3), random.tick(1), random.tick()]).toEqual(["running", "running", "success"]);
  });

  test("puts in a branch wherever it is named, each with a state of its own", () => {
    const text =
      'root t\n  sequence "the rounds"\n    branch lap\n    branch lap\nroot lap\n  repeat 2\n    action walk';
    const { tick, told } = running(text, {});
    expect([tick(), tick(), tick()]).toEqual(["running", "running", "success"]);
    expect(told()).toHaveLength(4);
  });

  test("can be stopped from outside, and begins anew afterwards", () => {
    const { tree, state, host, tick, told } = running("root t\n  sequence\n    action rise\n    plan eat", {
      eat: "running",
    });
    tick();
    told();
    stopTree(tree, state, host);
    expect(told()).toEqual(["stop eat"]);
    tick();
    expect(told()).toEqual(["begin rise", "begin plan eat"]);
  });

  test("tells the last outcome of each node, in the words of its text", () => {
    const text = `root t
  selector "what to do"
    sequence
      condition hurt 0.3
      action flee "the old gate" yes
    chance 50
      wait random 3 9
    wait 4`;
    const { tree, state, tick } = running(text, {}, [0, 0]);
    tick();
    expect(traceTree(tree, state)).toEqual([
      { depth: 0, line: 2, words: 'selector "what to do"', outcome: "running" },
      { depth: 1, line: 3, words: "sequence", outcome: "failure" },
      { depth: 2, line: 4, words: "condition hurt 0.3", outcome: "failure" },
      { depth: 2, line: 5, words: 'action flee "the old gate" yes', outcome: "never" },
      { depth: 1, line: 6, words: "chance 50%", outcome: "running" },
      { depth: 2, line: 7, words: "wait random 3 9", outcome: "running" },
      { depth: 1, line: 8, words: "wait 4", outcome: "never" },
    ]);
  });
});

describe("a tree's state", () => {
  test("saved and read again in the middle goes on as if nothing had been", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const tree = treeOf(randomTree(chance(seed)), "wild");
        const life = (saves: (tick: number) => boolean): string[] => {
          const log: string[] = [];
          const host = randomHost(chance(seed + 1), log);
          let state: TreeState = createTreeState(tree);
          for (let tick = 0; tick < 60; tick++) {
            host.now = tick;
            log.push(runTree(tree, state, host));
            if (!saves(tick)) continue;
            state = JSON.parse(JSON.stringify(state)) as TreeState;
            expect(stateFits(tree, state)).toBe(true);
          }
          return log;
        };
        const when = chance(seed + 2);
        expect(life(() => when(3) === 0)).toEqual(life(() => false));
      }),
      { numRuns: 300 },
    );
  });

  test("never leaves anything running that was not asked to go on or told to stop", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const tree = treeOf(randomTree(chance(seed)), "wild");
        const state = createTreeState(tree);
        const log: string[] = [];
        const host = randomHost(chance(seed + 1), log);
        let open = new Set<string>();
        for (let tick = 0; tick < 60; tick++) {
          host.now = tick;
          log.length = 0;
          const outcome = runTree(tree, state, host);
          expect(log.length).toBeLessThanOrEqual(2 * tree.word.length);
          const went = new Set<string>();
          for (const entry of log) {
            const node = /@(\d+)/.exec(entry)?.[1];
            if (node === undefined) continue;
            if (entry.startsWith("go on") || entry.startsWith("stop"))
              expect(open.delete(node) || went.delete(node)).toBe(true);
            if (entry.startsWith("begin")) expect(open.has(node)).toBe(false);
            if (entry.endsWith("=running")) went.add(node);
          }
          expect([...open]).toEqual([]);
          open = went;
          if (outcome !== "running") expect([...open]).toEqual([]);
        }
        log.length = 0;
        stopTree(tree, state, host);
        expect(log).toHaveLength(open.size);
        expect(state.outcomes).not.toContain(3);
      }),
      { numRuns: 300 },
    );
  });

  test("of another tree, or torn, does not fit", () => {
    const one = treeOf("root t\n  sequence\n    action a\n    wait 3");
    const other = treeOf("root t\n  sequence\n    action a\n    wait 4");
    const state = createTreeState(one);
    expect([stateFits(one, state), stateFits(other, state)]).toEqual([true, false]);
    expect(stateFits(one, { ...state, memory: [0] })).toBe(false);
    expect(stateFits(one, { ...state, outcomes: [9, 0, 0] })).toBe(false);
    expect(stateFits(one, { ...state, outcomes: [3, 0, 0], memory: [0, 0, 0] })).toBe(false);
    expect(stateFits(one, { ...state, memory: [0, Number.NaN, 0] })).toBe(false);
  });
});
