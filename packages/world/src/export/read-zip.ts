import { crc32, inflateRawSync } from "node:zlib";
import { BundleError } from "./bundle-error.ts";

/** What a zip file of strangers may hold at most; bytes. */
export interface ZipLimits {
  readonly bytes: number;
  readonly files: number;
  readonly fileBytes: number;
  readonly allBytes: number;
  /** Bytes that one packed byte may become, for files of more than 64 KiB. */
  readonly ratio: number;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const END_SIZE = 22;
const STORED = 0;
const DEFLATED = 8;
/** Bits of the flags: encrypted; the name is UTF-8. */
const ENCRYPTED = 0x1;
const UTF8 = 0x800;
/** Systems whose attributes hold a Unix mode: Unix and OS X. */
const UNIX = new Set([3, 19]);
const TYPE_OF_MODE = 0xf000;
const PLAIN_TYPES = new Set([0, 0x8000, 0x4000]);
const RATIO_FROM = 64 * 1024;

/**
 * The files of a zip file (PKWARE APPNOTE 6.3.3, without ZIP64 and encryption) by name. Folders are left out. Nothing is unpacked beyond the
 * limits, whatever the headers say. Throws a `BundleError` for everything that is not plain and whole.
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits): Map<string, Uint8Array> {
  if (bytes.length > limits.bytes)
    throw new BundleError(
      "too-big",
      `It is ${bytes.length} bytes long; a bundle has at most ${limits.bytes}.`,
    );
  const entries = directory(bytes, limits).filter(({ name }) => !name.endsWith("/"));
  const seen = new Set<string>();
  for (const { name } of entries) {
    const same = name.normalize("NFC").toLowerCase();
    if (seen.has(same)) throw new BundleError("bad-name", `It holds '${shown(name)}' twice. Pack it anew.`);
    seen.add(same);
  }
  const size = entries.reduce((sum, one) => sum + one.size, 0);
  if (size > limits.allBytes)
    throw new BundleError(
      "too-big",
      `Unpacked it would be ${size} bytes; an area has at most ${limits.allBytes}.`,
    );
  return new Map(entries.map((entry) => [entry.name, unpack(bytes, entry)]));
}

/** A name from a stranger's file, for a message: what could command a terminal is left out. */
export function shown(name: string): string {
  const plain = name.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "?");
  return plain.length > 80 ? `${plain.slice(0, 80)}…` : plain;
}

function directory(bytes: Uint8Array, limits: ZipLimits): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  const length = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  const disks = view.getUint32(end + 4, true);
  if (disks !== 0 || view.getUint16(end + 8, true) !== count || start + length > end) throw damaged();
  if (count > limits.files)
    throw new BundleError("too-big", `It holds ${count} files; an area has at most ${limits.files}.`);
  const entries: Entry[] = [];
  let at = start;
  for (let left = count; left > 0; left -= 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw damaged();
    entries.push(entryAt(bytes, view, at, limits));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (at !== start + length) throw damaged();
  let free = 0;
  for (const entry of entries.toSorted((one, other) => one.offset - other.offset)) {
    // Entries that share bytes: a few of them unpack to very many.
    if (entry.offset < free || entry.offset + 30 > start) throw damaged();
    free = dataOf(bytes, view, entry) + entry.packed;
    if (free > start) throw damaged();
  }
  return entries;
}

/** The end record is the last thing in the file but its comment. */
function endOf(view: DataView): number {
  const least = Math.max(0, view.byteLength - END_SIZE - 0xffff);
  for (let at = view.byteLength - END_SIZE; at >= least; at -= 1)
    if (view.getUint32(at, true) === END && at + END_SIZE + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  throw new BundleError("no-zip", "It is no zip file, or its end is missing. Fetch it again.");
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, limits: ZipLimits): Entry {
  const flags = view.getUint16(at + 8, true);
  const name = nameAt(bytes, at + 46, view.getUint16(at + 28, true), (flags & UTF8) !== 0);
  const entry: Entry = {
    name,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  const mode = UNIX.has(view.getUint8(at + 5)) ? view.getUint32(at + 38, true) >>> 16 : 0;
  if (!PLAIN_TYPES.has(mode & TYPE_OF_MODE))
    throw new BundleError(
      "bad-name",
      `'${shown(name)}' is a link or a device, not a file. Pack the file itself.`,
    );
  if ((flags & ENCRYPTED) !== 0 || (entry.method !== STORED && entry.method !== DEFLATED))
    throw new BundleError(
      "no-zip",
      `'${shown(name)}' is locked with a password, or packed in a way that is not read here. Pack it as a plain zip file.`,
    );
  const tight = entry.size > RATIO_FROM && entry.size > entry.packed * limits.ratio;
  if (entry.size > limits.fileBytes || tight)
    throw new BundleError(
      "too-big",
      `'${shown(name)}' would unpack from ${entry.packed} bytes to ${entry.size}. No file of an area is like that.`,
    );
  return entry;
}

function nameAt(bytes: Uint8Array, at: number, length: number, utf8: boolean): string {
  const raw = bytes.subarray(at, at + length);
  try {
    if (utf8 || raw.every((byte) => byte < 0x80))
      return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    // Said below.
  }
  throw new BundleError(
    "bad-name",
    "It holds a file whose name is not UTF-8. Pack it anew with another program.",
  );
}

/** Where an entry's packed bytes begin. Its own header has to name it as the directory does. */
function dataOf(bytes: Uint8Array, view: DataView, { offset, name }: Entry): number {
  if (view.getUint32(offset, true) !== LOCAL) throw damaged();
  const nameLength = view.getUint16(offset + 26, true);
  const own = new TextDecoder().decode(bytes.subarray(offset + 30, offset + 30 + nameLength));
  if (own !== name)
    throw new BundleError(
      "bad-name",
      `'${shown(name)}' is called '${shown(own)}' in another place of the file.`,
    );
  return offset + 30 + nameLength + view.getUint16(offset + 28, true);
}

function unpack(bytes: Uint8Array, entry: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = dataOf(bytes, view, entry);
  const packed = bytes.subarray(start, start + entry.packed);
  let plain: Uint8Array = packed;
  try {
    if (entry.method === DEFLATED)
      plain = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch {
    throw damaged(entry.name);
  }
  if (plain.length !== entry.size || crc32(plain) !== entry.crc) throw damaged(entry.name);
  return plain;
}

function damaged(name?: string): BundleError {
  const where = name === undefined ? "Its list of files" : `'${shown(name)}' in it`;
  return new BundleError("no-zip", `${where} is damaged. Fetch it again.`);
}
