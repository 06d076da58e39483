import { watch } from "node:fs";
import type { Logger } from "pino";

/** Editors and version control write several files, and each in several steps: after so many quiet milliseconds it is done. */
const QUIET_MS = 100;

/** Calls when something in the folder changed and it has been quiet for a moment. Editors' own files are no change. */
export function watchContent(folder: string, log: Logger, changed: () => void): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true, persistent: false }, (_event, name) => {
    if (name !== null && /(?:^|[/\\])\.|~$/.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET_MS).unref();
  });
  watcher.on("error", (error) =>
    log.error({ err: error }, "the content folder is watched no longer: RELOAD still reads it"),
  );
  return {
    close() {
      clearTimeout(timer);
      watcher.close();
    },
  };
}
