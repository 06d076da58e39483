import { escapeMarkup } from "@wyldlands/protocol/markup";
import type { TopicName, Topics } from "@wyldlands/protocol/topics";
import type { WebDown, WebUp } from "@wyldlands/protocol/web";
import { LineQueue, type QueuedLine } from "./line-queue.ts";
import { OutLedger } from "./out-ledger.ts";
import type { SessionStore } from "./saved-session.ts";

/** The part of a browser's WebSocket that is used here. */
export interface SocketLike {
  addEventListener(type: "open", listener: () => void): void;
  addEventListener(type: "close", listener: (event: { code: number; reason: string }) => void): void;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
  send(text: string): void;
  close(): void;
}

/**
 * connecting: the first try · here: all is well · away: the gateway holds the line, the world is restarting · offline: no
 * gateway, the next try in `retryMs` · ended: the session is closed or goes on elsewhere, and nothing more is tried. Texts
 * are semantic markup.
 */
export type Phase =
  | { name: "connecting" }
  | { name: "here" }
  | { name: "away"; text: string }
  | { name: "offline"; retryMs: number }
  | { name: "ended"; text: string };

export interface ConnectionEvents {
  phase(phase: Phase): void;
  /** The gateway says how the world is, in semantic markup. */
  notice(markup: string): void;
  /** Words from the world, as semantic markup. */
  /** `channel`: where it was said, and by whom. */
  out(markup: string, again: boolean, channel?: { id: string; talker: string }): void;
  topic<K extends TopicName>(topic: K, value: Topics[K]): void;
  /** A line was taken into the queue; a restored one was typed before a reload. */
  queued(line: QueuedLine): void;
  answered(lines: readonly QueuedLine[]): void;
  /** `markup` says why. */
  refused(line: QueuedLine, markup: string): void;
  /** A session begins that knows nothing of the one before. `unsent`: lines of the old one that were never answered. */
  anew(unsent: readonly QueuedLine[]): void;
  /** Lines that had to be dropped since a hidden one before them was lost by a reload. */
  lost(lines: readonly QueuedLine[]): void;
}

export interface ConnectionSetup {
  open(): SocketLike;
  store: SessionStore;
  events: ConnectionEvents;
  size: { width: number; height: number };
}

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 5_000;
/** A connection that held this long was a good one: the next break is tried anew without delay. */
const STEADY_MS = 10_000;
const PING_MS = 20_000;
/** Close code of the gateway: the session goes on in another window, and fetching it back would only start a quarrel. */
const TAKEN_OVER = 4_000;
/** Silence after a ping for this long means that the line is dead, whatever the browser thinks. */
const PONG_MS = 10_000;

/**
 * The line to the world: a state machine over one WebSocket at a time. Every line typed is numbered and kept until it is
 * answered, and sent again after a reconnection or a reload, so none is lost and the world runs none twice.
 */
export class Connection {
  readonly #setup: ConnectionSetup;
  readonly #queue = new LineQueue();
  readonly #outs = new OutLedger();
  #socket: SocketLike | undefined;
  #greeted = false;
  #token: string | undefined;
  #size: { width: number; height: number };
  #retryMs = FIRST_RETRY_MS;
  #timers: { retry?: Timer; steady?: Timer; ping?: Timer; pong?: Timer } = {};
  #ended = false;
  #resuming = false;

  constructor(setup: ConnectionSetup) {
    this.#setup = setup;
    this.#size = setup.size;
  }

