// Everything that can be said of the code without running it. All steps run, two at a time; the summary is at the end. Whether
// the reference pages are current is a unit test, `scripts/docs.test.ts`.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ensureInstalled } from "./ensure-installed.mjs";
import { generate, PROTOCOL } from "./generate.mjs";
import { filesUnder, ROOT, runTool, seconds } from "./lib/tools.mjs";

const quietly = { capture: true };

/** The longest first: the short ones fill the gaps. */
const STEPS = {
  lint: () => runTool("oxlint", ["--type-aware"], quietly),
  "unused code": () => runTool("knip", ["--no-progress", "--no-config-hints"], quietly),
  types: () => runTool("tsc", ["-p", ROOT], quietly),
  "types (web)": () => runTool("tsc", ["-p", join(ROOT, "packages/web")], quietly),
  format: () => runTool("oxfmt", ["--check", "."], quietly),
  "buf lint": () => runTool("buf", ["lint"], { ...quietly, cwd: PROTOCOL }),
  "generated code": generatedIsCurrent,
};
const AT_ONCE = 2;

/** Generates into a temporary folder and compares with what is committed. */
function generatedIsCurrent() {
  return compareWith(join(PROTOCOL, "src/generated"), "Not what the .proto files say", async (temporary) => ({
    made: await generate(temporary, quietly),
    folder: join(temporary, "src/generated"),
  }));
}

async function compareWith(committed, complaint, make) {
  const temporary = mkdtempSync(join(tmpdir(), "wyldlands-generated-"));
  try {
    const { made, folder } = await make(temporary);
    if (made.code !== 0) return made;
    const now = contents(folder);
    const before = contents(committed);
    const names = [...new Set([...now.keys(), ...before.keys()])];
    const differing = names.filter((name) => now.get(name) !== before.get(name));
    if (differing.length === 0) return { code: 0, output: "" };
    const list = differing.map((name) => relative(ROOT, join(committed, name))).join("\n");
    return { code: 1, output: `${complaint}; run \`npm run generate\`:\n${list}\n` };
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function contents(folder) {
  return new Map(filesUnder(folder).map((path) => [relative(folder, path), readFileSync(path, "utf8")]));
}

await ensureInstalled();
const only = process.argv.slice(2);
const results = [];
const waiting = Object.entries(STEPS).filter(([name]) => only.length === 0 || only.includes(name));

async function runWaiting() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [name, step] = next;
    const since = performance.now();
    const { code, output } = await step();
    results.push({ name, ok: code === 0, time: seconds(since) });
    if (code !== 0) console.log(`--- ${name}\n${output.trimEnd()}\n`);
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, runWaiting));
for (const { name, ok, time } of results)
  console.log(`${ok ? "ok    " : "FAILED"}  ${name.padEnd(16)} ${time.padStart(7)}`);
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
