import type { WebSocket } from "ws";

/** Whether the other end of a WebSocket still answers pings. */
export class Liveness {
  readonly #socket: WebSocket;
  #alive = true;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("pong", () => (this.#alive = true));
  }

  /** Call every 30 s: ends what did not answer the last time, and asks again. A paused client cannot answer. */
  ping(): void {
    if (this.#socket.readyState !== this.#socket.OPEN || this.#socket.isPaused) return;
    if (!this.#alive) {
      this.#socket.terminate();
      return;
    }
    this.#alive = false;
    this.#socket.ping();
  }
}
