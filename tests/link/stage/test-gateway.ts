import { createHash, randomUUID } from "node:crypto";
import { createGatewayLink, type Link } from "@wyldlands/gateway";
import { Transport as Carrier, type LinkDialer } from "@wyldlands/protocol";
import { pino } from "pino";
import { CutDialer } from "./cut-dialer.ts";
import { Recorder, type Heard } from "./recorder.ts";

/** A gateway without sockets: the real link, and what it was told. */
export class TestGateway {
  readonly id: string;
  readonly events = new Recorder();
  readonly dialer: CutDialer;
  readonly link: Link;
  readonly players: Player[] = [];
  /** Added to the link's clock. */
  later = 0;

  constructor(dialer: LinkDialer, worlds: () => string[], id = `gateway-${randomUUID()}`) {
    this.id = id;
    this.dialer = new CutDialer(dialer);
    this.link = createGatewayLink({
      dialer: this.dialer,
      worlds,
      gatewayId: id,
      events: this.events,
      log: pino({ level: "silent" }),
      now: () => performance.now() + this.later,
    });
  }

  /** A connection; `token` lets it be resumed, `resume` is the token it comes back with. */
  connect(tokens: { token?: string; resume?: string } = {}): Player {
    const player = new Player(this, this.players.length + 1, tokens);
    this.players.push(player);
    return player;
  }

  /** A guest in play. */
  async guest(tokens: { token?: string } = {}): Promise<Player> {
    const player = this.connect(tokens);
    player.line("guest");
    await player.inPlay();
    return player;
  }

  /** Makes an account with one character, which enters the game. */
  async register(account: string, password: string, character: string): Promise<Player> {
    const player = this.connect();
    for (const line of ["new", account, password, password, character]) player.line(line);
    await player.inPlay();
    await player.settled();
    return player;
  }

  async here(): Promise<void> {
    await this.events.until("a world", () => this.link.world === "here");
  }

  /** The process is killed: no good-bye, and what is unacked is lost. */
  async kill(): Promise<void> {
    this.dialer.cut();
    this.dialer.away = true;
    await this.link.stop();
  }
}

export function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** One connection of a gateway. Numbers its lines from 1, as our web client does. */
export class Player {
  readonly gateway: TestGateway;
  readonly number: number;
  #clientNo = 0;

  constructor(gateway: TestGateway, number: number, { token, resume }: { token?: string; resume?: string }) {
    this.gateway = gateway;
    this.number = number;
    gateway.link.open(number, {
      address: "127.0.0.1",
      transport: token === undefined ? Carrier.TRANSPORT_TELNET : Carrier.TRANSPORT_WEBSOCKET,
      secure: false,
      width: 80,
      height: 24,
      tokenHash: token === undefined ? Buffer.alloc(0) : hashOf(token),
      resumeHash: resume === undefined ? Buffer.alloc(0) : hashOf(resume),
    });
  }

  get heard(): Heard {
    return this.gateway.events.of(this.number);
  }

  get sent(): number {
    return this.#clientNo;
  }

  get name(): string {
    return this.heard.topic("character")?.name ?? "";
  }

  /** What it carries: how many of each. */
  get pockets(): { penn?: number; hook?: number } {
    const { items = [] } = this.heard.topic("inventory") ?? {};
    const pockets: { penn?: number; hook?: number } = {};
    for (const { name, count } of items) {
      const kind = name.includes("hook") ? "hook" : "penn";
      pockets[kind] = (pockets[kind] ?? 0) + count;
    }
    return pockets;
  }

  /** False when the queue is full. */
  line(text: string, clientNo = this.#clientNo + 1): boolean {
    const taken = this.gateway.link.line(this.number, text, clientNo);
    if (taken) this.#clientNo = clientNo;
    return taken;
  }

  say(text: string): boolean {
    return this.line(`say ${text}`);
  }

  async inPlay(): Promise<void> {
    await this.gateway.events.until(`session ${this.number} in play`, () => this.name !== "");
  }

  /** Every accepted line is answered. */
  async settled(): Promise<void> {
    const { events } = this.gateway;
    await events.until(`answer ${this.#clientNo}`, () => this.heard.answered.includes(this.#clientNo));
  }

  async hears(line: string): Promise<void> {
    await this.gateway.events.until(`${this.number} hears: ${line}`, () => this.heard.lines.includes(line));
  }

  async closed(): Promise<string> {
    await this.gateway.events.until(`${this.number} closed`, () => this.heard.closed !== undefined);
    return this.heard.closed ?? "";
  }
}
