import { Buffer } from "node:buffer";
import type { Socket } from "node:net";
import type { RawData, WebSocket } from "ws";
import type { ConnectionContext } from "../context.ts";
import type { Peer } from "../net/peer.ts";
import { noTraffic, type Capabilities } from "../sessions/capabilities.ts";
import type { Arrival } from "./arrival.ts";
import { Liveness } from "./liveness.ts";

/** Close codes of RFC 6455 §7.4.1, and ours above 4000. */
export const CloseCode = {
  normal: 1000,
  goingAway: 1001,
  unsupportedData: 1003,
  policy: 1008,
  /** Come back at once: the session lives on. */
  restart: 1012,
  /** The session goes on in another connection of the same client. */
  takenOver: 4000,
} as const;

/** Longest line in bytes, as on telnet. */
export const MAX_LINE_BYTES = 4096;
const LINGER_MS = 2000;

export interface WireEvents {
  message(text: string, binary: boolean): void;
  close(): void;
}

/** What a session's figures are kept in. */
type Figures = Pick<Capabilities, "traffic" | "pingMs">;

/** A WebSocket with what both kinds of client need: limits, liveness, figures. */
export class Wire {
  readonly #socket: WebSocket;
  readonly #stream: Socket;
  /** What the stream had carried when its bytes were counted last. */
  readonly #counted: { in: number; out: number };
  #figures: Figures = { traffic: noTraffic() };
  readonly #context: ConnectionContext;
  readonly #address: string;
  readonly #liveness: Liveness;
  #over = false;
  #timer: NodeJS.Timeout | undefined;

  constructor({ socket, stream, peer, context }: Arrival, events: WireEvents) {
    this.#socket = socket;
    this.#stream = stream;
    this.#counted = { in: stream.bytesRead, out: stream.bytesWritten };
    this.#liveness = new Liveness(socket, {
      now: context.now,
      onAnswer: (tookMs) => {
        this.#figures.pingMs = Math.round(tookMs);
        context.metrics.ping.observe({ transport: "websocket" }, tookMs / 1000);
      },
    });
    this.#address = peer.address;
    this.#context = context;
    socket.on("message", (data, binary) => {
      const bytes = bytesOf(data);
      this.#figures.traffic.in.raw += bytes.length;
      if (!this.#over) events.message(bytes.toString("utf8"), binary);
    });
    // Frames too long or malformed: ws itself answers with the right close code.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.#over = true;
      clearTimeout(this.#timer);
      this.#count();
      events.close();
    });
  }

  /** Nothing more is read from it or written to it. */
  get over(): boolean {
    return this.#over;
  }

  /** `binary`: in a BINARY frame instead of a TEXT frame. */
  send(text: string, binary = false): void {
    if (this.#over) return;
    this.#socket.send(text, { binary });
    this.#figures.traffic.out.raw += Buffer.byteLength(text);
    if (this.#socket.bufferedAmount > this.#context.config.limits.unsent_bytes) this.cut("slow-reader");
  }

  /** Ends it at once: the client broke a limit. */
  cut(reason: "slow-reader" | "negotiation-flood"): void {
    if (this.#over) return;
    this.#over = true;
    this.#context.metrics.cutConnections.inc({ reason });
    this.#context.log.warn({ address: this.#address, reason }, "WebSocket connection cut");
    this.#socket.terminate();
  }

  /** Ends it in good order. `reason`: at most 123 bytes. */
  close(code: number, reason = ""): void {
    if (this.#over) return;
    this.#over = true;
    this.#socket.resume();
    this.#socket.close(code, reason);
    this.#timer = setTimeout(() => this.#socket.terminate(), LINGER_MS);
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** From here on the figures are this session's; what came before is added to them. */
  countFor(figures: Figures): void {
    const { in: into, out } = this.#figures.traffic;
    this.#figures = figures;
    for (const [to, from] of [
      [figures.traffic.in, into],
      [figures.traffic.out, out],
    ] as const) {
      to.raw += from.raw;
      to.wire += from.wire;
    }
  }

  /** Call about once a second: what went over the wire meanwhile is counted. */
  tick(): void {
    this.#count();
  }

  /** Call every 30 s: ends what did not answer the last time. */
  ping(): void {
    if (!this.#over) this.#liveness.ping();
  }

  destroy(): void {
    this.close(CloseCode.goingAway);
    this.#socket.terminate();
  }

  #count(): void {
    const { traffic } = this.#figures;
    const now = { in: this.#stream.bytesRead, out: this.#stream.bytesWritten };
    for (const way of ["in", "out"] as const) {
      const bytes = now[way] - this.#counted[way];
      this.#counted[way] = now[way];
      traffic[way].wire += bytes;
      this.#context.metrics.bytes.inc({ direction: way, transport: "websocket" }, bytes);
    }
  }
}

/** A new WebSocket client's capabilities. */
export function webCapabilities(peer: Peer, numbering: boolean): Capabilities {
  return {
    transport: "websocket",
    address: peer.address,
    width: 0,
    height: 0,
    colours: 16,
    charset: "utf-8",
    screenReader: false,
    numbering,
    secure: peer.secure,
    client: {},
    traffic: noTraffic(),
  };
}

/** A frame's bytes, in whichever form ws hands them out. */
export function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
