import { join } from "node:path";
import { orNone, realDisk, sha256 } from "../building/disk.ts";
import { loadWithCopies, type CopiesAsk, type CopyRead } from "../building/load-copies.ts";
import { placeOf } from "../building/places.ts";
import type { ReadCache } from "../content/read-cache.ts";
import { folderSource, overlaid, type ContentSource } from "../content/source.ts";
import type { LoadResult } from "../content/types.ts";
import { loadSettled } from "./settled.ts";

/** Files that are to be read as if they had other texts (null: as if they were gone). By path below the content folder. */
export type Overlay = ReadonlyMap<string, string | null>;

/** A file as it is stored: its whole text, byte-order mark and line ends included, and the SHA-256 of its bytes. */
export type StoredText =
  | { readonly text: string; readonly sha256: string }
  /** It cannot be a builder's: the end of a sentence that begins with its name. */
  | { readonly fault: string };

/** Null: there is no such file. */
export type StoredTexts = ReadonlyMap<string, StoredText | null>;

/** What was read of a folder, byte by byte, by path. */
export type Bytes = ReadonlyMap<string, Uint8Array>;

/** Loads a folder, with an overlay if one is given and with builders' copies beside it. `bytes`: what it was made of, when the folder loads by itself. */
export async function loadOverlaid(
  folder: string,
  overlay: Overlay = new Map(),
  cache?: ReadCache,
  asked: readonly CopiesAsk[] = [],
): Promise<{ result: LoadResult; bytes: Bytes | undefined; copies: readonly CopyRead[] }> {
  let bytes = new Map<string, Uint8Array>();
  let copies: readonly CopyRead[] = [];
  const result = await loadSettled(folder, async (at) => {
    bytes = new Map();
    const loaded = await loadWithCopies(overlaid(recorded(folderSource(at), bytes), overlay), asked, cache);
    ({ copies } = loaded);
    return loaded.result;
  });
  return { result, bytes: result.ok && (await onlyAdds(folder, overlay)) ? bytes : undefined, copies };
}

/** Notes what is read. */
export function recorded(base: ContentSource, bytes: Map<string, Uint8Array>): ContentSource {
  return {
    ...base,
    async read(file) {
      const read = await base.read(file);
      if (read) bytes.set(file, read);
      return read;
    },
  };
}

/** The texts of files as they are on the disk. Does not throw for what builders ask for. */
export function storedTexts(folder: string, files: readonly string[]): StoredTexts {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return new Map(
    files.map((file): [string, StoredText | null] => {
      const read = stored(folder, file);
      if (read === null || "fault" in read) return [file, read];
      try {
        return [file, { text: decoder.decode(read.bytes), sha256: sha256(read.bytes) }];
      } catch {
        return [file, { fault: "it is not UTF-8: save it again with that encoding" }];
      }
    }),
  );
}

/** SHA-256 of files as they are on the disk; null for what is not there or is none of ours. */
export function storedHashes(folder: string, files: readonly string[]): ReadonlyMap<string, string | null> {
  return new Map(
    files.map((file) => {
      const read = stored(folder, file);
      return [file, read !== null && "bytes" in read ? sha256(read.bytes) : null];
    }),
  );
}

function stored(folder: string, file: string): { bytes: Buffer } | { fault: string } | null {
  const root = orNone(() => realDisk.realPath(folder));
  if (root === undefined) return null;
  const place = placeOf(root, file, realDisk);
  if ("fault" in place) return place;
  try {
    const bytes = realDisk.read(place.path);
    return bytes ? { bytes } : null;
  } catch {
    return { fault: "the server may not read it" };
  }
}

/** Content that loads with files of an overlay in others' places need not load without them. */
async function onlyAdds(folder: string, overlay: Overlay): Promise<boolean> {
  for (const [file, text] of overlay)
    if (text === null || realDisk.look(join(folder, file)) !== undefined) return false;
  return true;
}
