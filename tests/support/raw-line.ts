import { once } from "node:events";
import { connect, type Socket } from "node:net";

// oxlint-disable-next-line no-control-regex -- telnet commands and colours are what is left out
const NO_TEXT = /\xff\xfa[^]*?\xff\xf0|\xff[\xfb-\xfe][^]|\xff[^]|\x1b\[[0-9;]*m/g;

/** `nc` and its like: bytes out, bytes in, and not a word of telnet. */
export class RawLine {
  readonly socket: Socket;
  readonly #packets: Buffer[] = [];

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on("data", (packet) => this.#packets.push(packet));
    socket.on("error", () => undefined);
  }

  static async open(to: { host: string; port: number }): Promise<RawLine> {
    const socket = connect({ ...to, allowHalfOpen: true, noDelay: true });
    const line = new RawLine(socket);
    await once(socket, "connect");
    return line;
  }

  /** Text goes as UTF-8. */
  send(bytes: string | Uint8Array): void {
    this.socket.write(bytes);
  }

  /** Everything received, without telnet commands and colours. */
  get text(): string {
    const latin1 = Buffer.concat(this.#packets).toString("latin1").replace(NO_TEXT, "");
    return Buffer.from(latin1, "latin1").toString("utf8");
  }

  get ended(): boolean {
    return this.socket.readableEnded || this.socket.destroyed;
  }

  /** Resolves when the text matches. */
  async until(pattern: RegExp, timeoutMs = 10_000): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    while (!pattern.test(this.text)) {
      const left = deadline - performance.now();
      if (left <= 0 || this.ended)
        throw new Error(
          `${pattern} did not come${this.ended ? " before the end" : ""}:\n${this.text.slice(-2_000)}`,
        );
      await this.#news(left);
    }
  }

  /** Resolves when the server has closed its side. */
  async end(timeoutMs = 10_000): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    while (!this.ended) {
      const left = deadline - performance.now();
      if (left <= 0) throw new Error(`the server did not close:\n${this.text.slice(-2_000)}`);
      await this.#news(left);
    }
  }

  close(): void {
    this.socket.destroy();
  }

  #news(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        for (const name of ["data", "end", "close"]) this.socket.off(name, done);
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      for (const name of ["data", "end", "close"]) this.socket.on(name, done);
    });
  }
}
