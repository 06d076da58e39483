import { Buffer } from "node:buffer";
import { constants, createDeflate, createInflate } from "node:zlib";

/** Most that one read from a socket may inflate to, in bytes: a client sends commands, not books. */
export const MAX_INFLATED_PER_READ = 256 * 1024;
/** Most that a stream may inflate to: so many times what came over the wire, and a first stretch free of that. */
export const MAX_INFLATE_RATIO = 100;
const RATIO_FREE_BYTES = 64 * 1024;

/** Small on purpose: 32 KiB of zlib's own memory for each stream in place of 256, for a tenth more bytes on the wire. */
const DEFLATE = { windowBits: 12, memLevel: 5, level: 6, chunkSize: 1024 };

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
  readonly #engine = new Engine(createDeflate(DEFLATE));

  /** Everything so far can be inflated from what was returned so far. */
  deflate(bytes: Uint8Array): Uint8Array {
    return this.#engine.run(bytes, constants.Z_SYNC_FLUSH);
  }

  /** The stream's last bytes; it is closed. */
  finish(): Uint8Array {
    const last = this.#engine.run(NOTHING, constants.Z_FINISH);
    this.close();
    return last;
  }

  close(): void {
    this.#engine.close();
  }
}

/** A zlib stream from the client, within limits. `close` it, for its memory is native. */
export class Inflater {
  readonly #engine = new Engine(createInflate({ chunkSize: 1024, maxOutputLength: MAX_INFLATED_PER_READ }));
  #in = 0;
  #out = 0;

  /** `rest`: what stands behind the stream's end; undefined while it has none. Throws an InflateError. */
  inflate(bytes: Uint8Array): { bytes: Uint8Array; rest: Uint8Array | undefined } {
    let out: Uint8Array;
    try {
      out = this.#engine.run(bytes, constants.Z_SYNC_FLUSH);
    } catch (error) {
      this.close();
      const tooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
      throw new InflateError(tooLarge ? "bomb" : "corrupt");
    }
    const used = this.#engine.used;
    this.#in += used;
    this.#out += out.length;
    if (this.#out > RATIO_FREE_BYTES + this.#in * MAX_INFLATE_RATIO) {
      this.close();
      throw new InflateError("bomb");
    }
    return { bytes: out, rest: used < bytes.length ? bytes.subarray(used) : undefined };
  }

  close(): void {
    this.#engine.close();
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

/* oxlint-disable no-underscore-dangle -- Node's own names */

/** The part of a zlib stream of Node's that works in step. It is what Node's own `deflateSync` runs on. */
interface ZlibStream {
  _handle: { close(): void } | null;
  _processChunk(chunk: Uint8Array, flush: number): Buffer;
  /** Bytes taken in by the last run. */
  bytesWritten: number;
  on(event: "error", listener: () => void): unknown;
  removeAllListeners(event: "error"): unknown;
  close(): void;
}

/** Runs a zlib stream in step, as often as it takes. Node means `_processChunk` for one call and closes the stream after it. */
class Engine {
  readonly #stream: ZlibStream;

  constructor(stream: object) {
    this.#stream = stream as ZlibStream;
    this.#hearErrors();
  }

  get used(): number {
    return this.#stream.bytesWritten;
  }

  run(bytes: Uint8Array, flush: number): Uint8Array {
    const handle = this.#stream._handle;
    if (handle === null) return NOTHING;
    handle.close = () => undefined;
    try {
      // The first piece lies in a buffer that the next run writes over.
      return new Uint8Array(this.#stream._processChunk(bytes, flush));
    } finally {
      // Its own method is its class's, and seen again.
      Reflect.deleteProperty(handle, "close");
      this.#stream._handle = handle;
      // Each run adds a listener of its own.
      this.#stream.removeAllListeners("error");
      this.#hearErrors();
    }
  }

  close(): void {
    const handle = this.#stream._handle;
    this.#stream._handle = null;
    handle?.close();
  }

  /** `run` throws them; the event comes later on top of that. */
  #hearErrors(): void {
    this.#stream.on("error", () => undefined);
  }
}
