import { Buffer } from "node:buffer";
import type { Socket } from "node:net";
import { createServer as createTlsServer, type Server as TlsServer } from "node:tls";
import type { Logger } from "pino";
import { plainAddress, type AddressList } from "./addresses.ts";
import type { Certificate } from "./certificate.ts";
import type { Peer } from "./peer.ts";
import { readProxyHeader, type Forwarded } from "./proxy-protocol.ts";

/** Milliseconds that are waited at a door. */
export interface DoorPatience {
  /** For a listed proxy's header. */
  header: number;
  /** For a client to begin TLS, and then to finish the handshake. */
  tls: number;
}

const PATIENCE: DoorPatience = { header: 5000, tls: 10_000 };
/** How long what is said at the door may take to reach whom it turns away. */
const LINGER_MS = 1000;
/** Sockets that may be between connecting and being let in; what comes beyond is cut. */
const MOST_WAITING = 1000;
/** First byte of a TLS connection: a handshake record (RFC 8446 §5.1). */
const TLS_HANDSHAKE = 0x16;

export interface DoorSetup {
  /** Set when every connection has to come from one of `proxies` and to begin with a PROXY header. */
  proxyProtocol: boolean;
  proxies: AddressList;
  tls?: { certificate: Certificate; alpn: readonly string[] };
  /** What is answered to a client that does not speak TLS where it must, as it goes over the wire. */
  notTls: string;
  /** What is answered to a peer that is no listed proxy. */
  notListed: string;
  patience?: Partial<DoorPatience> | undefined;
  log: Logger;
  /** For the figures: why somebody was turned away. */
  onRefused(reason: "proxy" | "tls"): void;
  /** A socket that is through: nothing of it is read, and nothing was sent. */
  enter(socket: Socket, peer: Peer): void;
}

type Verdict = { kind: "more" } | { kind: "bad" } | { kind: "good"; skip: number };

/** What stands between a listening socket and the protocol behind it: PROXY header, then TLS, each in its time. */
export class Door {
  readonly #setup: DoorSetup;
  readonly #patience: DoorPatience;
  readonly #waiting = new Set<Socket>();
  readonly #handshakes = new Map<string, Peer>();
  readonly #tls: TlsServer | undefined;

  constructor(setup: DoorSetup) {
    this.#setup = setup;
    this.#patience = { ...PATIENCE, ...setup.patience };
    this.#tls = setup.tls === undefined ? undefined : this.#tlsServer(setup.tls);
  }

