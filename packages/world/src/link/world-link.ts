import {
  LINK_PROTOCOL,
  RefuseReason,
  type AttachRequest,
  type AttachResponse,
  type Hello,
  type Items,
  type LinkListener,
  type Status,
  type WorldStream,
} from "@wyldlands/protocol";
import type { Logger } from "pino";
import type { BootRow, LinkRows, Storage } from "../persistence/port.ts";
import type { PendingWrites } from "../persistence/pending.ts";
import type { Faults } from "../turn/faults.ts";
import { Bans } from "./bans.ts";
import { Channel, GatewayBoot } from "./channel.ts";

export interface WorldLinkOptions {
  listeners: readonly LinkListener[];
  storage: Pick<Storage, "outboxAfter">;
  writes: PendingWrites;
  faults: Faults;
  log: Logger;
  /** Milliseconds a gateway may be cut off before its sessions are over. */
  resumeWindowMs: number;
  /** Items came: there is something to do. */
  onItems: (channel: Channel, at: number) => void;
  /** The gateway has frames up to `boot.ackedFseq`. */
  onAcked: (boot: GatewayBoot) => void;
  /** A boot is over: its channels have lost their connections. */
  onGone: (boot: GatewayBoot) => void;
  onBoot: (boot: GatewayBoot) => void;
}

/** Frames sent again at a time when a gateway comes back. */
const REPLAY_PAGE = 64;

/**
 * The world's end of the link: says Welcome, sends again what a gateway may not have, and takes each item once and in
 * order (link.md, "Protocol").
 */
export class WorldLink {
  readonly #options: WorldLinkOptions;
  readonly #boots = new Map<string, GatewayBoot>();
  readonly #streams = new Set<WorldStream>();
  /** Whom gateways and the login turn away; `announcePolicy` tells gateways of a change. */
  readonly bans: Bans;
  /** Undefined: this world does not hold the lease yet, and answers so. */
  #epoch: number | undefined;
  #status: Status | undefined;
  #statusSent = "";

