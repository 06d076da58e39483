// `unit`: the tests beside the code. `e2e`: those in tests/, over the bundle. More words go to vitest (`npm test -- ecs`).
// With WYLDLANDS_REPORT=<file> the results are also written there as JSON.
import { join } from "node:path";
import { buildAll } from "./build.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { ROOT, runTool } from "./lib/tools.mjs";

const CONFIGS = { unit: "vitest.config.ts", e2e: "vitest.e2e.config.ts" };

const [kind = "unit", ...words] = process.argv.slice(2);
const config = CONFIGS[kind];
if (config === undefined) {
  console.error(`test.mjs runs 'unit' or 'e2e', not '${kind}'.`);
  process.exit(64);
}
await ensureInstalled();
if (kind === "e2e") await buildAll();
const report = process.env.WYLDLANDS_REPORT;
const reporters = report ? ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`] : [];
const { code } = await runTool("vitest", ["run", "--config", join(ROOT, config), ...reporters, ...words], {
  stdin: "ignore",
});
process.exit(code);