  knock(socket: Socket): void {
    const peer: Peer = { address: plainAddress(socket.remoteAddress), secure: false, forwarded: false };
    if (!this.#setup.proxyProtocol && this.#tls === undefined) return this.#setup.enter(socket, peer);
    if (this.#waiting.size >= MOST_WAITING) return void socket.destroy();
    socket.on("error", ignore);
    if (!this.#setup.proxyProtocol) return this.#readTls(socket, peer);
    if (this.#setup.proxies.has(peer.address)) return this.#readHeader(socket, peer);
    this.#setup.log.info({ address: peer.address }, "refused: this port is for listed proxies");
    this.#refuse(socket, "proxy", this.#setup.notListed);
  }

  /** Cuts whoever waits here. */
  destroy(): void {
    for (const socket of this.#waiting) socket.destroy();
  }

  /** Nothing is sent before the header is whole, and nothing at all when it is bad: a proxy would pass it on as ours. */
  #readHeader(socket: Socket, peer: Peer): void {
    let from: Forwarded | undefined;
    const fail = (reason: string): void => {
      this.#setup.log.warn({ address: peer.address, reason }, "no PROXY header from a listed proxy");
      this.#setup.onRefused("proxy");
      socket.destroy();
    };
    this.#peek(socket, this.#patience.header, {
      judge(bytes) {
        const header = readProxyHeader(bytes);
        if (header.state !== "whole") return { kind: header.state };
        from = header.from;
        return { kind: "good", skip: header.length };
      },
      good: () => this.#readTls(socket, from === undefined ? peer : { ...from, forwarded: true }),
      bad: () => fail("malformed"),
      late: () => fail("too late"),
    });
  }

  #readTls(socket: Socket, peer: Peer): void {
    const tls = this.#tls;
    if (tls === undefined) return this.#enter(socket, peer);
    const refuse = (): void => this.#refuse(socket, "tls", this.#setup.notTls);
    this.#peek(socket, this.#patience.tls, {
      judge: (bytes) => (bytes[0] === TLS_HANDSHAKE ? { kind: "good", skip: 0 } : { kind: "bad" }),
      good: () => {
        const key = keyOf(socket);
        this.#handshakes.set(key, { ...peer, secure: true });
        this.#waiting.add(socket);
        socket.once("close", () => {
          this.#waiting.delete(socket);
          this.#handshakes.delete(key);
        });
        tls.emit("connection", socket);
      },
      bad: refuse,
      late: refuse,
    });
  }

  #tlsServer({ certificate, alpn }: NonNullable<DoorSetup["tls"]>): TlsServer {
    const server = createTlsServer({ handshakeTimeout: this.#patience.tls, ALPNProtocols: [...alpn] });
    certificate.use((options) => server.setSecureContext(options));
    server.on("tlsClientError", (_error, socket) => {
      this.#setup.onRefused("tls");
      socket.destroy();
    });
    server.on("secureConnection", (socket) => {
      const key = keyOf(socket);
      const peer = this.#handshakes.get(key);
      this.#handshakes.delete(key);
      if (peer === undefined) socket.destroy();
      else this.#setup.enter(socket, peer);
    });
    return server;
  }

  #enter(socket: Socket, peer: Peer): void {
    socket.off("error", ignore);
    this.#setup.enter(socket, peer);
  }

  /** Reads until `judge` has made up its mind, gives back what it did not take, and goes on. */
  #peek(
    socket: Socket,
    ms: number,
    on: { judge(bytes: Buffer): Verdict; good(): void; bad(): void; late(): void },
  ): void {
    let seen = Buffer.alloc(0);
    this.#waiting.add(socket);
    const done = (): void => {
      clearTimeout(timer);
      this.#waiting.delete(socket);
      socket.off("readable", look);
      socket.off("end", gone);
      socket.off("close", done);
    };
    const gone = (): void => {
      done();
      socket.destroy();
    };
    const look = (): void => {
      const bytes = socket.read() as Buffer | null;
      if (bytes === null) return;
      seen = Buffer.concat([seen, bytes]);
      const verdict = on.judge(seen);
      if (verdict.kind === "more") return;
      done();
      if (verdict.kind === "bad") return on.bad();
      if (verdict.skip < seen.length) socket.unshift(seen.subarray(verdict.skip));
      // A tick later the stream has noticed that nobody waits for `readable`, and is as good as new.
      process.nextTick(() => {
        if (!socket.destroyed) on.good();
      });
    };
    const timer = setTimeout(() => {
      done();
      on.late();
    }, ms);
    socket.on("readable", look);
    socket.on("end", gone);
    socket.on("close", done);
  }

  #refuse(socket: Socket, reason: "proxy" | "tls", answer: string): void {
    this.#setup.onRefused(reason);
    this.#waiting.add(socket);
    const timer = setTimeout(() => socket.destroy(), LINGER_MS);
    socket.on("close", () => {
      clearTimeout(timer);
      this.#waiting.delete(socket);
    });
    socket.resume();
    socket.end(answer);
  }
}

/** A reset by the peer is not news. */
function ignore(): void {}

/** The same for a socket and for the TLS connection on top of it, and for no other that is open. */
function keyOf(socket: Socket): string {
  const { remoteAddress, remotePort, localAddress, localPort } = socket;
  return [remoteAddress, remotePort, localAddress, localPort].join(" ");
}
