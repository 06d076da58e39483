import {
  decodeTopic,
  FRAME_SPLIT_BYTES,
  LINK_PROTOCOL,
  RefuseReason,
  type AttachResponse,
  type Frame,
  type GatewayStream,
  type Item,
  type LinkDialer,
  type Open,
  type Welcome,
} from "@wyldlands/protocol";
import type { Logger } from "pino";
import { v7 as uuidv7 } from "uuid";
import type { Link, LinkEvents } from "./events.ts";
import { ItemQueue, type Entry } from "./session-queue.ts";
import { withUntaken } from "./untaken.ts";

export interface GatewayLinkOptions {
  dialer: LinkDialer;
  /** Where worlds may be found now, the likeliest first. */
  worlds: () => readonly string[];
  gatewayId: string;
  events: LinkEvents;
  log: Logger;
  /** Monotonic milliseconds; tests bring their own. */
  now?: () => number;
}

/** Pause between two rounds over the list of worlds: short, since every player waits for it. */
const REDIAL_MS = { first: 50, most: 200 } as const;
/** Attached but unacked for this long: the gateway says so by its own clock. */
const SILENT_AFTER_MS = 3_000;
/** A frame is acked with the next items, or alone after this long. */
const ACK_DELAY_MS = 50;
/** An answer to Hello takes longer than this only from a world that is lost. */
const HELLO_TIMEOUT_MS = 5_000;

/**
 * The gateway's end of the link: numbers items, keeps them until a frame acks them, finds a world, says Hello,
 * sends again what no world has applied, and takes each frame once (design: link.md, "Protocol").
 */
export function createGatewayLink(options: GatewayLinkOptions): Link {
  return new GatewayLink(options);
}

class GatewayLink implements Link {
  readonly #options: GatewayLinkOptions;
  readonly #events: LinkEvents;
  readonly #now: () => number;
  readonly #queue = new ItemQueue();
  /** Sessions whose lines are not shown: what they type may be a secret. */
  readonly #hidden = new Set<number>();
  #boot = uuidv7();
  #lastFseq = 0;
  #ackedFseq = 0;
  #stream: GatewayStream | undefined;
  #attached = false;
  #outgoing: Entry[] = [];
  #flushScheduled = false;
  #ackTimer: NodeJS.Timeout | undefined;
  #redialTimer: NodeJS.Timeout | undefined;
  #helloTimer: NodeJS.Timeout | undefined;
  readonly #watch: NodeJS.Timeout;
  #redialMs: number = REDIAL_MS.first;
  #candidates: string[] = [];
  #stopped = false;
  #lastAckAt = 0;
  world: Link["world"] = "away";