  /** Takes up the session that the tab remembers, if any, and connects. */
  start(): void {
    const saved = this.#setup.store.load();
    if (saved !== undefined) {
      this.#token = saved.token;
      this.#queue.restore(saved.lines, saved.next);
      for (const line of this.#queue.lines) this.#setup.events.queued(line);
    }
    this.#setup.events.phase({ name: "connecting" });
    this.#connect();
  }

  /** False when too many lines wait already: the text is still the player's. Works in every phase but `ended`. */
  send(text: string, secret = false): boolean {
    const line = this.#ended ? undefined : this.#queue.add(text, secret);
    if (line === undefined) return false;
    this.#save();
    this.#setup.events.queued(line);
    if (this.#greeted) this.#writeLine(line);
    return true;
  }

  /** All of them or none, in order; the number of the last one. */
  sendAll(texts: readonly string[]): number | undefined {
    if (this.#ended || !this.#queue.fits(texts.length)) return undefined;
    for (const text of texts) this.send(text);
    return this.#queue.next - 1;
  }

  /** Is a line up to this number unanswered? */
  waits(upTo: number): boolean {
    return this.#queue.lines.some(({ n }) => n <= upTo);
  }

  resize(width: number, height: number): void {
    if (width === this.#size.width && height === this.#size.height) return;
    this.#size = { width, height };
    if (this.#greeted) this.#write({ t: "size", width, height });
  }

  /** Asks how a line could go on. Not asked again after a break: by then something else is typed. */
  complete(line: string): void {
    if (this.#greeted) this.#write({ t: "complete", line });
  }

  /** Asks for what the player has set. False while there is no line to the world: then it is to be asked again. */
  askSettings(): boolean {
    if (this.#greeted) this.#write({ t: "settings" });
    return this.#greeted;
  }

  /** The network is back, or the player asks: no more waiting. */
  tryNow(): void {
    if (this.#socket === undefined && !this.#ended) this.#connect();
  }

  /** After `ended`: a new session from the door. */
  again(): void {
    if (!this.#ended) return;
    this.#ended = false;
    this.#retryMs = FIRST_RETRY_MS;
    this.#setup.events.phase({ name: "connecting" });
    this.#connect();
  }

  #connect(): void {
    clearTimeout(this.#timers.retry);
    const socket = this.#setup.open();
    this.#socket = socket;
    socket.addEventListener("open", () => {
      const resume =
        this.#token === undefined ? {} : { resume: { token: this.#token, last: this.#outs.last } };
      this.#write({ t: "hello", ...this.#size, ...resume });
    });
    socket.addEventListener("message", ({ data }) => {
      if (this.#socket === socket) this.#take(JSON.parse(String(data)) as WebDown);
    });
    socket.addEventListener("close", ({ code, reason }) => {
      if (this.#socket !== socket) return;
      if (code === TAKEN_OVER) this.#end(escapeMarkup(reason));
      else this.#broken();
    });
  }

  #broken(): void {
    this.#hangUp();
    if (this.#ended) return;
    const retryMs = this.#retryMs;
    this.#retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2);
    this.#timers.retry = setTimeout(() => this.#connect(), retryMs);
    this.#setup.events.phase({ name: "offline", retryMs });
  }

  #hangUp(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#greeted = false;
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.#timers = {};
    socket?.close();
  }

  #take(message: WebDown): void {
    const { events } = this.#setup;
    clearTimeout(this.#timers.pong);
    switch (message.t) {
      case "hello":
        this.#hello(message);
        return;
      case "out":
        if (this.#outs.take(message.n, message.text))
          events.out(message.text, message.again === true, message.channel);
        return;
      case "state":
        if (message.topic === "session") this.#applied((message.value as Topics["session"]).clientNo);
        events.topic(message.topic, message.value);
        return;
      case "ack":
        this.#answered(message.n);
        return;
      case "refused": {
        const line = this.#queue.refused(message.n);
        this.#save();
        if (line !== undefined) events.refused(line, message.text);
        return;
      }
      case "link":
        if (message.text !== "") events.notice(message.text);
        events.phase(message.world === "here" ? { name: "here" } : { name: "away", text: message.text });
        return;
      case "bye":
        this.#end(message.text);
        return;
      case "pong":
    }
  }

  #hello({ token, resumed, accepted }: Extract<WebDown, { t: "hello" }>): void {
    const { events } = this.#setup;
    const known = this.#token !== undefined;
    this.#token = token;
    this.#greeted = true;
    this.#resuming = resumed;
    this.#outs.reconnected();
    events.phase({ name: "here" });
    if (!resumed && known) {
      this.#outs.reset();
      events.anew(this.#queue.reset());
    }
    const { again, lost } = this.#queue.beyond(accepted);
    if (lost.length > 0) events.lost(lost);
    for (const line of again) this.#writeLine(line);
    this.#save();
    this.#timers.steady = setTimeout(() => (this.#retryMs = FIRST_RETRY_MS), STEADY_MS);
    this.#ping();
  }

  /** Once after a resume: what the world has applied is answered, even if the ack went down with the old connection. */
  #applied(clientNo: number): void {
    if (!this.#resuming) return;
    this.#resuming = false;
    this.#answered(clientNo);
  }

  #answered(n: number): void {
    const settled = this.#queue.acked(n);
    if (settled.length === 0) return;
    this.#save();
    this.#setup.events.answered(settled);
  }

  #end(text: string): void {
    this.#ended = true;
    this.#token = undefined;
    const unsent = this.#queue.reset();
    this.#outs.reset();
    this.#hangUp();
    this.#save();
    if (unsent.length > 0) this.#setup.events.answered(unsent);
    this.#setup.events.phase({ name: "ended", text });
  }

  #ping(): void {
    this.#timers.ping = setTimeout(() => {
      this.#write({ t: "ping" });
      this.#timers.pong = setTimeout(() => this.#broken(), PONG_MS);
      this.#ping();
    }, PING_MS);
  }

  #writeLine({ n, text }: QueuedLine): void {
    this.#write({ t: "line", n, text });
  }

  #write(message: WebUp): void {
    this.#socket?.send(JSON.stringify(message));
  }

  #save(): void {
    const token = this.#token;
    this.#setup.store.save(
      token === undefined ? undefined : { token, next: this.#queue.next, lines: this.#queue.store() },
    );
  }
}

type Timer = ReturnType<typeof setTimeout>;
