// Makes the link's types from its .proto files, and the reference pages in docs/reference/ from what they describe.
import { ensureInstalled } from "./ensure-installed.mjs";
import { join } from "node:path";
import { ROOT, runNode, runTool } from "./lib/tools.mjs";

export const PROTOCOL = join(ROOT, "packages/protocol");
export const REFERENCE = join(ROOT, "docs/reference");

/** `out` is the folder that takes the package's place. */
export function generate(out = PROTOCOL, options = {}) {
  return runTool("buf", ["generate", "--output", out], { cwd: PROTOCOL, ...options });
}

/** `folder` is the one that takes the place of docs/reference. */
export function generateDocs(folder = REFERENCE, options = {}) {
  return runNode(["--import", "tsx", join(ROOT, "scripts/generate-docs.mjs"), folder], options);
}

if (process.argv[1] === import.meta.filename) {
  await ensureInstalled();
  const { code } = await generate();
  process.exit(code === 0 ? (await generateDocs()).code : code);
}
