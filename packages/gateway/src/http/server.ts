import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { plainAddress } from "../limits/admission.ts";
import { SECURITY_HEADERS } from "./headers.ts";
import { findStaticFile, sendStaticFile } from "./static-files.ts";

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
  ready(): Promise<Readiness>;
  metricsText(): Promise<string>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1)$/;
const ROOM_FOR_PAGES = 1000;
const IDLE_MS = 5000;
const HEADERS_MS = 10_000;
const REQUEST_MS = 15_000;
const MAX_HEADER_BYTES = 8 * 1024;

/** Pages, health, figures, and the door for WebSockets. */
export function createHttpServer(setup: HttpSetup): Server {
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
      answer(setup, request, response).catch((error: unknown) => {
        // A client that goes away in the middle of a file is no fault of ours.
        if (response.destroyed) return;
        setup.log.error({ error }, "a page could not be served");
        if (response.headersSent) response.destroy();
        else text(response, 500, "Something went wrong here; it is in the log.");
      });
    },
  );
  server.maxConnections = setup.maxConnections + ROOM_FOR_PAGES;
  server.on("upgrade", (request, socket, head) => setup.upgrade(request, socket, head));
  return server;
}

async function answer(setup: HttpSetup, request: IncomingMessage, response: ServerResponse): Promise<void> {
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
      if (!LOOPBACK.test(plainAddress(request.socket.remoteAddress)))
        text(response, 403, "Figures are shown on this machine only.");
      else send(response, 200, "text/plain; version=0.0.4; charset=utf-8", await setup.metricsText());
      return;
    case "/ws":
      response.setHeader("Upgrade", "websocket");
      text(response, 426, "This is a WebSocket's door.");
      return;
  }
  const file = setup.webRoot === undefined ? undefined : await findStaticFile(setup.webRoot, path);
  if (file === undefined) text(response, 404, "There is nothing here.");
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
