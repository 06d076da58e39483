import { Buffer } from "node:buffer";
import { Duplex } from "node:stream";
import { pino } from "pino";
import { gatewayConfig } from "../../packages/gateway/src/config.ts";
import type { ConnectionContext } from "../../packages/gateway/src/context.ts";
import { Bans } from "../../packages/gateway/src/limits/bans.ts";
import { createMetrics } from "../../packages/gateway/src/metrics.ts";
import type { Capabilities } from "../../packages/gateway/src/sessions/capabilities.ts";
import { Sessions } from "../../packages/gateway/src/sessions/sessions.ts";
import { CompressionSlots } from "../../packages/gateway/src/telnet/compression.ts";
import { TelnetConnection } from "../../packages/gateway/src/telnet/connection.ts";
import { FakeLink } from "../../packages/gateway/src/testing/fake-link.ts";
import { OFFERS } from "../../packages/gateway/src/testing/offers.ts";

/** Bytes as text, one character each. */
export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

/** The real telnet connection with all its options, on a stream in memory in place of a socket, and before a silent world. */
export class DirectGateway {
  readonly link: FakeLink;
  /** Every log line, as JSON text. */
  readonly logs: string[] = [];
  readonly #context: ConnectionContext;

  /** `config`: keys of gatewayConfig that differ from the defaults. */
  constructor(config: Record<string, unknown> = {}) {
    const parsed = gatewayConfig.parse(config);
    const log = pino({ level: "trace" }, { write: (line: string) => void this.logs.push(line) });
    const now = (): number => performance.now();
    const metrics = createMetrics({ connections: () => ({}), sessions: () => sessions.size });
    const sessions: Sessions = new Sessions({ config: parsed, log, metrics, now, bans: new Bans() });
    const compression = new CompressionSlots(parsed.limits.compressed_sessions);
    const ports = (): { telnet: number; http: number } => ({ telnet: 4000, http: 8080 });
    this.link = new FakeLink(sessions);
    sessions.attach(this.link);
    this.#context = { config: parsed, log, metrics, sessions, compression, ports, now };
  }

  connect(): DirectClient {
    return new DirectClient(this.#context, this.link);
  }

  metricsText(): Promise<string> {
    return this.#context.metrics.registry.metrics();
  }

  close(): void {
    this.#context.sessions.stop();
    this.#context.metrics.stop();
  }
}

export class DirectClient {
  readonly #wire = new MemoryWire();
  readonly #connection: TelnetConnection;
  readonly #link: FakeLink;

  constructor(context: ConnectionContext, link: FakeLink) {
    this.#link = link;
    this.#connection = new TelnetConnection(
      this.#wire,
      { address: "192.0.2.1", secure: false, forwarded: false },
      context,
      () => undefined,
    );
  }

  /** Read by the gateway at once. Nothing is read from a client that was cut. */
  send(packet: Uint8Array): void {
    if (!this.#wire.destroyed) this.#wire.emit("data", packet);
  }

  /** Resolves when what was written so far has left: at the end of this turn of the event loop. */
  async settled(): Promise<void> {
    await new Promise((resolve) => void setImmediate(resolve));
  }

  /** What the gateway said behind its offers. */
  async answer(): Promise<string> {
    await this.settled();
    const said = latin1(Buffer.concat(this.#wire.written));
    if (!said.startsWith(OFFERS)) throw new Error("the gateway did not begin with its offers");
    return said.slice(OFFERS.length);
  }

  /** Bytes that the gateway sent so far, offers included. */
  get received(): number {
    return this.#wire.written.reduce((sum, bytes) => sum + bytes.length, 0);
  }

  get capabilities(): Capabilities {
    return this.#connection.capabilities;
  }

  /** The lines that reached the world. */
  get lines(): string[] {
    const { number } = this.#connection.session;
    return this.#link.lines.filter(({ session }) => session === number).map(({ text }) => text);
  }

  /** The gateway would have no more of it. */
  get cut(): boolean {
    return this.#wire.destroyed;
  }

  leave(): void {
    this.#wire.destroy();
  }
}

/** Keeps what is written. What is read is emitted by hand, so that nothing is put off. */
class MemoryWire extends Duplex {
  readonly written: Uint8Array[] = [];

  override _read(): void {}

  override _write(bytes: Uint8Array, _encoding: BufferEncoding, done: () => void): void {
    this.written.push(bytes);
    done();
  }

  override _writev(chunks: { chunk: Uint8Array }[], done: () => void): void {
    this.written.push(...chunks.map(({ chunk }) => chunk));
    done();
  }
}