  constructor(options: GatewayLinkOptions) {
    this.#options = options;
    this.#events = options.events;
    this.#now = options.now ?? ((): number => performance.now());
    this.#watch = setInterval(() => this.#checkSilence(), 500);
    this.#watch.unref();
    setImmediate(() => this.#dial());
  }

  open(session: number, open: Open): void {
    this.#queue.open(session);
    this.#accept(session, { $case: "open", open });
  }

  line(session: number, text: string, clientNo: number): boolean {
    if (!this.#queue.fits(session, Buffer.byteLength(text))) return false;
    this.#accept(session, { $case: "line", line: { text, clientNo } });
    return true;
  }

  size(session: number, width: number, height: number): void {
    this.#queue.setPending(session, "size", { $case: "size", size: { width, height } });
    this.#schedule();
  }

  side(session: number, topic: string, json: string): void {
    this.#queue.setPending(session, `side:${topic}`, { $case: "side", side: { topic, value: json } });
    this.#schedule();
  }

  close(session: number, deliberate: boolean): void {
    this.#accept(session, { $case: "close", close: { deliberate } });
  }

  stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#watch);
    clearTimeout(this.#ackTimer);
    clearTimeout(this.#redialTimer);
    clearTimeout(this.#helloTimer);
    this.#flush();
    this.#stream?.close("the gateway stops");
    return Promise.resolve();
  }

  #accept(session: number, body: NonNullable<Item["body"]>): void {
    const entry = this.#queue.add(session, body, this.#now());
    if (!entry) return;
    this.#outgoing.push(entry);
    this.#schedule();
  }

  /** Everything accepted in one event-loop turn travels in one message: this decides the link's cost. */
  #schedule(): void {
    if (this.#flushScheduled || !this.#attached) return;
    this.#flushScheduled = true;
    setImmediate(() => this.#flush());
  }

  #flush(): void {
    this.#flushScheduled = false;
    if (!this.#attached || !this.#stream) return;
    const entries = [...this.#outgoing.splice(0), ...this.#queue.takePending(this.#now())];
    if (entries.length === 0 && this.#ackedFseq === this.#lastFseq) return;
    this.#ackedFseq = this.#lastFseq;
    clearTimeout(this.#ackTimer);
    this.#ackTimer = undefined;
    for (const items of inMessages(entries)) {
      this.#stream.send({ body: { $case: "items", items: { items, ackFseq: this.#lastFseq } } });
    }
  }

  #dial(): void {
    if (this.#stopped || this.#stream) return;
    if (this.#candidates.length === 0) this.#candidates = [...this.#options.worlds()];
    const address = this.#candidates.shift();
    if (address === undefined) {
      this.#redialLater();
      return;
    }
    const stream = this.#options.dialer.dial(address);
    this.#stream = stream;
    // Set first: a transport may say at once that nobody is there, and the next dial sets its own.
    this.#helloTimer = setTimeout(() => stream.close("no answer to Hello"), HELLO_TIMEOUT_MS);
    stream.onMessage((message) => {
      if (this.#stream === stream) this.#receive(message);
    });
    stream.onClose((reason) => this.#lost(stream, reason));
    stream.send({
      body: {
        $case: "hello",
        hello: {
          protocolMin: LINK_PROTOCOL.min,
          protocolMax: LINK_PROTOCOL.max,
          gatewayId: this.#options.gatewayId,
          boot: this.#boot,
          lastFseq: this.#lastFseq,
        },
      },
    });
  }

  #lost(stream: GatewayStream, reason: string): void {
    if (this.#stream !== stream) return;
    clearTimeout(this.#helloTimer);
    this.#stream = undefined;
    if (this.#attached) this.#options.log.warn({ reason }, "the link to the world ended");
    this.#attached = false;
    this.#say("away");
    if (this.#stopped) return;
    if (this.#candidates.length > 0) this.#dial();
    else this.#redialLater();
  }

  #redialLater(): void {
    this.#redialTimer = setTimeout(() => this.#dial(), this.#redialMs);
    this.#redialMs = Math.min(this.#redialMs * 2, REDIAL_MS.most);
  }

  #receive(message: AttachResponse): void {
    const body = message.body;
    if (body?.$case === "frame") this.#frame(body.frame);
    else if (body?.$case === "welcome") this.#welcome(body.welcome);
    else if (body?.$case === "status") this.#events.status(body.status);
    else if (body?.$case === "policy") this.#events.policy(body.policy);
    else if (body?.$case === "ping") this.#stream?.send({ body });
    else if (body?.$case === "refuse") {
      if (body.refuse.reason === RefuseReason.REFUSE_REASON_GONE) this.#startAnew();
      if (body.refuse.reason === RefuseReason.REFUSE_REASON_VERSION) {
        this.#options.log.error(
          { text: body.refuse.text },
          "this world and this gateway speak no common version of the link",
        );
      }
      this.#stream?.close(`refused: ${body.refuse.text}`);
    }
  }

  #welcome(welcome: Welcome): void {
    clearTimeout(this.#helloTimer);
    this.#redialMs = REDIAL_MS.first;
    this.#candidates = [];
    // Frames with these acks came before the Welcome, or were taken in by this gateway earlier.
    for (const { session, seq } of welcome.applied) this.#queue.ack(session, seq);
    this.#attached = true;
    this.#outgoing = [...this.#queue.unacked()];
    this.#lastAckAt = this.#now();
    this.#options.log.info({ epoch: welcome.epoch, resent: this.#outgoing.length }, "attached to a world");
    this.#say("here");
    this.#flush();
  }

  #frame(frame: Frame): void {
    if (frame.fseq <= this.#lastFseq) return;
    if (frame.fseq !== this.#lastFseq + 1) {
      this.#stream?.close(`frame ${frame.fseq} came after ${this.#lastFseq}`);
      return;
    }
    this.#lastFseq = frame.fseq;
    for (const out of frame.outs) this.#events.out(out.sessions, out.text, out.about);
    for (const { sessions, topic, value } of frame.states) {
      if (topic === "echo") this.#noteEcho(sessions, value);
      this.#events.state(sessions, topic, value);
    }
    for (const { session, seq } of frame.acks) {
      for (const { item, at } of this.#queue.ack(session, seq)) {
        if (item.body?.$case === "line")
          this.#events.answered(session, item.body.line.clientNo, this.#now() - at);
        if (item.body?.$case === "close") this.#forget(session);
      }
    }
    for (const { session, text } of frame.closes) {
      const hidden = this.#hidden.has(session);
      this.#events.closing(session, withUntaken(text, this.#forget(session), hidden));
    }
    this.#events.batchEnd();
    this.#lastAckAt = this.#now();
    if (this.world === "silent") this.#say("here");
    this.#ackTimer ??= setTimeout(() => {
      this.#ackTimer = undefined;
      this.#flush();
    }, ACK_DELAY_MS);
  }

  #noteEcho(sessions: readonly number[], json: string): void {
    const hidden = decodeTopic("echo", json)?.on === false;
    for (const session of sessions) {
      if (hidden) this.#hidden.add(session);
      else this.#hidden.delete(session);
    }
  }

  #forget(session: number): Entry[] {
    this.#hidden.delete(session);
    return this.#queue.drop(session);
  }

  /** This boot was declared gone (away for longer than the resume window): its sessions are over in the world. */
  #startAnew(): void {
    this.#options.log.warn("the world gave this gateway up while it was cut off: its sessions begin anew");
    this.#boot = uuidv7();
    this.#lastFseq = 0;
    this.#ackedFseq = 0;
    this.#outgoing = [];
    this.#queue.clear();
    this.#hidden.clear();
    this.#events.bootGone();
  }

  #checkSilence(): void {
    if (!this.#attached) return;
    const oldest = this.#queue.oldest();
    if (oldest === undefined) return;
    const since = Math.max(oldest, this.#lastAckAt);
    if (this.#now() - since > SILENT_AFTER_MS) this.#say("silent");
  }

  #say(world: Link["world"]): void {
    if (this.world === world) return;
    this.world = world;
    this.#events.world(world);
  }
}

/** Items in messages of at most `FRAME_SPLIT_BYTES` or so, one at least: after a long absence there may be many. */
function* inMessages(entries: readonly Entry[]): Generator<Item[]> {
  let items: Item[] = [];
  let bytes = 0;
  for (const { item } of entries) {
    const size = itemBytes(item);
    if (bytes + size > FRAME_SPLIT_BYTES && items.length > 0) {
      yield items;
      items = [];
      bytes = 0;
    }
    items.push(item);
    bytes += size;
  }
  yield items;
}

/** About the encoded size: texts by their length, everything else by a constant that is not too small. */
function itemBytes({ body }: Item): number {
  if (body?.$case === "line") return Buffer.byteLength(body.line.text) + 24;
  return body?.$case === "side" ? Buffer.byteLength(body.side.value) + 64 : 160;
}
