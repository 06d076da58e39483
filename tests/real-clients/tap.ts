import { appendFileSync, rmSync } from "node:fs";
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createInflate, type Inflate } from "node:zlib";
import { commandName, Opt, TelnetParser, type TelnetEvent } from "@wyldlands/telnet";

export type Direction = "client" | "server";

/** The subnegotiation behind which all that a side sends is one zlib stream. */
const BEGINS: Readonly<Record<Direction, number>> = { client: Opt.MCCP3, server: Opt.MCCP2 };

export interface TapOptions {
  /** Every telnet word and every text, in order, with who said it. */
  transcript: string;
  /** What each client hears first, in the server's name. */
  opening?: Uint8Array;
}

/** Stands between a client and the server and keeps every byte. */
export class Tap {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #bytes: Record<Direction, Buffer[]> = { client: [], server: [] };
  readonly #said: Record<Direction, string[]> = { client: [], server: [] };
  readonly #options: TapOptions;
  #text: Record<Direction, string> = { client: "", server: "" };
  readonly #inflating = new Set<Direction>();

  private constructor(server: Server, to: { host: string; port: number }, options: TapOptions) {
    this.#server = server;
    this.#options = options;
    this.port = (server.address() as AddressInfo).port;
    server.on("connection", (client) => this.#relay(client, to));
  }

  static async open(to: { host: string; port: number }, options: TapOptions): Promise<Tap> {
    rmSync(options.transcript, { force: true });
    const server = createServer({ allowHalfOpen: true, noDelay: true }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return new Tap(server, to, options);
  }

  /** Everything that side sent as it went over the wire, one character a byte. */
  bytes(side: Direction): string {
    return Buffer.concat(this.#bytes[side]).toString("latin1");
  }

  /** What is no telnet in it, one character a byte. */
  text(side: Direction): string {
    return this.#text[side];
  }

  /** Every telnet word that side said, in order: `DO 24`, `SB 24 00…`, `GA`. */
  said(side: Direction): readonly string[] {
    return this.#said[side];
  }

  /** The server began to compress what it sends (MCCP2). */
  get compressed(): boolean {
    return this.compressedBy("server");
  }

  /** That side began to compress what it sends (MCCP2 and MCCP3). */
  compressedBy(side: Direction): boolean {
    return this.#inflating.has(side);
  }

  async close(): Promise<void> {
    const closed = once(this.#server.close(), "close");
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #relay(client: Socket, to: { host: string; port: number }): void {
    if (this.#options.opening !== undefined) client.write(this.#options.opening);
    const server = connect({ ...to, allowHalfOpen: true, noDelay: true });
    for (const [side, from, into] of [
      ["client", client, server],
      ["server", server, client],
    ] as const) {
      this.#sockets.add(from);
      const read = this.#reader(side);
      from.on("data", (packet: Buffer) => {
        this.#bytes[side].push(packet);
        into.write(packet);
        read(packet);
      });
      from.on("end", () => into.end());
      from.on("error", () => undefined);
      from.on("close", () => {
        this.#sockets.delete(from);
        into.destroy();
      });
    }
  }

  /** Reads one side's stream, and through the compression that the side begins to its end. */
  #reader(side: Direction): (packet: Uint8Array) => void {
    const parser = new TelnetParser();
    let inflate: Inflate | undefined;
    return (packet) => {
      if (inflate !== undefined) return void inflate.write(packet);
      const length = parser.scan(packet, (event) => {
        this.#note(side, event);
        return event.kind === "subnegotiation" && event.option === BEGINS[side] ? "stop" : undefined;
      });
      if (length === packet.length && !this.#ends(side, `SB ${BEGINS[side]}`)) return;
      this.#inflating.add(side);
      inflate = createInflate();
      inflate.on("data", (plain: Buffer) => {
        for (const event of parser.feed(plain)) this.#note(side, event);
      });
      // A connection that is cut leaves its stream without an end.
      inflate.on("error", () => undefined);
      inflate.write(packet.subarray(length));
    };
  }

  #ends(side: Direction, word: string): boolean {
    return this.#said[side].at(-1) === word;
  }

  #note(side: Direction, event: TelnetEvent): void {
    const word = wordOf(event);
    if (event.kind === "data") this.#text[side] += Buffer.from(event.bytes).toString("latin1");
    else this.#said[side].push(word);
    appendFileSync(this.#options.transcript, `${side.padEnd(7)}${word}\n`);
  }
}

function wordOf(event: TelnetEvent): string {
  switch (event.kind) {
    case "data":
      return JSON.stringify(Buffer.from(event.bytes).toString("latin1"));
    case "command":
      return commandName(event.code);
    case "negotiate":
      return `${commandName(event.verb)} ${event.option}`;
    case "subnegotiation":
      return `SB ${event.option} ${Buffer.from(event.bytes).toString("hex")}`.trim();
    case "dropped":
      return `a broken subnegotiation of ${event.option}`;
  }
}
