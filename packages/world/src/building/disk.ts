import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { dirname } from "node:path";

/** What a look at a path tells; links are not followed. */
export interface Looked {
  readonly kind: "file" | "folder" | "link" | "other";
  /** Permission bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** The file system it lies on. */
  readonly device: number;
}

/** The few things that publishing does to a disk, so that a test can pull the plug between any two of them. Each throws as `node:fs` does. */
export interface Disk {
  look(path: string): Looked | undefined;
  realPath(path: string): string;
  names(folder: string): string[];
  /** Undefined when there is no such file. */
  read(path: string): Buffer | undefined;
  /** Writes a new file; it is on the disk when this returns. */
  write(path: string, bytes: Uint8Array, like?: Looked): void;
  makeFolder(path: string): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** Only an empty one. */
  removeFolder(path: string): void;
  /** With all that is in it. */
  sweep(path: string): void;
  /** What was made, renamed or removed in the folder is on the disk when this returns. */
  sync(folder: string): void;
}

export const realDisk: Disk = {
  look(path) {
    const found = fs.lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    const { mode, uid, gid, dev } = found;
    const kind = found.isFile()
      ? "file"
      : found.isDirectory()
        ? "folder"
        : found.isSymbolicLink()
          ? "link"
          : "other";
    return { kind, mode: mode & 0o7777, uid, gid, device: dev };
  },
  realPath: (path) => fs.realpathSync(path),
  names: (folder) => orNone(() => fs.readdirSync(folder).sort()) ?? [],
  read: (path) => orNone(() => fs.readFileSync(path)),
  write(path, bytes, like) {
    const handle = fs.openSync(path, "wx");
    try {
      fs.writeFileSync(handle, bytes);
      if (like) keepLikeness(handle, like);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  },
  makeFolder(path) {
    // Node's own way to make them all says ENOENT of a disk that is read-only.
    if (fs.existsSync(path)) return;
    realDisk.makeFolder(dirname(path));
    try {
      fs.mkdirSync(path);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
  },
  rename: (from, to) => fs.renameSync(from, to),
  remove: (path) => fs.unlinkSync(path),
  removeFolder: (path) => fs.rmdirSync(path),
  sweep: (path) => fs.rmSync(path, { recursive: true, force: true }),
  sync(folder) {
    const handle = fs.openSync(folder, "r");
    try {
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  },
};

/** The code of an error of `node:fs`, such as ENOSPC. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** What is not there is no fault. */
export function orNone<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Replaces a file as a whole: whoever looks sees the old or the new one, also after the power failed. */
export function replaceWhole(disk: Disk, path: string, bytes: Uint8Array): void {
  const beside = `${path}.new`;
  orNone(() => disk.remove(beside));
  disk.write(beside, bytes);
  disk.rename(beside, path);
  disk.sync(dirname(path));
}

/** The owner can only be kept by whoever may give files away; the mode always. */
function keepLikeness(handle: number, { mode, uid, gid }: Looked): void {
  try {
    fs.fchownSync(handle, uid, gid);
  } catch (error) {
    if (codeOf(error) !== "EPERM") throw error;
  }
  fs.fchmodSync(handle, mode);
}
