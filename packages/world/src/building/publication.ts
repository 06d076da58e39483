import { randomBytes } from "node:crypto";
import { dirname, join, relative } from "node:path";
import { codeOf, orNone, realDisk, replaceWhole, sha256, type Disk } from "./disk.ts";
import { asBytes, finish, settle, STAGED, tidy, type Entry, type Manifest } from "./roll-forward.ts";
import { nearestFolder, placeOf } from "./places.ts";

/** One file of a publication. `before`: the SHA-256 of what is expected on the disk, null for no file. `text` null: it goes. */
export interface PublishedFile {
  readonly path: string;
  readonly before: string | null;
  readonly text: string | null;
}

/** Why nothing was written. */
export type RefusalCode =
  | "changed" // a file is not what its author began with
  | "outside" // a path that is no file of the content folder
  | "read-only" // a file or folder that must not be written
  | "full" // no space left
  | "failed"; // the disk said something else

/** All of it is on the disk, or nothing of it is. `files`: the ones that it is about; `words`: a sentence or two for the builder. */
export type Published =
  | { readonly ok: true; readonly files: readonly string[] }
  | {
      readonly ok: false;
      readonly code: RefusalCode;
      readonly files: readonly string[];
      readonly words: string;
    };

class Refusal extends Error {
  readonly code: RefusalCode;
  readonly files: readonly string[];

  constructor(code: RefusalCode, files: readonly string[], words: string) {
    super(words);
    this.code = code;
    this.files = files;
  }
}

/**
 * Writes files into the content folder, all or none, whatever is pulled out meanwhile: the new texts are made ready under `.staged/`, then a
 * manifest says that they count, then they go to their places. Who is killed in between is finished by `finishPublication`.
 * Does not throw for what disks do. One world publishes at a time: the one that holds the lease.
 */
export function publish(folder: string, files: readonly PublishedFile[], disk: Disk = realDisk): Published {
  let stage: string | undefined;
  try {
    const root = realRoot(folder, disk);
    finish(root, disk);
    for (const left of disk.names(join(root, STAGED))) disk.sweep(join(root, STAGED, left));
    const entries = plan(root, files, disk);
    if (entries.length === 0) return { ok: true, files: [] };
    const id = randomBytes(8).toString("hex");
    stage = join(root, STAGED, id);
    const manifest = ready(root, stage, id, entries, disk);
    notChanged(root, manifest.files, disk);
    commit(join(stage, "manifest.json"), manifest, disk);
    settle(root, manifest, disk);
    return { ok: true, files: files.map(({ path }) => path) };
  } catch (error) {
    const { code, files: about, message } = asRefusal(error, files);
    if (stage !== undefined && isCommitted(stage, disk)) return halfway(error, files);
    if (stage !== undefined) tidy(join(stage, "../.."), stage, disk);
    return { ok: false, code, files: about, words: message };
  }
}

/** What is to become of each place, as far as anything is to. */
interface Planned {
  readonly path: string;
  readonly before: string | null;
  readonly text: Buffer | null;
}

function plan(root: string, files: readonly PublishedFile[], disk: Disk): Planned[] {
  const changed: string[] = [];
  const planned = new Map<string, Planned>();
  const { device } = disk.look(root) ?? { device: 0 };
  for (const { path: file, before, text } of files) {
    const place = placeOf(root, file, disk);
    if ("fault" in place) throw new Refusal("outside", [file], `${file} cannot be written: ${place.fault}.`);
    if (text !== null && /\p{Cs}/u.test(text))
      throw new Refusal("failed", [file], `${file} cannot be written: half a character is in its text.`);
    if (planned.has(place.path))
      throw new Refusal("failed", [file], `${file} is to be written twice, by two names.`);
    const now = disk.read(place.path);
    if ((now ? sha256(now) : null) !== before) changed.push(file);
    const bytes = text === null ? null : Buffer.from(text);
    mayBeWritten(root, file, place.path, device, disk);
    planned.set(place.path, { path: relative(root, place.path), before, text: bytes });
  }
  if (changed.length > 0) throw new Refusal("changed", changed, changedWords(changed));
  return [...planned.values()].filter(({ before, text }) => (text === null ? null : sha256(text)) !== before);
}

