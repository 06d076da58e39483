import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Where this program's own files are. */
export interface Installation {
  /** The folder of the project's package.json. */
  root: string;
  version: string;
  /** What `node` is given to start this program again. */
  entry: string;
  /** The bundled storage worker and watchdog; absent when running from source. */
  storageWorker: string | undefined;
  watchdogWorker: string | undefined;
  contentWorker: string | undefined;
  /** The game that ships with it. */
  content: string;
  /** The built player client and console. */
  web: string;
}

/** Works from the bundle (`dist/`) and from source. `here` is the URL of a module of this program. */
export function findInstallation(here: string = import.meta.url): Installation {
  const file = fileURLToPath(here);
  const root = projectRoot(dirname(file));
  const bundled = file.endsWith(".mjs");
  const dist = join(root, "dist");
  const inBundle = (name: string): string | undefined =>
    bundled && existsSync(join(dist, name)) ? join(dist, name) : undefined;
  return {
    root,
    version: (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version,
    entry: bundled ? join(dist, "wyldlands.mjs") : resolve(dirname(file), "main.ts"),
    storageWorker: inBundle("storage-worker.mjs"),
    watchdogWorker: inBundle("watchdog-worker.mjs"),
    contentWorker: inBundle("content-worker.mjs"),
    content: join(root, "content"),
    web: join(dist, "web"),
  };
}

function projectRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest)) {
      const { name } = JSON.parse(readFileSync(manifest, "utf8")) as { name?: string };
      if (name === "wyldlands") return folder;
    }
    if (dirname(folder) === folder)
      throw new Error("This program is not inside its project folder any more.");
  }
}
