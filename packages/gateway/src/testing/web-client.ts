import { WEB_SUBPROTOCOL, type WebDown, type WebUp } from "@wyldlands/protocol";
import { WebSocket, type ClientOptions } from "ws";
import { Waiting } from "./waiting.ts";

/** A WebSocket that keeps every frame. With `ca` it speaks TLS and takes that certificate only. */
export class WebClient {
  readonly socket: WebSocket;
  /** TEXT frames. */
  readonly frames: string[] = [];
  /** BINARY frames. */
  readonly binary: Buffer[] = [];
  closed: { code: number; reason: string } | undefined;
  /** HTTP status of a refused upgrade. */
  refused: { status: number; body: string } | undefined;
  readonly #waiting = new Waiting();

  constructor(port: number, protocols: string[] = [WEB_SUBPROTOCOL], options: ClientOptions = {}) {
    const scheme = options.ca === undefined ? "ws" : "wss";
    this.socket = new WebSocket(`${scheme}://127.0.0.1:${port}/ws`, protocols, options);
    this.socket.on("message", (data, binary) => {
      if (binary) this.binary.push(data as Buffer);
      else this.frames.push((data as Buffer).toString("utf8"));
      this.#waiting.changed();
    });
    this.socket.on("close", (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.#waiting.changed();
    });
    this.socket.on("unexpected-response", (_request, response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => void chunks.push(chunk));
      response.on("end", () => {
        this.refused = { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() };
        this.#waiting.changed();
      });
    });
    this.socket.on("open", () => this.#waiting.changed());
    this.socket.on("error", () => undefined);
  }

  get messages(): WebDown[] {
    return this.frames.map((frame) => JSON.parse(frame) as WebDown);
  }

  opened(): Promise<boolean> {
    return this.#waiting.until("an open WebSocket", () => this.socket.readyState === WebSocket.OPEN);
  }

  ended(): Promise<{ code: number; reason: string }> {
    return this.#waiting.until("the WebSocket's end", () => this.closed);
  }

  turnedAway(): Promise<{ status: number; body: string }> {
    return this.#waiting.until("a refusal", () => this.refused);
  }

  async say(...messages: WebUp[]): Promise<void> {
    await this.opened();
    for (const message of messages) this.socket.send(JSON.stringify(message));
  }

  /** Opens and says hello; resolves with the gateway's hello. */
  async hello(resume?: { token: string; last: number }): Promise<Extract<WebDown, { t: "hello" }>> {
    await this.say({ t: "hello", width: 100, height: 40, ...(resume === undefined ? {} : { resume }) });
    return this.message("hello");
  }

  message<K extends WebDown["t"]>(
    kind: K,
    fits: (message: Extract<WebDown, { t: K }>) => boolean = () => true,
  ): Promise<Extract<WebDown, { t: K }>> {
    return this.#waiting.until(`a message "${kind}"`, () =>
      this.messages.find(
        (message): message is Extract<WebDown, { t: K }> =>
          message.t === kind && fits(message as Extract<WebDown, { t: K }>),
      ),
    );
  }

  untilText(text: string): Promise<boolean> {
    return this.#waiting.until(JSON.stringify(text), () => this.frames.join("").includes(text));
  }

  /** Waits until there are `count` TEXT frames, and returns them. */
  async texts(count: number): Promise<string[]> {
    await this.#waiting.until(`${count} frames`, () => this.frames.length >= count);
    return [...this.frames];
  }

  /** Waits for `text` in the BINARY frames, as UTF-8 unless told, and returns all that they held so far. */
  untilBinary(text: string, encoding: BufferEncoding = "utf8"): Promise<string> {
    return this.#waiting.until(JSON.stringify(text), () => {
      const all = Buffer.concat(this.binary).toString(encoding);
      return all.includes(text) && all;
    });
  }

  destroy(): void {
    this.socket.terminate();
  }
}
