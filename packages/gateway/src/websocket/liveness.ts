import type { WebSocket } from "ws";

export interface LivenessSetup {
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
  /** The client answered; so many milliseconds after it was asked. */
  onAnswer(tookMs: number): void;
}

/** Whether the other end of a WebSocket still answers pings, and how soon. */
export class Liveness {
  readonly #socket: WebSocket;
  readonly #setup: LivenessSetup;
  /** When the ping was sent that is not answered yet. */
  #asked: number | undefined;

  constructor(socket: WebSocket, setup: LivenessSetup) {
    this.#socket = socket;
    this.#setup = setup;
    socket.on("pong", () => {
      // A pong may come unasked (RFC 6455 §5.5.3).
      if (this.#asked === undefined) return;
      setup.onAnswer(setup.now() - this.#asked);
      this.#asked = undefined;
    });
  }

  /** Call every 30 s: ends what did not answer the last time, and asks again. A paused client cannot answer. */
  ping(): void {
    if (this.#socket.readyState !== this.#socket.OPEN || this.#socket.isPaused) return;
    if (this.#asked !== undefined) {
      this.#socket.terminate();
      return;
    }
    this.#asked = this.#setup.now();
    this.#socket.ping();
  }
}
