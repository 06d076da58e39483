import { negotiate, OptionMachine, subnegotiation, type Verb } from "@wyldlands/telnet";
import { learn, noTraffic, type Capabilities, type ClientFacts } from "../sessions/capabilities.ts";
import type { OptionClient, TelnetOption } from "../telnet-options/define-option.ts";

/** A client without a socket that negotiates one option. Keeps what it is sent, one character a byte. */
export class FakeOptionClient implements OptionClient {
  readonly machine: OptionMachine;
  readonly capabilities: Capabilities = {
    transport: "telnet",
    address: "192.0.2.1",
    width: 0,
    height: 0,
    colours: 0,
    charset: "utf-8",
    screenReader: false,
    numbering: false,
    secure: false,
    client: {},
    traffic: noTraffic(),
  };
  offersCompression = { v2: true, v3: true };
  /** Places among the compressed that are left. */
  places = 1;
  negotiates = true;
  sent = "";
  /** What was asked of the stream: "compress", "plain", "inflate". */
  readonly stream: string[] = [];
  readonly #option: TelnetOption;
  readonly #memory = new Map<number, object>();

  constructor(option: TelnetOption) {
    this.#option = option;
    this.machine = new OptionMachine({
      send: (bytes) => this.#keep(bytes),
      policy: { local: () => option.local !== undefined, remote: () => option.remote !== undefined },
      onChange: (side, _code, enabled) => option.onChange?.(side, enabled, this),
      limit: { replies: 100, commands: 1000 },
    });
  }

  /** The gateway's offer, forgotten from `sent`. */
  offer(): this {
    if (this.#option.remote === "want") this.machine.enableRemote(this.#option.code);
    if (this.#option.local === "offer") this.machine.enableLocal(this.#option.code);
    this.taken();
    return this;
  }

  /** What was sent since the last call. */
  taken(): string {
    const { sent } = this;
    this.sent = "";
    return sent;
  }

  hear(verb: Parameters<OptionMachine["receive"]>[0]): string {
    this.machine.receive(verb, this.#option.code, 0);
    return this.taken();
  }

  /** A subnegotiation from the client, one character a byte; returns the answer. */
  tell(body: string): string {
    this.#option.onSubnegotiation?.(Uint8Array.from(Buffer.from(body, "latin1")), this);
    return this.taken();
  }

  /** Side channels are tried on a whole gateway. */
  get session(): never {
    throw new Error("there is no session behind this client");
  }

  get context(): never {
    throw new Error("there is no gateway behind this client");
  }

  write(): void {}

  say(verb: Verb, option: number): void {
    this.#keep(negotiate(verb, option));
  }

  subnegotiate(option: number, bytes?: Uint8Array): void {
    this.#keep(subnegotiation(option, bytes));
  }

  memory<T extends object>(option: number, create: () => T): T {
    const kept = (this.#memory.get(option) as T | undefined) ?? create();
    this.#memory.set(option, kept);
    return kept;
  }

  learn(facts: ClientFacts): void {
    learn(this.capabilities, facts);
  }

  resize(width: number, height: number): void {
    Object.assign(this.capabilities, { width, height });
  }

  pinged(tookMs: number): void {
    this.capabilities.pingMs = tookMs;
  }

  claimCompression(): boolean {
    return this.places-- > 0;
  }

  compress(on: boolean): void {
    this.stream.push(on ? "compress" : "plain");
  }

  inflate(): void {
    this.stream.push("inflate");
  }

  #keep(bytes: Uint8Array): void {
    this.sent += Buffer.from(bytes).toString("latin1");
  }
}