function mayBeWritten(root: string, file: string, path: string, device: number, disk: Disk): void {
  for (const at of [path, nearestFolder(path, disk), root]) {
    const found = disk.look(at);
    if (!found) continue;
    // Also for root, who could: whoever took the leave to write away meant it.
    if ((found.mode & 0o222) === 0) {
      const what = at === path ? file : at === root ? "The content folder" : `The folder of ${file}`;
      throw new Refusal("read-only", [file], `${what} is read-only. Nothing was written.`);
    }
    if (found.device !== device)
      throw new Refusal("failed", [file], `${file} lies on another disk than the rest of the content.`);
  }
}

/** Everything that the way there and the way back need is on the disk when this returns. */
function ready(root: string, stage: string, id: string, planned: readonly Planned[], disk: Disk): Manifest {
  const made = new Set<string>();
  disk.makeFolder(stage);
  const files = planned.map(({ path, before, text }, index): Entry => {
    const target = join(root, path);
    const found = disk.look(target);
    if (text !== null) {
      disk.write(join(stage, `${index}.new`), text, found);
      const there = nearestFolder(target, disk);
      for (let at = dirname(target); at !== there; at = dirname(at)) made.add(relative(root, at));
    }
    if (found) disk.write(join(stage, `${index}.old`), disk.read(target) ?? Buffer.alloc(0), found);
    return { path, before, after: text === null ? null : sha256(text) };
  });
  const innermostFirst = [...made].sort((one, other) => other.length - one.length);
  const manifest: Manifest = { version: 1, id, direction: "forward", files, made: innermostFirst };
  // Going back must not need space: then it is only renamed.
  disk.write(join(stage, "back.json"), asBytes({ ...manifest, direction: "back" }));
  for (const at of [stage, join(root, STAGED), root]) disk.sync(at);
  return manifest;
}

/** From here on it is published, whoever brings it to its end. */
function commit(path: string, manifest: Manifest, disk: Disk): void {
  try {
    replaceWhole(disk, path, asBytes(manifest));
  } catch (error) {
    // It may be there, and not for sure: nothing was put in its place yet, so it can still go.
    orNone(() => disk.remove(path));
    throw error;
  }
}

/** Somebody may have saved a file while its successor was made ready. */
function notChanged(root: string, files: readonly Entry[], disk: Disk): void {
  const changed = files.filter(({ path, before }) => {
    const now = disk.read(join(root, path));
    return (now ? sha256(now) : null) !== before;
  });
  const names = changed.map(({ path }) => path);
  if (names.length > 0) throw new Refusal("changed", names, changedWords(names));
}

function changedWords(files: readonly string[]): string {
  const them = files.length === 1 ? "It is" : "They are";
  return `Somebody else changed ${files.join(", ")} on the disk meanwhile. ${them} as they left it: nothing was written.`;
}

function realRoot(folder: string, disk: Disk): string {
  const root = orNone(() => disk.realPath(folder));
  if (root === undefined || disk.look(root)?.kind !== "folder")
    throw new Refusal("failed", [], "The content folder is not there. Nothing was written.");
  const staged = disk.look(join(root, STAGED));
  if (staged !== undefined && staged.kind !== "folder")
    throw new Refusal("failed", [STAGED], `'${STAGED}' in the content folder is no folder. Take it away.`);
  return root;
}

/** A disk that does not even say so may well have it. */
function isCommitted(stage: string, disk: Disk): boolean {
  try {
    return disk.look(join(stage, "manifest.json")) !== undefined;
  } catch {
    return true;
  }
}

function asRefusal(error: unknown, files: readonly PublishedFile[]): Refusal {
  if (error instanceof Refusal) return error;
  const code = codeOf(error);
  const all = files.map(({ path }) => path);
  if (code === "ENOSPC" || code === "EDQUOT")
    return new Refusal("full", all, "The disk is full. Nothing was written.");
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return new Refusal(
      "read-only",
      all,
      "The server may not write into the content folder. Nothing was written.",
    );
  return new Refusal("failed", all, `The disk refused it (${code || "unknown"}). Nothing was written.`);
}

/** The disk let neither the way there nor the way back through. */
function halfway(error: unknown, files: readonly PublishedFile[]): Published {
  const words = `The disk broke off in the middle (${codeOf(error) || "unknown"}). What is missing is done, or all of it taken back, by the next publication and when the world starts.`;
  return { ok: false, code: "failed", files: files.map(({ path }) => path), words };
}
