// `npm run bench -- <name>` runs a benchmark, `-- --list` names them with their targets. A benchmark is a file
// `packages/*/bench/*.bench.ts` or `bench/*.bench.ts` that exports `bench`; see bench/README.md.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./ensure-installed.mjs";
import { filesUnder, packageNames, ROOT, runNode, seconds } from "./lib/tools.mjs";

const INSIDE = "WYLDLANDS_BENCH_INSIDE";

if (process.env[INSIDE] === undefined) {
  await ensureInstalled();
  const env = { ...process.env, [INSIDE]: "1" };
  const { code } = await runNode(
    ["--expose-gc", "--import", "tsx", import.meta.filename, ...process.argv.slice(2)],
    { env },
  );
  process.exit(code);
}

async function findBenches() {
  const folders = [
    ...packageNames().map((name) => join(ROOT, "packages", name, "bench")),
    join(ROOT, "bench"),
  ];
  const files = folders.flatMap(filesUnder).filter((path) => path.endsWith(".bench.ts"));
  const benches = [];
  for (const file of files) {
    const { bench } = await import(pathToFileURL(file).href);
    if (bench === undefined) throw new Error(`${file} exports no \`bench\`.`);
    benches.push(bench);
  }
  return benches.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const words = process.argv.slice(2);
const benches = await findBenches();
if (words.length === 0 || words.includes("--list")) {
  const width = Math.max(0, ...benches.map(({ name }) => name.length));
  for (const { name, what, target } of benches) {
    console.log(`${name.padEnd(width)}  ${what}${target === undefined ? "" : ` Target: ${target}`}`);
  }
  process.exit(words.length === 0 && benches.length > 0 ? 64 : 0);
}

const chosen = benches.filter(({ name }) => words.includes(name) || words.includes("all"));
const unknown = words.filter((word) => word !== "all" && benches.every(({ name }) => name !== word));
if (unknown.length > 0) {
  console.error(`There is no benchmark '${unknown[0]}'. \`npm run bench -- --list\` names them.`);
  process.exit(64);
}
let failed = false;
for (const bench of chosen) {
  const since = performance.now();
  console.log(`${bench.name}: ${bench.what}${bench.target === undefined ? "" : ` Target: ${bench.target}`}`);
  try {
    const result = await bench.run();
    if (typeof result === "string") console.log(result);
    else if (Array.isArray(result)) console.table(result);
    else if (result !== undefined) console.table([result]);
  } catch (error) {
    failed = true;
    console.error(error);
  }
  console.log(`${bench.name}: ${seconds(since)}\n`);
}
process.exit(failed ? 1 : 0);
