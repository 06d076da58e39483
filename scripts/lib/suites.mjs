// Names the suites in tests/ (each folder, and each test file that lies beside the folders), a line for those that go together.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { filesUnder, ROOT } from "./tools.mjs";

const isTest = (path) => path.endsWith(".test.ts");
const folder = join(ROOT, "tests");

export const suites = readdirSync(folder, { withFileTypes: true })
  .filter((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)).some(isTest) : isTest(entry.name),
  )
  .map((entry) => (entry.isDirectory() ? `tests/${entry.name}/` : `tests/${entry.name}`))
  .sort();

/** Suites that share a run, two of their files at a time; any other suite has a run of its own. Those who load the machine are alone. */
const TOGETHER = [
  ["architecture.test.ts", "bad-input/", "invariants/", "operator/", "vectors/"],
  ["conformance/", "export/", "import/", "newcomer/", "society/"],
].map((names) => names.map((name) => `tests/${name}`));

/** What is run one after the other: the words of each run. */
export const runs = [
  ...TOGETHER.map((names) => names.filter((name) => suites.includes(name))),
  ...suites.filter((suite) => !TOGETHER.flat().includes(suite)).map((suite) => [suite]),
];

if (process.argv[1] === import.meta.filename) for (const words of runs) console.log(words.join(" "));
