import { publish } from "../building/publication.ts";
import type { FolderTasks } from "../building/workbench.ts";
import { checkContent } from "../content/check-content.ts";
import { folderSource, overlaid } from "../content/source.ts";
import { storedHashes, storedTexts } from "../reload/content-tasks.ts";

/** What the thread beside a world does with folders, done in the test's own. */
export const IN_PROCESS: FolderTasks = {
  texts: async (folder, files) => storedTexts(folder, files),
  check: (folder, overlay = new Map()) => checkContent(overlaid(folderSource(folder), overlay)),
  hashes: async (folder, files) => storedHashes(folder, files),
  publish: async (folder, files) => publish(folder, files),
};
