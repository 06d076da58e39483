import { Buffer } from "node:buffer";
import { constants, Deflate, Inflate } from "minizlib";

/** Most that one read from a socket may inflate to, in bytes: a client sends commands, not books. */
export const MAX_INFLATED_PER_READ = 256 * 1024;
/** Most that a stream may inflate to: so many times what came over the wire, and a first stretch free of that. */
export const MAX_INFLATE_RATIO = 100;
const RATIO_FREE_BYTES = 64 * 1024;

/** Small on purpose: 32 KiB of zlib's own memory for each stream in place of 256, for a tenth more bytes on the wire. */
const DEFLATE = { windowBits: 12, memLevel: 5, level: 6, chunkSize: 1024, flush: constants.Z_SYNC_FLUSH };
/** The client chooses its window, up to 32 KiB. What is beyond `maxOutputLength` is not inflated at all. */
const INFLATE = {
  chunkSize: 1024,
  flush: constants.Z_SYNC_FLUSH,
  maxOutputLength: MAX_INFLATED_PER_READ,
};

const NOTHING = Buffer.alloc(0);

/** What the client sent cannot be inflated (`corrupt`) or would be too much (`bomb`). The stream is closed. */
export class InflateError extends Error {
  readonly reason: "corrupt" | "bomb";

  constructor(reason: "corrupt" | "bomb") {
    super(reason === "bomb" ? "inflates to more than is allowed" : "is no zlib stream");
    this.reason = reason;
  }
}

/** A zlib stream to the client (RFC 1950), in step: what goes in comes out at once. `close` it, for its memory is native. */
export class Deflater {
  readonly #stream = new Deflate(DEFLATE);

  /** Everything so far can be inflated from what was returned so far. */
  deflate(bytes: Uint8Array): Uint8Array {
    if (this.#stream.handle === undefined) return NOTHING;
    this.#stream.write(bytes);
    return this.#stream.read() ?? NOTHING;
  }

  /** The stream's last bytes; it is closed. */
  finish(): Uint8Array {
    if (this.#stream.handle === undefined) return NOTHING;
    this.#stream.end();
    const last = this.#stream.read() ?? NOTHING;
    this.close();
    return last;
  }

  close(): void {
    this.#stream.close();
  }
}

/** A zlib stream from the client, within limits. `close` it, for its memory is native. */
export class Inflater {
  readonly #stream = new Inflate(INFLATE);
  #fault: InflateError["reason"] | undefined;
  #in = 0;
  #out = 0;

  constructor() {
    // Told while `write` is under way; the stream has closed itself then.
    this.#stream.on("error", (error) => {
      this.#fault = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "bomb" : "corrupt";
    });
  }

  /** `rest`: what stands behind the stream's end; undefined while it has none. Throws an InflateError. */
  inflate(bytes: Uint8Array): { bytes: Uint8Array; rest: Uint8Array | undefined } {
    const engine = this.#stream.handle;
    if (engine === undefined) return { bytes: NOTHING, rest: undefined };
    this.#stream.write(bytes);
    if (this.#fault !== undefined) throw new InflateError(this.#fault);
    const out = this.#stream.read() ?? NOTHING;
    // In step, Node counts anew with each write.
    const used = engine.bytesWritten;
    this.#in += used;
    this.#out += out.length;
    if (this.#out > RATIO_FREE_BYTES + this.#in * MAX_INFLATE_RATIO) {
      this.close();
      throw new InflateError("bomb");
    }
    return { bytes: out, rest: used < bytes.length ? bytes.subarray(used) : undefined };
  }

  close(): void {
    this.#stream.close();
  }
}

/** How many sessions may be compressed at a time: each holds about 100 KiB. */
export class CompressionSlots {
  readonly #limit: number;
  #used = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get used(): number {
    return this.#used;
  }

  get free(): boolean {
    return this.#used < this.#limit;
  }

  take(): boolean {
    if (!this.free) return false;
    this.#used += 1;
    return true;
  }

  release(): void {
    this.#used -= 1;
  }
}
