import { mkdirSync, mkdtempSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const ENTRIES = {
  world: fileURLToPath(new URL("./world-main.ts", import.meta.url)),
  "storage-worker": join(ROOT, "packages/world/src/persistence/worker.ts"),
  "watchdog-worker": join(ROOT, "packages/world/src/turn/watchdog-worker.ts"),
};

/** Bundles the world's process with its two threads: it starts in a fraction of what the sources take. The folder is the caller's. */
export async function bundleWorld(): Promise<string> {
  const cache = join(ROOT, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "link-world-"));
  const external = (id: string): boolean =>
    !id.startsWith(".") && !isAbsolute(id) && !id.startsWith("@wyldlands/");
  const bundle = await rolldown({ input: ENTRIES, platform: "node", external, logLevel: "silent" });
  await bundle.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs",
  });
  await bundle.close();
  return folder;
}
