import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { youngGeneration } from "./collector.ts";

test("a gateway's young generation is larger than V8's own choice", () => {
  expect(youngGeneration({}, ["--import", "tsx"])).toEqual(["--max-semi-space-size=32"]);
});

test.each([
  [{ NODE_OPTIONS: "--max-semi-space-size=64" }, []],
  [{ NODE_OPTIONS: "--max_semi_space_size=64" }, []],
  [{}, ["--max-semi-space-size=8"]],
])("what the operator chose stays: %j %j", (env, execArgv) => {
  expect(youngGeneration(env, execArgv)).toEqual([]);
});

test("this Node knows every flag that is set", () => {
  const collector = fileURLToPath(new URL("collector.ts", import.meta.url));
  const script = `import { collectSeldom } from ${JSON.stringify(collector)}; collectSeldom(); console.log("set");`;
  const args = [...youngGeneration({}, []), "--import", "tsx", "--input-type=module", "--eval", script];
  expect(execFileSync(process.execPath, args, { encoding: "utf8" })).toBe("set\n");
});
