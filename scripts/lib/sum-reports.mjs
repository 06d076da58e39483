// Sums vitest's JSON reports in a folder into the line `N passed, N failed`. Failed and skipped tests are named, and in
// CI a skip is a failure. A report that shows no test at all counts as one failed.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder = "."] = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const name of readdirSync(folder).filter((each) => each.endsWith(".json"))) {
  const report = JSON.parse(readFileSync(join(folder, name), "utf8"));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  // A file that cannot be loaded fails without having a test.
  failed += report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  if (report.numTotalTests === 0 && report.success) failed++;
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === "passed") continue;
      if (test.status === "failed") {
        console.log(`Failed: ${test.fullName} (${file.name})`);
        for (const message of test.failureMessages ?? []) console.log(excerpt(message));
        continue;
      }
      console.log(`Not run: ${test.fullName} (${file.name})`);
      failed++;
    }
  }
}
/** The first lines of what went wrong: the summary is read where the rest of the output has gone by. */
function excerpt(message) {
  return message
    .split("\n")
    .slice(0, 12)
    .map((line) => `  ${line.slice(0, 300)}`)
    .join("\n");
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
