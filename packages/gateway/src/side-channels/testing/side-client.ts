import { TelnetParser } from "@wyldlands/telnet";
import type { ConnectionOptions } from "node:tls";
import type { TestGateway } from "../../testing/start.ts";
import { TelnetClient } from "../../testing/telnet-client.ts";

const GMCP = 201;
const MSDP = 69;

/** A telnet client that talks beside its words, by hand. One character of a body is one byte. */
export class SideClient {
  readonly telnet: TelnetClient;
  #pings = 0;

  constructor(test: TestGateway, tls?: ConnectionOptions) {
    this.telnet = new TelnetClient(
      (tls === undefined ? test.gateway.ports.telnet : test.gateway.ports.telnets) ?? 0,
      tls,
    );
  }

  /** Agrees to GMCP and says so many messages, in one packet, as clients do. */
  gmcp(...messages: string[]): void {
    this.telnet.send(`\xff\xfd\xc9${messages.map((message) => sb(GMCP, utf8(message))).join("")}`);
  }

  say(...messages: string[]): void {
    this.telnet.send(messages.map((message) => sb(GMCP, utf8(message))).join(""));
  }

  msdp(...bodies: string[]): void {
    this.telnet.send(bodies.map((body) => sb(MSDP, body)).join(""));
  }

  /** GMCP messages that came since the last call; everything sent before is answered by then. */
  async heard(): Promise<string[]> {
    const answered = ++this.#pings;
    this.say("Core.Ping");
    await this.telnet.holds(
      () => this.#bodies(GMCP).filter((body) => body === "Core.Ping").length >= answered,
    );
    const heard = this.#bodies(GMCP).filter((body) => body !== "Core.Ping");
    return heard.splice(this.#taken).map((body) => (this.#taken++, body));
  }

  /** GMCP messages that came since then, of a connection that is over. */
  last(): string[] {
    return this.#bodies(GMCP)
      .filter((body) => body !== "Core.Ping")
      .slice(this.#taken);
  }

  /** MSDP bodies that came since the last call, one character a byte. Needs GMCP to know when all is answered. */
  async reported(): Promise<string[]> {
    const answered = ++this.#pings;
    this.gmcp("Core.Ping");
    await this.telnet.holds(
      () => this.#bodies(GMCP).filter((body) => body === "Core.Ping").length >= answered,
    );
    return this.#bodies(MSDP)
      .slice(this.#taken)
      .map((body) => (this.#taken++, body));
  }

  #taken = 0;

  #bodies(option: number): string[] {
    const bodies: string[] = [];
    new TelnetParser({ maxSubnegotiation: () => 1 << 20 }).scan(
      Buffer.from(this.telnet.received, "latin1"),
      (event) => {
        if (event.kind !== "subnegotiation" || event.option !== option) return;
        bodies.push(Buffer.from(event.bytes).toString(option === GMCP ? "utf8" : "latin1"));
      },
    );
    return bodies;
  }
}

/** `IAC SB option body IAC SE`, IACs doubled. */
export function sb(option: number, body: string): string {
  return `\xff\xfa${String.fromCharCode(option)}${body.replaceAll("\xff", "\xff\xff")}\xff\xf0`;
}

function utf8(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}
