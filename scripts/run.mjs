// Installs and builds if needed, then becomes the `wyldlands` command: in this very process, so that signals, exit code
// and process id are its own.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./ensure-installed.mjs";
import { DIST, isBuilt } from "./lib/staleness.mjs";
import { ROOT, runNode } from "./lib/tools.mjs";

await ensureInstalled();
if (!isBuilt()) {
  // Apart, so that the bundler's memory is not the server's.
  const { code } = await runNode([join(ROOT, "scripts/build.mjs")]);
  if (code !== 0) process.exit(code);
}
const bundle = join(DIST, "wyldlands.mjs");
process.argv[1] = bundle;
await import(pathToFileURL(bundle).href);
