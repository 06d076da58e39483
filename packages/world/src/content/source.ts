import { readFileSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** Where content is read from: a folder, or a folder as it would be with some files changed. Paths are relative, with '/'. */
export interface ContentSource {
  /** Whether there is such a place at all, and it can be read. */
  there(): Promise<boolean>;
  /** Entries of a folder ('' for the outermost), sorted, without hidden files and editors' backups. None when it is not there. */
  names(inside: string): Promise<string[]>;
  /** The bytes of a file as they are stored; undefined when it is missing or cannot be read. `readTextFile` says so in words. */
  read(file: string): Promise<Uint8Array | undefined>;
}

/** Reads a file while the thread waits, which takes a fifth of the time: content is read before a world starts, or in a thread of its own. */
export function folderSource(folder: string): ContentSource {
  return {
    there: () =>
      readdir(folder).then(
        () => true,
        () => false,
      ),
    async names(inside) {
      const found = await readdir(join(folder, inside)).catch(() => []);
      return found.filter(isContentName).sort();
    },
    read(file) {
      const path = join(folder, file);
      try {
        // A pipe or a device among the files would be waited for without end.
        const bytes = statSync(path).isFile() ? readFileSync(path) : undefined;
        return Promise.resolve(bytes);
      } catch {
        return Promise.resolve(undefined);
      }
    },
  };
}

/**
 * The base as it would be if each of the files had that text; null: the file is gone. A folder is there as long as something is in
 * it: it comes with its first file and goes with its last.
 */
export function overlaid(base: ContentSource, files: ReadonlyMap<string, string | null>): ContentSource {
  if (files.size === 0) return base;
  const encoder = new TextEncoder();
  const source: ContentSource = {
    there: async () => (await base.there()) || [...files.values()].some((text) => text !== null),
    async names(inside) {
      const start = inside === "" ? "" : `${inside}/`;
      const found = new Set(await base.names(inside));
      const suspects = new Set<string>();
      for (const [file, text] of files) {
        if (!file.startsWith(start)) continue;
        const [name = "", ...below] = file.slice(start.length).split("/");
        if (!isContentName(name)) continue;
        if (text !== null) found.add(name);
        else if (below.length > 0) suspects.add(name);
        else found.delete(name);
      }
      for (const name of suspects)
        if ((await source.names(`${start}${name}`)).length === 0) found.delete(name);
      return [...found].sort();
    },
    async read(file) {
      const text = files.get(file);
      if (text === undefined) return base.read(file);
      return text === null ? undefined : encoder.encode(text);
    },
  };
  return source;
}

/** Most functions that read content take either. */
export function asSource(from: string | ContentSource): ContentSource {
  return typeof from === "string" ? folderSource(from) : from;
}

/** Editors leave `.rooms.yaml.swp` and `rooms.yaml~`; what is published is made ready in a hidden folder. */
function isContentName(name: string): boolean {
  return name !== "" && !name.startsWith(".") && !name.endsWith("~");
}
