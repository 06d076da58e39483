import { crc32, deflateRawSync } from "node:zlib";

/** A file in a zip file, and what is said of it that need not be true. */
export interface ZipFile {
  name: string;
  bytes: Uint8Array;
  /** What the directory says; otherwise the truth. */
  size?: number;
  crc?: number;
  method?: number;
  flags?: number;
  /** Its Unix mode, type and all. */
  mode?: number;
  /** What its own header calls it. */
  ownName?: string;
  /** Shares the bytes of the entry before it. */
  shares?: true;
}

/** A zip file to the letter, however wrong. */
export function zipOf(files: readonly ZipFile[], count = files.length): Uint8Array {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  let last = 0;
  for (const { name, bytes, size, crc, method = 8, flags = 0x800, mode, ownName, shares } of files) {
    const packed = method === 0 ? Buffer.from(bytes) : deflateRawSync(bytes, { level: 9 });
    const sum = crc ?? crc32(bytes);
    const own = Buffer.from(ownName ?? name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(sum, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(own.length, 26);
    if (!shares) {
      last = offset;
      parts.push(local, own, packed);
      offset += 30 + own.length + packed.length;
    }
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE((mode === undefined ? 0 : 3 << 8) | 20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(sum, 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size ?? bytes.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(((mode ?? 0) << 16) >>> 0, 38);
    entry.writeUInt32LE(last, 42);
    central.push(entry, Buffer.from(name));
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}
