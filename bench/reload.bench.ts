import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeLibrary } from "../tests/import/library.ts";
import { runCli } from "../tests/support/run-cli.ts";
import { demand } from "./gateway/figures.ts";
import { runParts } from "./lib/parts.ts";
import { measureEdits, type Row } from "./reload/edits.ts";

const SHIPPED = fileURLToPath(new URL("../content", import.meta.url));
const ROOMS = 12_000;

/** Our own game. */
function shipped(): Promise<Row[]> {
  return inFolder((folder) => {
    const content = join(folder, "content");
    cpSync(SHIPPED, content, { recursive: true });
    return measureEdits("the game that ships", content);
  });
}

/** A library of old areas, imported. */
function library(): Promise<Row[]> {
  return inFolder(async (folder) => {
    writeLibrary(join(folder, "library"), ROOMS, 1);
    const content = join(folder, "content");
    const imported = await runCli(["import", "circle", join(folder, "library"), "--out", content], {
      dataDir: folder,
      timeoutMs: 300_000,
    });
    demand(imported.code === 0, `the library was imported:\n${imported.output}`);
    return measureEdits(`${ROOMS.toLocaleString("en")} rooms`, content);
  });
}

/** How soon a player reads what a builder has written. WYLDLANDS_PARTS chooses of `shipped,library`. */
export const bench = {
  name: "reload",
  what: "a room's look is edited on disk; until a player who stands there reads the new words; and a broken file.",
  target: "p99 < 1 s",
  run: (): Promise<void> => runParts({ shipped, library }, "gateway, world and player"),
};

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "wyld-reload-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
