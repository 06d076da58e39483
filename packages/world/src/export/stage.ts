import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** What staging does to a disk, so that tests can let it fail anywhere. */
export interface StageDisk {
  readonly makeFolder: (path: string) => Promise<void>;
  /** Returns when the bytes are on the disk. Fails when the file is there. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Returns when the names in a folder are on the disk. */
  readonly syncFolder: (path: string) => Promise<void>;
  /** Fails when there is something at `to`. */
  readonly move: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
}

export const stageDisk: StageDisk = {
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
  async write(path, bytes) {
    const file = await open(path, "wx", 0o666);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  async syncFolder(path) {
    const folder = await open(path, "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
  move: rename,
  async remove(path) {
    await rm(path, { recursive: true, force: true });
  },
};

const STAGED = /^\.import-(\d+)-/;

/**
 * Writes files as a new folder `name` inside `parent`: whole, or not at all. They are made ready in a hidden folder beside it,
 * which content readers do not see, and come into place by one rename; what an import left there that was killed is cleared away.
 * Throws what the disk says; an existing folder with something in it is `ENOTEMPTY` or `EEXIST`.
 */
export async function placeFolder(
  parent: string,
  name: string,
  files: ReadonlyMap<string, Uint8Array>,
  disk: StageDisk = stageDisk,
): Promise<void> {
  await disk.makeFolder(parent);
  for (const left of await readdir(parent)) {
    const pid = STAGED.exec(left)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) await disk.remove(join(parent, left));
  }
  const stage = join(parent, `.import-${process.pid}-${name}`);
  await disk.remove(stage);
  try {
    const folders = new Set([stage, ...[...files.keys()].map((path) => dirname(join(stage, path)))]);
    for (const folder of folders) await disk.makeFolder(folder);
    for (const [path, bytes] of files) await disk.write(join(stage, path), bytes);
    for (const folder of folders) await disk.syncFolder(folder);
    await disk.move(stage, join(parent, name));
  } catch (error) {
    await disk.remove(stage).catch(() => undefined);
    throw error;
  }
  await disk.syncFolder(parent);
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
