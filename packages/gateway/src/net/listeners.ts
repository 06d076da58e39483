import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import type { Logger } from "pino";
import type { GatewayConfig } from "../config.ts";
import { GatewayError, listenError } from "../errors.ts";
import { plainAnswer } from "../http/plain-answer.ts";
import type { HttpServer } from "../http/server.ts";
import { words } from "../words.ts";
import { AddressList } from "./addresses.ts";
import { Certificate } from "./certificate.ts";
import { Door, type DoorPatience } from "./door.ts";
import type { Peer } from "./peer.ts";

/** Telnet over TLS, when there is a certificate and no other port is named. */
const TELNETS_PORT = 4443;
/** How often the certificate's files are looked at. */
const CERTIFICATE_LOOK_MS = 10_000;

/** What the gateway listens on. The TLS ports are there when they are configured. */
export interface Ports {
  telnet: number;
  http: number;
  telnets?: number;
  https?: number;
}

export interface ListenersSetup {
  config: GatewayConfig;
  log: Logger;
  /** Milliseconds between looks at the certificate's files. */
  certificateLookMs?: number | undefined;
  patience?: Partial<DoorPatience> | undefined;
  readonly onRefused: (reason: "proxy" | "tls") => void;
  telnet(socket: Socket, peer: Peer): void;
  http(knock: (socket: Socket) => void): HttpServer;
}

interface Listener {
  what: string;
  addr: string;
  port: number;
  server: Server;
  door: Door;
}

/** Every port of the gateway, each with its door. */
export class Listeners {
  readonly #setup: ListenersSetup;
  readonly #certificate: Certificate | undefined;
  readonly #all = new Map<keyof Ports, Listener>();
  readonly #http: HttpServer;

  /** Throws a GatewayError when TLS or proxies cannot be as they are configured. */
  constructor(setup: ListenersSetup) {
    this.#setup = setup;
    const { telnet, websocket } = setup.config;
    const telnetDoor = (tls: boolean): Door =>
      this.#door(telnet.proxy_protocol, tls && [], (socket, peer) => setup.telnet(socket, peer), {
        notTls: `${words.notTls}\r\n`,
        notListed: `${words.notListedProxy}\r\n`,
      });
    const webDoor = (tls: boolean): Door =>
      this.#door(
        websocket.proxy_protocol,
        tls && ["http/1.1"],
        (socket, peer) => this.#http.enter(socket, peer),
        {
          notTls: plainAnswer("400 Bad Request", words.notHttps),
          notListed: plainAnswer("403 Forbidden", words.notListedProxy),
        },
      );

    this.#refuseImpossible();
    this.#certificate = this.#openCertificate();
    const plainWeb = webDoor(false);
    this.#http = setup.http((socket) => plainWeb.knock(socket));
    this.#add("telnet", "telnet", telnet, telnet.port, telnetDoor(false));
    this.#all.set("http", { what: "HTTP", ...websocket, server: this.#http.server, door: plainWeb });
    if (this.#certificate === undefined) return;
    const telnetsPort = telnet.tls_port ?? TELNETS_PORT;
    if (telnetsPort !== false) this.#add("telnets", "telnet TLS", telnet, telnetsPort, telnetDoor(true));
    else if (websocket.tls_port === undefined)
      setup.log.warn("no port uses the TLS certificate: see gateway.websocket.tls_port");
    if (websocket.tls_port === undefined) return;
    const { server } = this.#add("https", "HTTPS", websocket, websocket.tls_port, webDoor(true));
    server.maxConnections = this.#http.server.maxConnections;
  }

  /** Throws a GatewayError when a port cannot be had. */
  async listen(): Promise<Ports> {
    const ports: Partial<Ports> = {};
    for (const [name, { what, addr, port, server }] of this.#all) {
      try {
        server.listen(port, addr);
        await once(server, "listening");
      } catch (error) {
        throw listenError(`${what} port ${port} (${addr})`, error as NodeJS.ErrnoException);
      }
      ports[name] = (server.address() as AddressInfo).port;
    }
    return ports as Ports;
  }

  /** Reads the certificate again. False when there is none, or when the old one stays. */
  reloadCertificate(): boolean {
    return this.#certificate?.reload() ?? false;
  }

  /** Accepts nobody any more; resolves when nobody is left. */
  async close(): Promise<void> {
    await Promise.all([...this.#all.values()].map(({ server }) => closed(server)));
  }

  /** Cuts page requests, and whoever is not through a door yet. */
  destroy(): void {
    this.#certificate?.stop();
    for (const { door } of this.#all.values()) door.destroy();
    this.#http.server.closeAllConnections();
  }

  #door(
    proxyProtocol: boolean,
    alpn: readonly string[] | false,
    enter: (socket: Socket, peer: Peer) => void,
    answers: { notTls: string; notListed: string },
  ): Door {
    const { config, log, patience, onRefused } = this.#setup;
    const certificate = this.#certificate;
    return new Door({
      proxyProtocol,
      proxies: new AddressList(config.proxies),
      ...(alpn === false || certificate === undefined ? {} : { tls: { certificate, alpn } }),
      ...answers,
      patience,
      log,
      onRefused,
      enter,
    });
  }

  #add(name: keyof Ports, what: string, { addr }: { addr: string }, port: number, door: Door): Listener {
    const server = createServer({ allowHalfOpen: true, noDelay: true, keepAlive: true }, (socket) =>
      door.knock(socket),
    );
    const listener = { what, addr, port, server, door };
    this.#all.set(name, listener);
    return listener;
  }

  #openCertificate(): Certificate | undefined {
    const { config, log, certificateLookMs = CERTIFICATE_LOOK_MS } = this.#setup;
    const { cert, key } = config.tls;
    if (cert === undefined || key === undefined) return undefined;
    return new Certificate({ certFile: cert, keyFile: key, log, lookMs: certificateLookMs });
  }

  #refuseImpossible(): void {
    const { tls, telnet, websocket, proxies } = this.#setup.config;
    const wanted = [tls.cert, tls.key, telnet.tls_port, websocket.tls_port].some(
      (value) => value !== undefined && value !== false,
    );
    for (const name of ["cert", "key"] as const)
      if (wanted && tls[name] === undefined)
        throw new GatewayError("GATEWAY_TLS_HALF", `gateway.tls.${name}`);
    for (const [name, { proxy_protocol }] of Object.entries({ telnet, websocket }))
      if (proxy_protocol && proxies.length === 0)
        throw new GatewayError("GATEWAY_PROXIES_MISSING", `gateway.${name}.proxy_protocol`);
  }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (server.listening) server.close(() => resolve());
    else resolve();
  });
}
