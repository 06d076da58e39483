import { TelnetParser, type TelnetEvent } from "@wyldlands/telnet";
import type { TelnetFacts, Traffic } from "../sessions/capabilities.ts";
import { InflateError, Inflater } from "./compression.ts";

const NOTHING = new Uint8Array(0);

export interface InboundSetup {
  facts: Pick<TelnetFacts, "compressed">;
  traffic: Traffic;
  /** Count bytes: as they are read, and as they come over the wire. */
  readonly countRaw: (bytes: number) => void;
  readonly countWire: (bytes: number) => void;
  /** Takes an event; false: nothing more is wanted. */
  heed(event: TelnetEvent): boolean;
  /** What came cannot be inflated, or would be too much. Nothing is read from then on. */
  onFault(reason: InflateError["reason"]): void;
}

/** The way in: packets to telnet events, inflated while the client compresses. */
export class Inbound {
  readonly #setup: InboundSetup;
  readonly #parser = new TelnetParser();
  #inflater: Inflater | undefined;
  #over = false;

  constructor(setup: InboundSetup) {
    this.#setup = setup;
  }

  read(packet: Uint8Array): void {
    this.#setup.traffic.wire += packet.length;
    this.#setup.countWire(packet.length);
    let rest = packet;
    while (rest.length > 0 && !this.#over)
      rest = this.#inflater === undefined ? this.#parse(rest) : this.#inflate(rest, this.#inflater);
  }

  /** Everything behind the event that is being heeded is one zlib stream, until that ends. */
  startInflating(): void {
    this.#inflater ??= new Inflater();
    this.#setup.facts.compressed.in = true;
  }

  /** Call it when the connection is gone, too: a stream holds native memory. */
  close(): void {
    this.#over = true;
    this.#inflater?.close();
    this.#inflater = undefined;
  }

  /** Returns what is left to read when compression begins in the middle. */
  #parse(bytes: Uint8Array): Uint8Array {
    const before = this.#inflater;
    const read = this.#parser.scan(bytes, (event) => {
      if (!this.#setup.heed(event)) this.#over = true;
      return this.#over || this.#inflater !== before ? "stop" : undefined;
    });
    this.#setup.traffic.raw += read;
    this.#setup.countRaw(read);
    return bytes.subarray(read);
  }

  /** Returns what is left to read when compression ends in the middle. */
  #inflate(packet: Uint8Array, inflater: Inflater): Uint8Array {
    const inflated = this.#inflated(packet, inflater);
    if (inflated === undefined) return NOTHING;
    this.#parse(inflated.bytes);
    if (inflated.rest === undefined || this.#over) return NOTHING;
    inflater.close();
    this.#inflater = undefined;
    this.#setup.facts.compressed.in = false;
    return inflated.rest;
  }

  #inflated(packet: Uint8Array, inflater: Inflater): ReturnType<Inflater["inflate"]> | undefined {
    try {
      return inflater.inflate(packet);
    } catch (error) {
      if (!(error instanceof InflateError)) throw error;
      this.close();
      this.#setup.onFault(error.reason);
      return undefined;
    }
  }
}
