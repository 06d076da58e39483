import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import type { ConnectionContext } from "../context.ts";
import type { Peer } from "../net/peer.ts";

/** A WebSocket that came in, and what goes with it. */
export interface Arrival {
  socket: WebSocket;
  /** What it runs on, TLS or not. */
  stream: Socket;
  peer: Peer;
  context: ConnectionContext;
  /** Gives the connection's place back. */
  release(): void;
}
