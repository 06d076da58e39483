import { WEB_SUBPROTOCOL } from "@wyldlands/protocol";
import type { WebSocket } from "ws";
import type { ConnectionContext } from "../context.ts";
import type { Peer } from "../net/peer.ts";
import { bareGmcp, gmcpInJson } from "./gmcp-frames.ts";
import { PlainClient } from "./plain-client.ts";
import { StructuredClient } from "./structured-client.ts";
import { TelnetClient } from "./telnet-client.ts";

/** What the server asks of a client, whatever it speaks. */
export interface WebSocketClient {
  /** Call every 30 s: ends it when it does not answer. */
  ping(): void;
  /** Call about once a second. */
  tick?(): void;
  /** Cuts it. */
  destroy(): void;
}

/** Takes a WebSocket in; `release` gives its place back. */
type Open = (
  socket: WebSocket,
  peer: Peer,
  context: ConnectionContext,
  release: () => void,
) => WebSocketClient;

/** Every subprotocol, by name. Those of mudstandards.org are its "websocket" proposal. */
export const subprotocols: ReadonlyMap<string, Open> = new Map<string, Open>([
  [WEB_SUBPROTOCOL, (...args) => new StructuredClient(...args)],
  ["telnet.mudstandards.org", (...args) => new TelnetClient(...args)],
  ["gmcp.mudstandards.org", (...args) => new PlainClient({ words: "binary", gmcp: bareGmcp }, ...args)],
  ["json.mudstandards.org", (...args) => new PlainClient({ words: "binary", gmcp: gmcpInJson }, ...args)],
  ["terminal.mudstandards.org", (...args) => new PlainClient({ words: "binary" }, ...args)],
]);

/** A client that names none. */
export const withoutSubprotocol: Open = (...args) => new PlainClient({ words: "text" }, ...args);

/** The client's favourite of those that are spoken here; its order is its preference (RFC 6455 §4.1). */
export function choose(offered: Iterable<string>): string | undefined {
  for (const name of offered) if (subprotocols.has(name)) return name;
  return undefined;
}