  constructor(options: WorldLinkOptions) {
    this.#options = options;
    this.bans = new Bans(options.writes);
    for (const listener of options.listeners) listener.onStream((stream) => this.#accept(stream));
  }

  get boots(): Iterable<GatewayBoot> {
    return this.#boots.values();
  }

  /** Takes in what the last world left. Called before `open`. */
  restore(rows: LinkRows, now: number): void {
    this.bans.restore(rows.bans);
    for (const row of rows.boots)
      this.#boots.set(key(row), new GatewayBoot(row.gateway, row.boot, row.lastFseq, row.gone, now));
    for (const row of rows.progress) {
      const boot = this.#boots.get(key(row));
      if (!boot || boot.gone) continue;
      const channel = new Channel(boot, row.session, row.seq);
      channel.attemptSeq = row.attemptSeq ?? undefined;
      channel.attempts = row.attempts;
      boot.channels.set(row.session, channel);
      boot.lastOpened = Math.max(boot.lastOpened, row.session);
    }
  }

  channel(gateway: string, boot: string, number: number): Channel | undefined {
    return this.#boots.get(key({ gateway, boot }))?.channels.get(number);
  }

  /** From now on gateways are welcome. */
  open(epoch: number): void {
    this.#epoch = epoch;
  }

  /** Tells the gateways about the world, on changes. */
  announce(status: Status): void {
    this.#status = status;
    const text = JSON.stringify(status);
    if (text === this.#statusSent) return;
    this.#statusSent = text;
    for (const boot of this.#boots.values()) boot.stream?.send({ body: { $case: "status", status } });
  }

  /** Tells the gateways whom to turn away. */
  announcePolicy(): void {
    for (const boot of this.#boots.values()) if (boot.stream) this.#sendPolicy(boot.stream);
  }

  /** So many players are in the game now. */
  players(count: number): void {
    if (this.#status && this.#status.players !== count) this.announce({ ...this.#status, players: count });
  }

  /** Says that the world is about to restart. Items that come after this are left to the next one. */
  drain(withinMs: number): void {
    this.#epoch = undefined;
    for (const boot of this.#boots.values())
      boot.stream?.send({ body: { $case: "drain", drain: { withinMs } } });
  }

  /** The world ends: gateways look for the next one. */
  close(reason: string): void {
    this.#epoch = undefined;
    for (const stream of this.#streams) stream.close(reason);
  }

  /** Gateways that were cut off for too long are given up. */
  sweep(now: number): void {
    for (const boot of this.#boots.values()) {
      if (boot.gone || boot.awaySince === undefined) continue;
      if (now - boot.awaySince > this.#options.resumeWindowMs) this.#giveUp(boot);
    }
  }

  #giveUp(boot: GatewayBoot): void {
    boot.gone = true;
    this.#options.writes.boots.add(boot);
    this.#options.log.info(
      { gateway: boot.gateway, sessions: boot.channels.size },
      "a gateway did not come back: its sessions are over",
    );
    this.#options.onGone(boot);
    for (const channel of boot.channels.values()) channel.closed = true;
    boot.channels.clear();
    boot.newest?.close("the gateway began anew elsewhere");
  }

  #accept(stream: WorldStream): void {
    this.#streams.add(stream);
    let boot: GatewayBoot | undefined;
    stream.onMessage((message) => {
      if (boot) this.#receive(boot, stream, message);
      else if (message.body?.$case === "hello") boot = this.#hello(stream, message.body.hello);
      else stream.close("the first message was no Hello");
    });
    stream.onClose((reason) => {
      this.#streams.delete(stream);
      if (boot) this.#ended(boot, stream, reason);
    });
  }

  #hello(stream: WorldStream, hello: Hello): GatewayBoot | undefined {
    if (this.#epoch === undefined)
      return refuse(stream, RefuseReason.REFUSE_REASON_STANDBY, "this world does not hold the lease");
    if (hello.protocolMin > LINK_PROTOCOL.max || hello.protocolMax < LINK_PROTOCOL.min) {
      const text = `this world speaks versions ${LINK_PROTOCOL.min} to ${LINK_PROTOCOL.max} of the link`;
      return refuse(stream, RefuseReason.REFUSE_REASON_VERSION, text);
    }
    const boot = this.#bootOf(hello);
    if (boot.gone) return refuse(stream, RefuseReason.REFUSE_REASON_GONE, "this boot was away for too long");
    // A doubled stream: the newer one counts.
    const before = boot.newest;
    boot.newest = stream;
    boot.stream = undefined;
    before?.close("the gateway opened another stream");
    void this.#welcome(boot, stream, hello).catch((error: unknown) => {
      this.#options.log.error({ err: error }, "a gateway could not be welcomed");
      stream.close("the world could not read its outbox");
    });
    return boot;
  }

  /** Everything committed goes before the Welcome: what the gateway sends again after it was never applied. */
  async #welcome(boot: GatewayBoot, stream: WorldStream, hello: Hello): Promise<void> {
    const { storage, faults } = this.#options;
    let sent = hello.lastFseq;
    while (boot.newest === stream && sent < boot.committedFseq) {
      const rows = await storage.outboxAfter(boot.gateway, boot.boot, sent, REPLAY_PAGE);
      for (const row of rows) stream.sendEncoded(row.bytes);
      sent = rows.at(-1)?.fseq ?? boot.committedFseq;
    }
    if (boot.newest !== stream) return;
    faults.at("replay");
    boot.stream = stream;
    boot.awaySince = undefined;
    // Only what is committed: the gateway keeps the rest until a frame acks it.
    const applied = [...boot.channels.values()].map(({ number, committed: seq }) => ({
      session: number,
      seq,
    }));
    const epoch = this.#epoch ?? 0;
    stream.send({ body: { $case: "welcome", welcome: { protocol: LINK_PROTOCOL.max, epoch, applied } } });
    this.#sendPolicy(stream);
    if (this.#status) stream.send({ body: { $case: "status", status: this.#status } });
    this.#options.log.info({ gateway: boot.gateway, sessions: boot.channels.size }, "a gateway attached");
  }

  #sendPolicy(stream: WorldStream): void {
    const banned = this.bans.addresses();
    stream.send({ body: { $case: "policy", policy: { banned } } });
  }

  #ended(boot: GatewayBoot, stream: WorldStream, reason: string): void {
    if (boot.newest !== stream) return;
    boot.newest = undefined;
    boot.stream = undefined;
    boot.awaySince = performance.now();
    this.#options.log.info({ gateway: boot.gateway, reason }, "a gateway's stream ended");
  }

  #bootOf(hello: Hello): GatewayBoot {
    const row: Pick<BootRow, "gateway" | "boot"> = { gateway: hello.gatewayId, boot: hello.boot };
    const known = this.#boots.get(key(row));
    if (known) return known;
    // A new boot of a gateway: the old process is no more, and with it its sockets.
    for (const other of this.#boots.values()) {
      if (other.gateway === hello.gatewayId && !other.gone) this.#giveUp(other);
    }
    const boot = new GatewayBoot(row.gateway, row.boot, hello.lastFseq, false, performance.now());
    this.#boots.set(key(row), boot);
    this.#options.writes.boots.add(boot);
    this.#options.onBoot(boot);
    return boot;
  }

  #receive(boot: GatewayBoot, stream: WorldStream, message: AttachRequest): void {
    const body = message.body;
    if (body?.$case === "items") this.#items(boot, stream, body.items);
    else if (body?.$case === "ping") stream.send({ body });
  }

  #items(boot: GatewayBoot, stream: WorldStream, { items, ackFseq }: Items): void {
    if (boot.stream !== stream || this.#epoch === undefined) return;
    if (ackFseq > boot.ackedFseq) {
      boot.ackedFseq = ackFseq;
      this.#options.onAcked(boot);
    }
    const at = performance.now();
    for (const item of items) {
      let channel = boot.channels.get(item.session);
      if (!channel) {
        // A session that was closed meanwhile: the gateway knows, or will by the frame that is under way.
        if (item.session <= boot.lastOpened) continue;
        channel = new Channel(boot, item.session, 0);
        if (item.seq === 1) {
          boot.channels.set(item.session, channel);
          boot.lastOpened = item.session;
        }
      }
      if (item.seq <= channel.received && !this.#options.faults.noDeduplication) continue;
      if (item.seq > channel.received + 1) {
        stream.close(`session ${item.session}: item ${item.seq} came after ${channel.received}`);
        return;
      }
      channel.received = item.seq;
      channel.inbox.push(item);
      this.#options.onItems(channel, at);
    }
    if (this.#options.faults.tears()) stream.close("torn by a test");
  }
}

function key({ gateway, boot }: { gateway: string; boot: string }): string {
  return `${gateway} ${boot}`;
}

function refuse(stream: WorldStream, reason: RefuseReason, text: string): undefined {
  const message: AttachResponse = { body: { $case: "refuse", refuse: { reason, text } } };
  stream.send(message);
  stream.close(text);
}
