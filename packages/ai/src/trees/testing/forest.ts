import type { Outcome, TreeHost } from "../run.ts";

type Roll = (below: number) => number;

/** A text with one root of random nodes, each of a kind that the notation has. */
export function randomTree(roll: Roll): string {
  const lines = ["root wild"];
  const grow = (depth: number): void => {
    const pad = " ".repeat(depth * 2);
    const kind = depth > 4 ? 9 + roll(5) : roll(14);
    const some = (): void => {
      for (let child = 1 + roll(3); child > 0; child--) grow(depth + 1);
    };
    const leaf = [
      "condition a",
      "condition b 0.5",
      "action one",
      `action two "far away" ${roll(9)}`,
      `wait ${1 + roll(4)}`,
    ];
    const one = [
      `retry ${1 + roll(3)}`,
      "repeat 2",
      "invert",
      `cooldown ${1 + roll(6)}`,
      `chance ${roll(101)}`,
      "until c",
    ];
    if (kind < 2) lines.push(`${pad}sequence`);
    else if (kind < 4) lines.push(`${pad}selector`);
    else if (kind === 4) lines.push(`${pad}parallel${roll(2) === 0 ? "" : " any"}`);
    else if (kind < 9) lines.push(pad + one[roll(one.length)]!);
    else lines.push(pad + [...leaf, "wait random 1 4", "plan rest"][roll(leaf.length + 2)]!);
    if (kind < 5) some();
    else if (kind < 9) grow(depth + 1);
  };
  grow(1);
  return lines.join("\n");
}

/** A host of chance, which writes down all that it is asked. */
export function randomHost(roll: Roll, log: string[]): TreeHost & { now: number } {
  const outcome = (): Outcome => (["success", "failure", "running", "running"] as const)[roll(4)]!;
  return {
    now: 0,
    roll,
    condition(name, args) {
      const holds = roll(3) === 0;
      log.push(`${name}(${args.join()})=${holds}`);
      return holds;
    },
    action(name, args, fresh, node) {
      const came = outcome();
      log.push(`${fresh ? "begin" : "go on"} ${name}(${args.join()})@${node}=${came}`);
      return came;
    },
    plan(goal, fresh, node) {
      const came = outcome();
      log.push(`${fresh ? "begin" : "go on"} plan ${goal}@${node}=${came}`);
      return came;
    },
    stop(name, node) {
      log.push(`stop ${name}@${node}`);
    },
  };
}
