import { dirname, join } from "node:path";
import { codeOf, orNone, realDisk, sha256, type Disk } from "./disk.ts";

/** The folder inside the content folder in which publications are made ready. Hidden: the loader does not read it. */
export const STAGED = ".staged";

/** One file of a manifest, by its path below the content folder; SHA-256 before and after, null for no file. */
export interface Entry {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * `.staged/<id>/manifest.json`: this publication counts, and is to be brought to its end. Beside it lie `<index>.new` and `<index>.old`, the
 * files' texts after and before, and `back.json`. `back`: the disk did not let it through, so everything becomes as it was.
 */
export interface Manifest {
  readonly version: 1;
  readonly id: string;
  readonly direction: "forward" | "back";
  readonly files: readonly Entry[];
  /** Folders that come with it, the innermost first. */
  readonly made: readonly string[];
}

/** A publication that somebody else had begun and this process brought to its end. */
export interface Finished {
  readonly files: readonly string[];
  readonly direction: "forward" | "back";
  /** Where texts lie that somebody wrote in between. */
  readonly kept: readonly string[];
}

/**
 * Brings to their ends the publications of a world that was killed amid one; nothing to do is the rule. Before content is loaded. Throws as
 * `node:fs` does when the disk lets neither the way there nor the way back through.
 */
export function finishPublication(folder: string, disk: Disk = realDisk): Finished[] {
  const root = orNone(() => disk.realPath(folder));
  return root === undefined ? [] : finish(root, disk);
}

/** `root`: the content folder, links followed. */
export function finish(root: string, disk: Disk): Finished[] {
  const finished: Finished[] = [];
  if (disk.look(join(root, STAGED))?.kind !== "folder") return finished;
  for (const id of disk.names(join(root, STAGED))) {
    const manifest = manifestOf(join(root, STAGED, id), disk);
    if (!manifest) continue;
    let kept: string[];
    let { direction } = manifest;
    try {
      kept = settle(root, manifest, disk);
    } catch (error) {
      if (manifest.direction === "back" || manifestOf(join(root, STAGED, id), disk)) throw error;
      // It was taken back, whole.
      direction = "back";
      kept = [];
    }
    finished.push({ files: manifest.files.map(({ path }) => path), direction, kept });
  }
  return finished;
}

/**
 * Brings every file to where the manifest wants it and takes the manifest away. When the disk refuses, everything is taken back and
 * the error is thrown. Two processes may do it at once, and either may be killed: each step looks whether it is done.
 */
export function settle(root: string, manifest: Manifest, disk: Disk): string[] {
  const stage = join(root, STAGED, manifest.id);
  if (manifest.direction === "back") return takeBack(root, stage, manifest, disk);
  try {
    const kept = manifest.files.flatMap((entry, index) =>
      place(root, stage, entry, index, manifest.id, disk),
    );
    for (const { path, after } of manifest.files) if (after === null) leaveNoEmptyFolder(root, path, disk);
    clear(root, stage, disk);
    return kept;
  } catch (error) {
    disk.rename(join(stage, "back.json"), join(stage, "manifest.json"));
    disk.sync(stage);
    takeBack(root, stage, manifest, disk);
    throw error;
  }
}

function place(
  root: string,
  stage: string,
  { path, before, after }: Entry,
  index: number,
  id: string,
  disk: Disk,
): string[] {
  const target = join(root, path);
  const kept: string[] = [];
  const now = disk.read(target);
  const hash = now ? sha256(now) : null;
  if (hash === after) return kept;
  if (now && hash !== before) {
    // Saved by somebody after this was published and before it was brought to its end. Their words are not thrown away.
    const beside = `${path}.${id.slice(0, 8)}~`;
    if (!disk.look(join(root, beside))) disk.write(join(root, beside), now);
    kept.push(beside);
  }
  if (after === null) orNone(() => disk.remove(target));
  else {
    disk.makeFolder(dirname(target));
    try {
      disk.rename(join(stage, `${index}.new`), target);
    } catch (error) {
      const there = disk.read(target);
      // Another process was quicker.
      if (codeOf(error) !== "ENOENT" || !there || sha256(there) !== after) throw error;
    }
  }
  orNone(() => disk.sync(dirname(target)));
  return kept;
}

function takeBack(root: string, stage: string, { files, made }: Manifest, disk: Disk): string[] {
  for (const [index, { path, before, after }] of files.entries()) {
    const target = join(root, path);
    const now = disk.read(target);
    if ((now ? sha256(now) : null) !== after || after === before) continue;
    if (before === null) orNone(() => disk.remove(target));
    else {
      disk.makeFolder(dirname(target));
      orNone(() => disk.rename(join(stage, `${index}.old`), target));
    }
    orNone(() => disk.sync(dirname(target)));
  }
  for (const folder of made) removeIfEmpty(join(root, folder), disk);
  clear(root, stage, disk);
  return [];
}

/** The manifest goes first: what is left of the stage then means nothing. */
function clear(root: string, stage: string, disk: Disk): void {
  orNone(() => disk.remove(join(stage, "manifest.json")));
  quietly(() => disk.sync(stage));
  tidy(root, stage, disk);
}

/** Takes a stage away that means nothing any more. Best effort: whoever publishes next sweeps as well. */
export function tidy(root: string, stage: string, disk: Disk): void {
  quietly(() => {
    disk.sweep(stage);
    removeIfEmpty(join(root, STAGED), disk);
    disk.sync(root);
  });
}

function quietly(run: () => void): void {
  try {
    run();
  } catch {
    // What it was about is done, or refused for a reason of its own.
  }
}

function leaveNoEmptyFolder(root: string, path: string, disk: Disk): void {
  for (let at = dirname(path); at !== "."; at = dirname(at)) if (!removeIfEmpty(join(root, at), disk)) return;
}

/** A folder with anything in it stays: somebody's notes, or a publication that another process makes ready. */
function removeIfEmpty(folder: string, disk: Disk): boolean {
  try {
    disk.removeFolder(folder);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return true;
    if (codeOf(error) === "ENOTEMPTY" || codeOf(error) === "EEXIST" || codeOf(error) === "EBUSY")
      return false;
    throw error;
  }
}

/** As it is written into its file. */
export function asBytes(manifest: Manifest): Buffer {
  return Buffer.from(JSON.stringify(manifest));
}

/** Undefined when there is none, or none of ours. A manifest is written whole or not at all. */
function manifestOf(stage: string, disk: Disk): Manifest | undefined {
  if (disk.look(stage)?.kind !== "folder") return undefined;
  const bytes = disk.read(join(stage, "manifest.json"));
  if (!bytes) return undefined;
  try {
    const read = JSON.parse(bytes.toString()) as Partial<Manifest>;
    return read.version === 1 && Array.isArray(read.files) && Array.isArray(read.made)
      ? (read as Manifest)
      : undefined;
  } catch {
    return undefined;
  }
}
