import { TelnetConnection } from "../telnet/connection.ts";
import type { Arrival } from "./arrival.ts";
import { WebSocketBytes } from "./byte-stream.ts";
import { Liveness } from "./liveness.ts";
import type { WebSocketClient } from "./subprotocols.ts";

/** `telnet.mudstandards.org`: the whole telnet stream, options and all, in BINARY frames. To the world it is telnet. */
export class TelnetClient implements WebSocketClient {
  readonly #connection: TelnetConnection;
  readonly #liveness: Liveness;

  constructor(arrival: Arrival) {
    const { socket, peer, context } = arrival;
    const connection = new TelnetConnection(new WebSocketBytes(socket), peer, context, () =>
      arrival.release(),
    );
    this.#connection = connection;
    this.#liveness = new Liveness(socket, {
      now: context.now,
      onAnswer: (tookMs) => connection.pinged(tookMs),
    });
  }

  ping(): void {
    this.#liveness.ping();
  }

  tick(): void {
    this.#connection.tick();
  }

  destroy(): void {
    this.#connection.destroy();
  }
}
