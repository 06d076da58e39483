// `npm run full -- <name>` runs the long form of what is in tests/ under that name, or of the one test beside the code that has
// one; `-- --list` lists the names. How much is run comes from WYLDLANDS_LONG=1, which the suites read, and from their own
// values, which they print.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runNode, toolEnv } from "./lib/tools.mjs";

const TESTS = join(ROOT, "tests");
const names = (existsSync(TESTS) ? readdirSync(TESTS, { withFileTypes: true }) : [])
  .filter((entry) => entry.isDirectory() || entry.name.endsWith(".test.ts"))
  .map(({ name }) => name.replace(/\.test\.ts$/, ""));
const beside = readdirSync(join(ROOT, "packages"), { recursive: true, encoding: "utf8" })
  .filter((file) => /^[^/]+\/src\/.*\.test\.ts$/.test(file))
  .map((file) => ({ name: file.replace(/^.*\/|\.test\.ts$/g, ""), file: `packages/${file}` }))
  .filter(({ file }) => readFileSync(join(ROOT, file), "utf8").includes("WYLDLANDS_LONG"));

const [name, ...more] = process.argv.slice(2);
if (name === undefined || name === "--list") {
  for (const each of [...names, ...beside.map((test) => test.name)]) console.log(each);
  process.exit(name === undefined ? 64 : 0);
}
const unit = beside.find((test) => test.name === name)?.file;
if (unit === undefined && !names.some((each) => each.startsWith(name.split("/")[0] ?? ""))) {
  console.error(
    `There is nothing '${name}' in tests/. There is: ${[...names, ...beside.map((test) => test.name)].join(", ")}.`,
  );
  process.exit(64);
}
const { code } = await runNode(
  [join(ROOT, "scripts/test.mjs"), ...(unit ? ["unit", unit] : ["e2e", `tests/${name}`]), ...more],
  {
    env: toolEnv({ WYLDLANDS_LONG: "1" }),
  },
);
process.exit(code);
