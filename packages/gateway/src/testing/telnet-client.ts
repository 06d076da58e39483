import { connect, type Socket } from "node:net";
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from "node:tls";
import { Waiting } from "./waiting.ts";

/** A raw socket that keeps every byte; one character of `received` is one byte. */
export class TelnetClient {
  readonly socket: Socket;
  received = "";
  closed = false;
  readonly #waiting = new Waiting();

  /** `tls`: set to speak TLS; the certificate is not verified unless `ca` is given. */
  constructor(port: number, tls?: ConnectionOptions) {
    const where = { port, host: "127.0.0.1", allowHalfOpen: true };
    this.socket =
      tls === undefined
        ? connect(where)
        : connectTls({ ...where, rejectUnauthorized: tls.ca !== undefined, ...tls });
    this.socket.on("data", (bytes) => {
      this.received += bytes.toString("latin1");
      this.#waiting.changed();
    });
    this.socket.on("end", () => this.#ended());
    this.socket.on("close", () => this.#ended());
    this.socket.on("error", () => undefined);
  }

  send(bytes: string | Uint8Array): void {
    this.socket.write(typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes);
  }

  /** Waits until everything received so far ends with, or contains, `bytes`. */
  until(bytes: string): Promise<boolean> {
    return this.#waiting.until(JSON.stringify(bytes), () => this.received.includes(bytes));
  }

  /** Waits until something is true of what was received. */
  holds(look: () => boolean): Promise<boolean> {
    return this.#waiting.until("what was to be received", look);
  }

  /** Waits for `bytes` and returns what came since the last call, those included. */
  async next(bytes: string): Promise<string> {
    await this.until(bytes);
    const end = this.received.indexOf(bytes) + bytes.length;
    const taken = this.received.slice(0, end);
    this.received = this.received.slice(end);
    return taken;
  }

  end(): Promise<boolean> {
    return this.#waiting.until("the connection's end", () => this.closed);
  }

  /** The TLS connection, when this is one. */
  get tls(): TLSSocket {
    return this.socket as TLSSocket;
  }

  destroy(): void {
    this.socket.destroy();
  }

  #ended(): void {
    this.closed = true;
    this.#waiting.changed();
  }
}
