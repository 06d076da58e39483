import { readdirSync, watch, type FSWatcher } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";

/** Editors and version control write several files, and each in several steps: after so many quiet milliseconds it is done. */
const QUIET_MS = 100;

/** Editors' own files, and what is made ready beside the content. */
const HIDDEN = /^\.|~$/;

/**
 * Calls when something in the folder changed and it has been quiet for a moment. Editors' own files are no change. Each folder below it
 * is watched by itself: Node's recursive watching on Linux holds on to files, and is blind once an editor has put another in the place
 * of one, as most do.
 */
export function watchContent(folder: string, log: Logger, changed: () => void): { close(): void } {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  const stirred = (name: string | null): void => {
    if (name !== null && HIDDEN.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Before anybody reads: what is written into a new folder from here on is heard.
      follow();
      changed();
    }, QUIET_MS).unref();
  };
  const failed = (error: unknown): void =>
    log.error({ err: error }, "the content folder is watched no longer: RELOAD still reads it");
  const follow = (): void => {
    const there = new Set(foldersOf(folder));
    for (const [path, watcher] of watchers) {
      if (there.has(path)) continue;
      watcher.close();
      watchers.delete(path);
    }
    for (const path of there) {
      if (watchers.has(path)) continue;
      try {
        const watcher = watch(path, { persistent: false }, (_event, name) => stirred(name));
        // A folder that is removed reports itself; the next look round drops it.
        watcher.on("error", failed);
        watchers.set(path, watcher);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOENT") failed(error);
      }
    }
  };
  follow();
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

/** The folder and every folder below it, without hidden ones. */
function foldersOf(folder: string): string[] {
  try {
    const inside = readdirSync(folder, { withFileTypes: true });
    const below = inside.filter((entry) => entry.isDirectory() && !HIDDEN.test(entry.name));
    return [folder, ...below.flatMap(({ name }) => foldersOf(join(folder, name)))];
  } catch {
    return [];
  }
}
