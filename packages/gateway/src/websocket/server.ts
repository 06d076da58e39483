import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer, type PerMessageDeflateOptions } from "ws";
import type { ConnectionContext } from "../context.ts";
import { plainAnswer } from "../http/plain-answer.ts";
import type { Admissions, RefusalKind } from "../limits/admission.ts";
import type { Peer } from "../net/peer.ts";
import { Round } from "../net/round.ts";
import { choose, subprotocols, withoutSubprotocol, type WebSocketClient } from "./subprotocols.ts";

const MAX_PAYLOAD = 64 * 1024;
const PING_MS = 30_000;
const REFUSAL_STATUS: Readonly<Record<RefusalKind, string>> = {
  banned: "403 Forbidden",
  full: "503 Service Unavailable",
  address: "429 Too Many Requests",
  rate: "429 Too Many Requests",
};
/** RFC 7692, small on purpose: with zlib's own sizes a connection takes several times the memory. */
const DEFLATE: PerMessageDeflateOptions = {
  serverMaxWindowBits: 11,
  zlibDeflateOptions: { memLevel: 3 },
  threshold: 128,
};

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
  const clients = new Set<WebSocketClient>();
  const ticks = new Round(clients, (client) => client.tick?.());
  const pings = new Round(clients, (client) => client.ping());
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_PAYLOAD,
    perMessageDeflate: context.config.websocket.deflate && DEFLATE,
    handleProtocols: (offered) => choose(offered) ?? false,
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
    if (offered !== undefined && choose(offered.split(",").map((name) => name.trim())) === undefined) {
      const spoken = [...subprotocols.keys()].join(", ");
      return refuse(socket, "400 Bad Request", `This gateway speaks ${spoken}, or no subprotocol.`);
    }

    const admission = admissions.admit(peer);
    if (!admission.ok) {
      context.metrics.refusedConnections.inc({ reason: admission.kind });
      return refuse(socket, REFUSAL_STATUS[admission.kind], admission.text);
    }
    // Until the handshake is done, and when it fails, the socket itself gives the place back.
    socket.once("close", () => admission.release());
    server.handleUpgrade(request, socket, head, (webSocket) => {
      const release = (): void => {
        admission.release();
        clients.delete(client);
      };
      const open = subprotocols.get(webSocket.protocol) ?? withoutSubprotocol;
      // An upgrade's socket is the one that http was given: the gateway's own listeners hand out nothing else.
      const client = open({ socket: webSocket, stream: socket as Socket, peer, context, release });
      clients.add(client);
    });
  };

  return {
    get open() {
      return clients.size;
    },
    upgrade,
    tick() {
      ticks.start();
      if (context.now() - lastPing < PING_MS) return;
      lastPing = context.now();
      pings.start();
    },
    shutDoor() {
      stopped = true;
    },
    destroy() {
      stopped = true;
      ticks.stop();
      pings.stop();
      for (const client of clients) client.destroy();
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
