// Names the suites in tests/, one a line: each folder, and each test file that lies beside the folders.
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

/** Suites that mostly wait for other programs: two of their files run at a time. The others time things, or load the machine themselves. */
const PATIENT = ["operator", "real-clients"];

/** Whether a word for vitest names such a suite as a whole. */
export function isPatient(word) {
  return PATIENT.some((name) => word === `tests/${name}/` || word === `tests/${name}`);
}

if (process.argv[1] === import.meta.filename) for (const suite of suites) console.log(suite);
