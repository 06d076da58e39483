import { once } from "node:events";
import type { AddressInfo, Server } from "node:net";
import type { Logger } from "pino";
import type { GatewayConfig } from "./config.ts";
import type { ConnectionContext } from "./context.ts";
import { listenError } from "./errors.ts";
import { createHttpServer, type Readiness } from "./http/server.ts";
import { Admissions } from "./limits/admission.ts";
import type { Link, LinkEvents } from "./link/events.ts";
import { createMetrics } from "./metrics.ts";
import { Sessions } from "./sessions/sessions.ts";
import { createTelnetServer } from "./telnet/server.ts";
import { createWebSockets } from "./websocket/server.ts";

const SWEEP_MS = 1000;
/** How long players' last words may take when the gateway drains. */
const DRAIN_MS = 2000;

export interface GatewayOptions {
  config: GatewayConfig;
  /** Makes the link to the world; called once. The gateway stops it when it closes. */
  createLink(events: LinkEvents): Link;
  log: Logger;
  /** Folder of the built web client. */
  webRoot?: string;
  /** What `/readyz` answers; without it, whether the world is there. */
  readonly ready?: () => Promise<Readiness>;
  /** The world's figures in Prometheus text, put behind the gateway's own. */
  worldMetrics?(): Promise<string>;
  /** Milliseconds of a steady clock. */
  readonly now?: () => number;
}

export interface SessionInfo {
  session: number;
  transport: "telnet" | "websocket";
  address: string;
  width: number;
  height: number;
  colours: 0 | 16;
  charset: "utf-8" | "latin-1";
  numbering: boolean;
  secure: boolean;
  /** False while the session waits for its lost player. */
  connected: boolean;
  /** A character is in play. */
  playing: boolean;
}

export interface Gateway {
  readonly ports: { telnet: number; http: number };
  metricsText(): Promise<string>;
  sessions(): SessionInfo[];
  /** Takes no new connections, says `text` (markup) to everybody, ends every session, and waits until that is sent. */
  drain(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts listening. Throws a GatewayError when a port cannot be had. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { config, log } = options;
  const now = options.now ?? (() => performance.now());
  const metrics = createMetrics({
    connections: () => ({ telnet: telnet.open, websocket: webSockets.open }),
    sessions: () => sessions.size,
  });
  const sessions = new Sessions({ config, log, metrics, now });
  const context: ConnectionContext = { config, log, metrics, sessions, now };
  const admissions = new Admissions(config, now);
  const telnet = createTelnetServer(context, admissions);
  const webSockets = createWebSockets(context, admissions);
  const metricsText = async (): Promise<string> => {
    const own = await metrics.registry.metrics();
    // The world's figures are a courtesy: without them the gateway's own still count.
    const theirs = await options.worldMetrics?.().catch(() => "");
    return theirs === undefined ? own : own + theirs;
  };
  const http = createHttpServer({
    log,
    maxConnections: config.max_connections,
    webRoot: options.webRoot,
    ready: options.ready ?? (() => Promise.resolve({ ok: sessions.worldState === "here" })),
    metricsText,
    upgrade: (request, socket, head) => webSockets.upgrade(request, socket, head),
  });

  // The link comes first: a connection's first act is to open a session on it.
  const link = options.createLink(sessions);
  sessions.attach(link);
  const sweep = setInterval(() => {
    telnet.tick();
    webSockets.tick();
    sessions.sweep();
    admissions.sweep();
  }, SWEEP_MS);

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      clearInterval(sweep);
      const closed = [closeServer(telnet.server), closeServer(http)];
      telnet.destroy();
      webSockets.destroy();
      http.closeAllConnections();
      await Promise.all(closed);
      sessions.stop();
      metrics.stop();
      await link.stop();
    })();
    return closing;
  };

  try {
    const ports = {
      telnet: await listen(telnet.server, "telnet", config.telnet),
      http: await listen(http, "HTTP", config.websocket),
    };
    log.info({ ports }, "gateway listening");
    return {
      ports,
      metricsText,
      sessions: () => sessions.all().map(infoOf),
      async drain(text) {
        telnet.server.close();
        http.close();
        webSockets.shutDoor();
        for (const session of sessions.all()) sessions.dismiss(session, "moved", text);
        const deadline = now() + DRAIN_MS;
        while (telnet.open + webSockets.open > 0 && now() < deadline)
          await new Promise((resolve) => setTimeout(resolve, 20));
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function listen(
  server: Server,
  what: string,
  { addr, port }: { addr: string; port: number },
): Promise<number> {
  try {
    server.listen(port, addr);
    await once(server, "listening");
  } catch (error) {
    throw listenError(`${what} port ${port} (${addr})`, error as NodeJS.ErrnoException);
  }
  return (server.address() as AddressInfo).port;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (server.listening) server.close(() => resolve());
    else resolve();
  });
}

function infoOf(session: ReturnType<Sessions["all"]>[number]): SessionInfo {
  return {
    session: session.number,
    ...session.capabilities,
    connected: session.presenter !== undefined,
    playing: session.loggedOutSince === undefined,
  };
}
