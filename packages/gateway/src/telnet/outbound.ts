import { Buffer } from "node:buffer";
import type { Duplex } from "node:stream";
import type { TelnetFacts, Traffic } from "../sessions/capabilities.ts";
import { Deflater } from "./compression.ts";

/** A batch this long is sent before its turn is over. */
const LONG_BATCH = 64 * 1024;
/** Copying this much into one packet is cheaper than sending its parts. */
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

/** The way out: what is written in one turn of the event loop leaves as one packet, compressed when that is on. */
export class Outbound {
  readonly #setup: OutboundSetup;
  #deflater: Deflater | undefined;
  /** What this turn has written so far and has yet to be sent. */
  #batch: Uint8Array[] = [];
  #batched = 0;
  #scheduled = false;
  #over = false;

  constructor(setup: OutboundSetup) {
    this.#setup = setup;
  }

  write(bytes: Uint8Array): void {
    if (this.#over || bytes.length === 0) return;
    this.#setup.traffic.raw += bytes.length;
    this.#batch.push(bytes);
    this.#batched += bytes.length;
    if (this.#batched >= LONG_BATCH) this.#flush();
    else this.#schedule();
  }

  /** Everything that is written from here on is one zlib stream. */
  startCompressing(): void {
    if (this.#over || this.#deflater !== undefined) return;
    this.#flush();
    this.#deflater = new Deflater();
    this.#setup.facts.compressed.out = true;
  }

  /** Ends the zlib stream: everything that is written from here on is plain. */
  stopCompressing(): void {
    this.#flush();
    if (this.#deflater === undefined) return;
    const last = this.#deflater.finish();
    this.#deflater = undefined;
    this.#setup.facts.compressed.out = false;
    this.#put(last);
  }

  /** Sends what was written, and ends the connection. */
  end(): void {
    this.stopCompressing();
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

  #flush(): void {
    const [first] = this.#batch;
    if (first === undefined) return;
    const batch = this.#batch;
    const length = this.#batched;
    this.#batch = [];
    this.#batched = 0;
    this.#setup.countRaw(length);
    if (this.#deflater === undefined && length > COPIED_BYTES) this.#putEach(batch);
    else this.#send(batch.length === 1 ? first : Buffer.concat(batch, length));
  }

  #send(bytes: Uint8Array): void {
    this.#put(this.#deflater === undefined ? bytes : this.#deflater.deflate(bytes));
  }

  /** As one packet, but not copied: what is shown to many is kept in memory once, however many are slow to read it. */
  #putEach(batch: readonly Uint8Array[]): void {
    const { socket } = this.#setup;
    socket.cork();
    for (const bytes of batch) this.#put(bytes);
    socket.uncork();
  }

  #put(bytes: Uint8Array): void {
    const { socket, traffic, countWire, unsentBytes } = this.#setup;
    if (this.#over) return;
    traffic.wire += bytes.length;
    countWire(bytes.length);
    socket.write(bytes);
    if (socket.writableLength <= unsentBytes) return;
    this.drop();
    this.#setup.onSlowReader();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    process.nextTick(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }
}
