import { Buffer } from "node:buffer";
import type { Duplex } from "node:stream";
import type { TelnetFacts, Traffic } from "../sessions/capabilities.ts";
import { Deflater } from "./compression.ts";

/** A batch this long is sent before its turn is over; no more than this is compressed at a time. */
const LONG_BATCH = 64 * 1024;
/** Copying less than this into one packet with its neighbours is cheaper than sending it by itself. */
const COPIED_BYTES = 2 * 1024;

export interface OutboundSetup {
  socket: Duplex;
  facts: Pick<TelnetFacts, "compressed">;
  traffic: Traffic;
  /** Bytes a client may leave unread. */
  unsentBytes: number;
  /** The client reads too slowly. Nothing is sent from then on. */
  onSlowReader(): void;
  /** Count bytes: as they are written, and as they go over the wire. */
  readonly countRaw: (bytes: number) => void;
  readonly countWire: (bytes: number) => void;
}

/**
 * The way out: what is written in one turn of the event loop leaves as one packet, compressed when that is on. What the
 * socket has no room for waits here and not in the socket, where letting go of it costs an error for each piece.
 */
export class Outbound {
  readonly #setup: OutboundSetup;
  #deflater: Deflater | undefined;
  /** What was written and has yet to be sent. */
  #batch: Uint8Array[] = [];
  #batched = 0;
  #scheduled = false;
  #awaitsDrain = false;
  #over = false;

  constructor(setup: OutboundSetup) {
    this.#setup = setup;
  }

  write(bytes: Uint8Array): void {
    if (this.#over || bytes.length === 0) return;
    const { traffic, socket, unsentBytes } = this.#setup;
    traffic.raw += bytes.length;
    this.#setup.countRaw(bytes.length);
    this.#batch.push(bytes);
    this.#batched += bytes.length;
    if (this.#batched >= LONG_BATCH) this.#flush();
    if (this.#batched + socket.writableLength > unsentBytes) {
      this.drop();
      this.#setup.onSlowReader();
      return;
    }
    this.#schedule();
  }

  /** Everything that is written from here on is one zlib stream. */
  startCompressing(): void {
    if (this.#over || this.#deflater !== undefined) return;
    this.#sendAll();
    this.#deflater = new Deflater();
    this.#setup.facts.compressed.out = true;
  }

  /** Ends the zlib stream: everything that is written from here on is plain. */
  stopCompressing(): void {
    if (this.#deflater === undefined) return;
    this.#sendAll();
    this.#put(this.#deflater.finish());
    this.#deflater = undefined;
    this.#setup.facts.compressed.out = false;
  }

  /** Sends what was written, and ends the connection. */
  end(): void {
    this.stopCompressing();
    this.#sendAll();
    this.#over = true;
    this.#setup.socket.end();
  }

  /** Nothing more is sent. Call it when the connection is gone, too: a stream holds native memory. */
  drop(): void {
    this.#over = true;
    this.#batch = [];
    this.#batched = 0;
    this.#deflater?.close();
    this.#deflater = undefined;
  }

  #schedule(): void {
    if (this.#scheduled || this.#awaitsDrain) return;
    this.#scheduled = true;
    process.nextTick(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }

  /** Sends as much as the socket has room for. */
  #flush(): void {
    const { socket } = this.#setup;
    if (this.#batched === 0 || this.#awaitsDrain) return;
    socket.cork();
    while (this.#batched > 0 && !socket.writableNeedDrain) this.#sendNext();
    socket.uncork();
    if (this.#batched === 0) return;
    this.#awaitsDrain = true;
    socket.once("drain", () => {
      this.#awaitsDrain = false;
      this.#flush();
    });
  }

  /** Whether the socket has room or not: something is about to change that comes after it. */
  #sendAll(): void {
    while (this.#batched > 0) this.#sendNext();
  }

  #sendNext(): void {
    const packet = this.#takeNext();
    this.#put(this.#deflater === undefined ? packet : this.#deflater.deflate(packet));
  }

  /**
   * The next piece to send: one long text, or the short ones up to the next long one. A long text is not copied: shown to
   * many, it is in memory once, however many are slow to read it.
   */
  #takeNext(): Uint8Array {
    const most = this.#deflater === undefined ? COPIED_BYTES : LONG_BATCH;
    const batch = this.#batch;
    let count = 0;
    let length = 0;
    for (const { length: more } of batch) {
      if (count > 0 && (length + more > LONG_BATCH || more > most)) break;
      count += 1;
      length += more;
      if (more > most) break;
    }
    const taken = count === batch.length ? batch : batch.splice(0, count);
    if (taken === batch) this.#batch = [];
    this.#batched -= length;
    const [first] = taken;
    return count === 1 && first !== undefined ? first : Buffer.concat(taken, length);
  }

  #put(bytes: Uint8Array): void {
    const { socket, traffic, countWire } = this.#setup;
    traffic.wire += bytes.length;
    countWire(bytes.length);
    socket.write(bytes);
  }
}
