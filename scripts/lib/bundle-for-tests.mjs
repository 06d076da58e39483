// The global setup of the unit tests. What runs in threads and processes of its own is bundled once for all of them: Node 20 takes
// two seconds to start such a thing from its sources, a tenth of that from a bundle. And temporary files lie in memory where
// there is enough of it: the tests make, copy and remove thousands.
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { ROOT } from "./tools.mjs";

const ENTRIES = {
  "storage-worker": "packages/world/src/persistence/worker.ts",
  "content-worker": "packages/world/src/reload/content-worker.ts",
  "doomed-world": "packages/world/src/persistence/testing/doomed-world.ts",
  "lock-holder": "packages/world/src/persistence/testing/lock-holder.ts",
  "supervisor-harness": "packages/cli/src/supervisor/harness.ts",
};

const MEMORY = "/dev/shm";
const ENOUGH_BYTES = 2 ** 31;

/** Where temporary files go; `TMPDIR` has the first word. */
function temporary() {
  if (process.env.TMPDIR) return process.env.TMPDIR;
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ENOUGH_BYTES ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Our own packages go into the bundle; what npm installed is found from where the bundle lies. */
function isExternal(id) {
  return !id.startsWith(".") && !isAbsolute(id) && !id.startsWith("@wyldlands/");
}

async function bundleInto(folder) {
  const { rolldown } = await import("rolldown");
  const input = Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, join(ROOT, file)]));
  const bundle = await rolldown({ input, platform: "node", external: isExternal });
  await bundle.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "chunk-[name]-[hash].mjs",
    sourcemap: true,
  });
  await bundle.close();
}

/** Tests get the files' paths by `inject("bundles")`. */
export default async function setup(project) {
  // Sockets lie in it: its path is short.
  const folder = mkdtempSync(join(temporary(), "wyld-"));
  // A PostgreSQL that root starts runs as somebody else.
  chmodSync(folder, 0o711);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  await bundleInto(folder);
  project.onTestsRerun(() => bundleInto(folder));
  const paths = Object.keys(ENTRIES).map((name) => [name, join(folder, `${name}.mjs`)]);
  project.provide("bundles", Object.fromEntries(paths));
  process.env.TMPDIR = folder;
  return remove;
}
