import { Buffer } from "node:buffer";
import { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { bytesOf, CloseCode } from "./wire.ts";

type Done = (error?: Error | null) => void;

/** A WebSocket as a stream of bytes: BINARY frames in, and what is written in one turn out as one BINARY frame. */
export class WebSocketBytes extends Duplex {
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    super();
    this.#socket = socket;
    socket.on("message", (data, binary) => {
      if (!binary) socket.close(CloseCode.unsupportedData, "send binary frames");
      else if (!this.push(bytesOf(data))) socket.pause();
    });
    // Frames too long or malformed: ws itself answers with the right close code.
    socket.on("error", () => undefined);
    // No half of a WebSocket stays open: its end is the stream's end.
    socket.on("close", () => this.destroy());
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.#send(bytes, done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  override _final(done: Done): void {
    this.#socket.close(CloseCode.normal);
    done();
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#socket.terminate();
    done(error);
  }

  #send(bytes: Buffer, done: Done): void {
    // A frame that cannot be sent any more is not news: `close` follows.
    this.#socket.send(bytes, { binary: true }, () => done());
  }
}
