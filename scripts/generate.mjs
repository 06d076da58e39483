// Makes the link's types from its .proto files.
import { ensureInstalled } from "./ensure-installed.mjs";
import { join } from "node:path";
import { ROOT, runTool } from "./lib/tools.mjs";

export const PROTOCOL = join(ROOT, "packages/protocol");

/** `out` is the folder that takes the package's place. */
export function generate(out = PROTOCOL, options = {}) {
  return runTool("buf", ["generate", "--output", out], { cwd: PROTOCOL, ...options });
}

if (process.argv[1] === import.meta.filename) {
  await ensureInstalled();
  process.exit((await generate()).code);
}
