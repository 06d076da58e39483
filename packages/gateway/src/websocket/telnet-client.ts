import type { WebSocket } from "ws";
import type { ConnectionContext } from "../context.ts";
import type { Peer } from "../net/peer.ts";
import { TelnetConnection } from "../telnet/connection.ts";
import { WebSocketBytes } from "./byte-stream.ts";
import { Liveness } from "./liveness.ts";
import type { WebSocketClient } from "./subprotocols.ts";

/** `telnet.mudstandards.org`: the whole telnet stream, options and all, in BINARY frames. To the world it is telnet. */
export class TelnetClient implements WebSocketClient {
  readonly #connection: TelnetConnection;
  readonly #liveness: Liveness;

  constructor(socket: WebSocket, peer: Peer, context: ConnectionContext, release: () => void) {
    this.#liveness = new Liveness(socket);
    this.#connection = new TelnetConnection(new WebSocketBytes(socket), peer, context, release);
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
