import { join } from "node:path";
import { orNone, realDisk, replaceWhole, sha256, type Disk } from "../building/disk.ts";
import type { ContentSource } from "../content/source.ts";

/** The folder below the data folder that holds the content which last loaded. */
export const LAST_GOOD = "content-last-good";

/** By path: the SHA-256 of its bytes, which is the name of the file in `texts/` that has them. */
type Index = Readonly<Record<string, string>>;

/**
 * Keeps a copy of content that loads. Only texts that are new are written; the index is replaced last and as a whole, so the copy is always
 * the earlier or the later one. Throws as `node:fs` does.
 */
export function keepLastGood(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  disk: Disk = realDisk,
): void {
  const texts = join(folder, "texts");
  disk.makeFolder(texts);
  const there = new Set(disk.names(texts));
  const index: Record<string, string> = {};
  let wrote = false;
  for (const file of [...files.keys()].sort()) {
    const bytes = files.get(file) ?? new Uint8Array();
    const hash = (index[file] = sha256(bytes));
    if (there.has(hash)) continue;
    replaceWhole(disk, join(texts, hash), bytes);
    there.add(hash);
    wrote = true;
  }
  const written = Buffer.from(`${JSON.stringify(index, null, 2)}\n`);
  const before = disk.read(join(folder, "index.json"));
  if (!wrote && before?.equals(written)) return;
  replaceWhole(disk, join(folder, "index.json"), written);
  const used = new Set(Object.values(index));
  for (const name of there) if (!used.has(name)) orNone(() => disk.remove(join(texts, name)));
}

/** Whether that is what is kept already. Cheap: only the index is read. */
export function isLastGood(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  disk: Disk = realDisk,
): boolean {
  const index = indexOf(folder, disk);
  if (index === undefined || Object.keys(index).length !== files.size) return false;
  return [...files].every(([file, bytes]) => index[file] === sha256(bytes));
}

/** What was kept last, to be read like a folder; undefined when nothing was. A damaged text is as good as none. */
export function lastGoodSource(folder: string, disk: Disk = realDisk): ContentSource | undefined {
  const index = indexOf(folder, disk);
  if (index === undefined) return undefined;
  const files = Object.keys(index);
  return {
    there: async () => true,
    async names(inside) {
      const start = inside === "" ? "" : `${inside}/`;
      const below = files.filter((file) => file.startsWith(start));
      return [...new Set(below.map((file) => file.slice(start.length).split("/")[0] ?? ""))].sort();
    },
    async read(file) {
      const hash = Object.hasOwn(index, file) ? index[file] : undefined;
      const bytes = hash === undefined ? undefined : disk.read(join(folder, "texts", hash));
      return bytes && sha256(bytes) === hash ? bytes : undefined;
    },
  };
}

function indexOf(folder: string, disk: Disk): Index | undefined {
  try {
    const read = JSON.parse(disk.read(join(folder, "index.json"))?.toString() ?? "") as unknown;
    if (typeof read !== "object" || read === null) return undefined;
    const sound = Object.values(read).every((hash) => /^[0-9a-f]{64}$/.test(String(hash)));
    return sound ? (read as Index) : undefined;
  } catch {
    return undefined;
  }
}
