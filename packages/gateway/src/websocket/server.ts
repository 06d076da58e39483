import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WEB_SUBPROTOCOL } from "@wyldlands/protocol";
import { WebSocketServer } from "ws";
import type { ConnectionContext } from "../context.ts";
import { plainAnswer } from "../http/plain-answer.ts";
import type { Admissions } from "../limits/admission.ts";
import type { Peer } from "../net/peer.ts";
import { PlainClient } from "./plain-client.ts";
import { StructuredClient } from "./structured-client.ts";
import { CloseCode } from "./wire.ts";

const MAX_PAYLOAD = 64 * 1024;
const PING_MS = 30_000;

export interface WebSockets {
  readonly open: number;
  /** Takes over a request to upgrade, or turns it away with a status and a sentence. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, peer: Peer): void;
  /** Call about once a second. */
  tick(): void;
  /** From now on everybody is turned away. */
  shutDoor(): void;
  destroy(): void;
}

export function createWebSockets(context: ConnectionContext, admissions: Admissions): WebSockets {
  const clients = new Set<PlainClient | StructuredClient>();
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_PAYLOAD,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(WEB_SUBPROTOCOL) ? WEB_SUBPROTOCOL : false),
  });
  let lastPing = context.now();
  let stopped = false;

  const upgrade: WebSockets["upgrade"] = (request, socket, head, peer) => {
    socket.on("error", () => undefined);
    if (stopped) return refuse(socket, "503 Service Unavailable", "The gateway is closing.");
    const path = (request.url ?? "").split("?")[0];
    if (path !== "/ws") return refuse(socket, "404 Not Found", "WebSockets live at /ws.");
    if (!originAllowed(request, context.config.websocket.origins))
      return refuse(socket, "403 Forbidden", "This page may not speak to this gateway.");
    const offered = request.headers["sec-websocket-protocol"];
    if (offered !== undefined && !offered.split(",").some((name) => name.trim() === WEB_SUBPROTOCOL))
      return refuse(socket, "400 Bad Request", `This gateway speaks ${WEB_SUBPROTOCOL}, or no subprotocol.`);

    const admission = admissions.admit(peer);
    if (!admission.ok) {
      context.metrics.refusedConnections.inc({ reason: admission.kind });
      const status = admission.kind === "full" ? "503 Service Unavailable" : "429 Too Many Requests";
      return refuse(socket, status, admission.text);
    }
    // Until the handshake is done, and when it fails, the socket itself gives the place back.
    socket.once("close", () => admission.release());
    server.handleUpgrade(request, socket, head, (webSocket) => {
      const release = (): void => {
        admission.release();
        clients.delete(client);
      };
      const Client = webSocket.protocol === WEB_SUBPROTOCOL ? StructuredClient : PlainClient;
      const client = new Client(webSocket, peer, context, release);
      clients.add(client);
    });
  };

  return {
    get open() {
      return clients.size;
    },
    upgrade,
    tick() {
      if (context.now() - lastPing < PING_MS) return;
      lastPing = context.now();
      for (const client of clients) client.wire.ping();
    },
    shutDoor() {
      stopped = true;
    },
    destroy() {
      stopped = true;
      for (const client of clients) {
        client.wire.close(CloseCode.goingAway);
        client.wire.destroy();
      }
      server.close();
    },
  };
}

function refuse(socket: Duplex, status: string, text: string): void {
  socket.end(plainAnswer(status, text), () => socket.destroy());
}

/** Browsers always send an Origin, so its absence means a program of the player's own. */
function originAllowed(request: IncomingMessage, listed: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  const parsed = URL.canParse(origin) ? new URL(origin) : undefined;
  if (parsed === undefined) return false;
  return parsed.host === host || listed.some((each) => new URL(each).origin === parsed.origin);
}
