import { Buffer } from "node:buffer";
import type { Duplex } from "node:stream";
import type { TelnetFacts, Traffic } from "../sessions/capabilities.ts";
import { Deflater } from "./compression.ts";

/** A batch this long is sent before its turn is over. */
const LONG_BATCH = 64 * 1024;
const NOTHING = new Uint8Array(0);

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
    if (this.#batched === 0) return;
    const [first = NOTHING] = this.#batch;
    const batch = this.#batch.length === 1 ? first : Buffer.concat(this.#batch, this.#batched);
    this.#batch = [];
    this.#batched = 0;
    this.#setup.countRaw(batch.length);
    this.#put(this.#deflater === undefined ? batch : this.#deflater.deflate(batch));
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
