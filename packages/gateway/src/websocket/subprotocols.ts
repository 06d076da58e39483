import { WEB_SUBPROTOCOL } from "@wyldlands/protocol";
import type { Arrival } from "./arrival.ts";
import { PlainClient } from "./plain-client.ts";
import { StructuredClient } from "./structured-client.ts";
import { TelnetClient } from "./telnet-client.ts";
import { bareGmcp, jsonFrames } from "./text-frames.ts";

/** What the server asks of a client, whatever it speaks. */
export interface WebSocketClient {
  /** Call every 30 s: ends it when it does not answer. */
  ping(): void;
  /** Call about once a second. */
  tick?(): void;
  /** Cuts it. */
  destroy(): void;
}

/** Takes a WebSocket in. */
type Open = (arrival: Arrival) => WebSocketClient;

/** Every subprotocol, by name. Those of mudstandards.org are its "websocket" proposal. */
export const subprotocols: ReadonlyMap<string, Open> = new Map<string, Open>([
  [WEB_SUBPROTOCOL, (arrival) => new StructuredClient(arrival)],
  ["telnet.mudstandards.org", (arrival) => new TelnetClient(arrival)],
  ["gmcp.mudstandards.org", (arrival) => new PlainClient({ words: "binary", text: bareGmcp }, arrival)],
  ["json.mudstandards.org", (arrival) => new PlainClient({ words: "binary", text: jsonFrames }, arrival)],
  ["terminal.mudstandards.org", (arrival) => new PlainClient({ words: "binary" }, arrival)],
]);

/** A client that names none. */
export const withoutSubprotocol: Open = (arrival) => new PlainClient({ words: "text" }, arrival);

/** The client's favourite of those that are spoken here; its order is its preference (RFC 6455 §4.1). */
export function choose(offered: Iterable<string>): string | undefined {
  for (const name of offered) if (subprotocols.has(name)) return name;
  return undefined;
}
