// `npm run full -- <name>` runs the long form of what is in tests/ under that name; `-- --list` lists the names. How much
// is run comes from WYLDLANDS_LONG=1, which the suites read, and from their own values, which they print.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runNode, toolEnv } from "./lib/tools.mjs";

const TESTS = join(ROOT, "tests");
const names = (existsSync(TESTS) ? readdirSync(TESTS, { withFileTypes: true }) : [])
  .filter((entry) => entry.isDirectory() || entry.name.endsWith(".test.ts"))
  .map(({ name }) => name.replace(/\.test\.ts$/, ""));

const [name, ...more] = process.argv.slice(2);
if (name === undefined || name === "--list") {
  for (const each of names) console.log(each);
  process.exit(name === undefined ? 64 : 0);
}
if (!names.some((each) => each.startsWith(name.split("/")[0] ?? ""))) {
  console.error(`There is nothing '${name}' in tests/. There is: ${names.join(", ")}.`);
  process.exit(64);
}
const { code } = await runNode([join(ROOT, "scripts/test.mjs"), "e2e", `tests/${name}`, ...more], {
  env: toolEnv({ WYLDLANDS_LONG: "1" }),
});
process.exit(code);
