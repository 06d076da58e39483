import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { AddressList, LOOPBACK } from "../net/addresses.ts";
import { isPassedOn, requestPeer } from "../net/forwarded.ts";
import type { Peer } from "../net/peer.ts";
import { SECURITY_HEADERS } from "./headers.ts";
import { findStaticFile, namedFile, sendStaticFile } from "./static-files.ts";

/** Whether players can be served; `ok: false` is answered with 503. */
export interface Readiness {
  ok: boolean;
  [detail: string]: unknown;
}

export interface HttpSetup {
  log: Logger;
  /** Players at most; some room is left for pages. */
  maxConnections: number;
  /** Folder of the web client; without one there are only the pages for operators. */
  webRoot: string | undefined;
  /** A map for players' clients. */
  mapFile: string | undefined;
  ready(): Promise<Readiness>;
  metricsText(): Promise<string>;
  /** Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed. */
  proxies: AddressList;
  /** `peer`: whom the request comes from. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, peer: Peer): void;
}

export interface HttpServer {
  /** Listens for plain HTTP; what it accepts goes to `knock`. */
  server: Server;
  /** Serves a connection, plain or TLS, that is through the door. */
  enter(socket: Socket, peer: Peer): void;
}

const ROOM_FOR_PAGES = 1000;
const IDLE_MS = 5000;
const HEADERS_MS = 10_000;
const REQUEST_MS = 15_000;
const MAX_HEADER_BYTES = 8 * 1024;

/** Pages, health, figures, and the door for WebSockets. */
export function createHttpServer(setup: HttpSetup, knock: (socket: Socket) => void): HttpServer {
  const peers = new WeakMap<Socket, Peer>();
  const peerOf = (request: IncomingMessage): Peer => {
    const peer = peers.get(request.socket);
    if (peer === undefined) throw new Error("a request came by no door");
    return requestPeer(peer, request.headers, setup.proxies);
  };
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      keepAliveTimeout: IDLE_MS,
      connectionsCheckingInterval: 1000,
      noDelay: true,
    },
    (request, response) => {
      answer(setup, request, response, peerOf(request)).catch((error: unknown) => {
        // A client that goes away in the middle of a file is no fault of ours.
        if (response.destroyed) return;
        setup.log.error({ error }, "a page could not be served");
        if (response.headersSent) response.destroy();
        else text(response, 500, "Something went wrong here; it is in the log.");
      });
    },
  );
  server.maxConnections = setup.maxConnections + ROOM_FOR_PAGES;
  server.on("upgrade", (request, socket, head) => setup.upgrade(request, socket, head, peerOf(request)));

  // One server for every port, for it is the one that watches over slow requests: its own listener comes behind the door.
  const serve = server.listeners("connection") as ((this: Server, socket: Socket) => void)[];
  server.removeAllListeners("connection");
  server.on("connection", knock);
  return {
    server,
    enter(socket, peer) {
      peers.set(socket, peer);
      for (const listener of serve) listener.call(server, socket);
    },
  };
}

const loopback = new AddressList(LOOPBACK);

async function answer(
  setup: HttpSetup,
  request: IncomingMessage,
  response: ServerResponse,
  peer: Peer,
): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  const method = request.method ?? "GET";
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  if (method !== "GET" && method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    response.setHeader("Connection", "close");
    text(response, 405, "There is nothing here to write to.");
    return;
  }
  switch (path) {
    case "/healthz":
      json(response, 200, { ok: true });
      return;
    case "/readyz": {
      const readiness = await setup.ready().catch(() => ({ ok: false, reason: "the world did not answer" }));
      json(response, readiness.ok ? 200 : 503, readiness);
      return;
    }
    case "/metrics":
      // A proxy on this machine that is listed nowhere still must not show them to the world.
      if (peer.forwarded || isPassedOn(request.headers) || !loopback.has(peer.address))
        text(response, 403, "Figures are shown on this machine only.");
      else send(response, 200, "text/plain; version=0.0.4; charset=utf-8", await setup.metricsText());
      return;
    case "/ws":
      response.setHeader("Upgrade", "websocket");
      text(response, 426, "This is a WebSocket's door.");
      return;
  }
  const file =
    path === "/map.xml" && setup.mapFile !== undefined
      ? await namedFile(setup.mapFile)
      : setup.webRoot && (await findStaticFile(setup.webRoot, path));
  if (!file) text(response, 404, "There is nothing here.");
  else await sendStaticFile(response, file, { method, ifNoneMatch: request.headers["if-none-match"] });
}

function text(response: ServerResponse, status: number, sentence: string): void {
  send(response, status, "text/plain; charset=utf-8", `${sentence}\n`);
}

function json(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, "application/json; charset=utf-8", `${JSON.stringify(value)}\n`);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": Buffer.byteLength(body),
    "Cache-Control": "no-store",
  });
  response.end(body);
}
