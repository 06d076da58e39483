import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { inject } from "vitest";

export interface TestChild {
  readonly pid: number;
  /** Resolves with the first line of its output that passes. */
  line(passes: (line: string) => boolean): Promise<string>;
  /** Every line so far. */
  readonly lines: string[];
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Runs one of this folder's programs as a process. */
export function runChild(file: "doomed-world" | "lock-holder", argument: string): TestChild {
  const child = spawn(process.execPath, [inject("bundles")[file], argument], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  const exited = once(child, "exit");
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on("line", (line) => lines.push(line));
  return {
    pid: child.pid!,
    lines,
    line: (passes) =>
      new Promise((resolve, reject) => {
        const known = lines.find(passes);
        if (known !== undefined) resolve(known);
        output.on("line", (line) => passes(line) && resolve(line));
        void exited.then(() =>
          reject(new Error(`${file} ended after saying: ${lines.slice(-3).join(" | ")}`)),
        );
      }),
    kill: async (signal) => {
      child.kill(signal);
      await exited;
    },
  };
}
