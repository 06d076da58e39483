import type { Logger } from "pino";
import type { GatewayConfig } from "./config.ts";
import type { ConnectionContext } from "./context.ts";
import { createHttpServer, type Readiness } from "./http/server.ts";
import { Admissions } from "./limits/admission.ts";
import { Bans } from "./limits/bans.ts";
import type { Link, LinkEvents } from "./link/events.ts";
import { createMetrics } from "./metrics.ts";
import { AddressList } from "./net/addresses.ts";
import type { DoorPatience } from "./net/door.ts";
import { Listeners, type Ports } from "./net/listeners.ts";
import type { Capabilities } from "./sessions/capabilities.ts";
import { Sessions } from "./sessions/sessions.ts";
import { CompressionSlots } from "./telnet/compression.ts";
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
  /** Milliseconds between looks at what is overdue: pings, timeouts, sessions that nobody came back to. Default 1,000. */
  sweepMs?: number;
  /** Milliseconds between looks at the certificate's files. */
  certificateLookMs?: number;
  /** How long a proxy's header and a TLS handshake may take. */
  patience?: Partial<DoorPatience>;
}

export interface SessionInfo extends Capabilities {
  session: number;
  /** False while the session waits for its lost player. */
  connected: boolean;
  /** A character is in play. */
  playing: boolean;
}

export interface Gateway {
  readonly ports: Ports;
  metricsText(): Promise<string>;
  sessions(): SessionInfo[];
  /** Reads the TLS certificate again, for connections to come. False when there is none, or when the old one stays. */
  reloadCertificate(): boolean;
  /** Takes no new connections, says `text` (markup) to everybody, ends every session, and waits until that is sent. */
  drain(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts listening. Throws a GatewayError when a port or the certificate cannot be had. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { config, log } = options;
  const now = options.now ?? (() => performance.now());
  const compression = new CompressionSlots(config.limits.compressed_sessions);
  const metrics = createMetrics({
    compressed: () => compression.used,
    connections: () => ({ telnet: telnet.open, websocket: webSockets.open }),
    sessions: () => sessions.size,
  });
  const bans = new Bans();
  const sessions = new Sessions({ config, log, metrics, now, bans });
  let openPorts: Ports = { telnet: config.telnet.port, http: config.websocket.port };
  const ports = (): Ports => openPorts;
  const context: ConnectionContext = { config, log, metrics, sessions, compression, ports, now };
  const admissions = new Admissions(config, bans, now);
  const telnet = createTelnetServer(context, admissions);
  const webSockets = createWebSockets(context, admissions);
  const metricsText = async (): Promise<string> => {
    const own = await metrics.registry.metrics();
    // The world's figures are a courtesy: without them the gateway's own still count.
    const theirs = await options.worldMetrics?.().catch(() => "");
    return theirs === undefined ? own : own + theirs;
  };
  const listeners = new Listeners({
    config,
    log,
    certificateLookMs: options.certificateLookMs,
    patience: options.patience,
    onRefused: (reason) => metrics.refusedConnections.inc({ reason }),
    telnet: (socket, peer) => telnet.enter(socket, peer),
    http: (knock) =>
      createHttpServer(
        {
          log,
          maxConnections: config.max_connections,
          webRoot: options.webRoot,
          mapFile: config.gmcp.map_file,
          ready: options.ready ?? (() => Promise.resolve({ ok: sessions.worldState === "here" })),
          metricsText,
          proxies: new AddressList(config.proxies),
          upgrade: (...request) => webSockets.upgrade(...request),
        },
        knock,
      ),
  });

  // The link comes first: a connection's first act is to open a session on it.
  const link = options.createLink(sessions);
  sessions.attach(link);
  const sweep = setInterval(() => {
    telnet.tick();
    webSockets.tick();
    sessions.sweep();
    admissions.sweep();
  }, options.sweepMs ?? SWEEP_MS);

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      clearInterval(sweep);
      const closed = listeners.close();
      telnet.destroy();
      webSockets.destroy();
      listeners.destroy();
      await closed;
      sessions.stop();
      metrics.stop();
      await link.stop();
    })();
    return closing;
  };

  try {
    openPorts = await listeners.listen();
    log.info({ ports: openPorts }, "gateway listening");
    return {
      ports: openPorts,
      metricsText,
      sessions: () => sessions.all().map(infoOf),
      reloadCertificate: () => listeners.reloadCertificate(),
      async drain(text) {
        void listeners.close();
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

function infoOf(session: ReturnType<Sessions["all"]>[number]): SessionInfo {
  return {
    session: session.number,
    ...structuredClone(session.capabilities),
    connected: session.presenter !== undefined,
    playing: session.loggedOutSince === undefined,
  };
}
