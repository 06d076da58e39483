import { decodeTopic } from "@wyldlands/protocol";
import type { About, Link } from "../link/events.ts";
import type { GatewayMetrics } from "../metrics.ts";
import { TokenBucket } from "../limits/token-bucket.ts";
import type { Words } from "../render/words.ts";
import type { SideChannel } from "../side-channels/side-channel.ts";
import { words } from "../words.ts";
import { setWindow, windowWidth, wish, type Capabilities } from "./capabilities.ts";
import { LineIntake } from "./line-intake.ts";
import { OutputRing } from "./output-ring.ts";
import type { Presenter } from "./presenter.ts";
import { readWishes } from "./wishes.ts";

/** A longer line is not completed; in characters. */
const MOST_COMPLETED = 200;

/** Something for a session, in the order in which the world said it. */
export type Delivery =
  | { kind: "out"; words: Words; about?: About | undefined }
  | { kind: "state"; topic: string; json: string }
  | { kind: "answered"; clientNo: number }
  | { kind: "world"; state: "here" | "away" | "silent"; words: Words }
  | { kind: "batch-end" };

export interface SessionSetup {
  number: number;
  capabilities: Capabilities;
  presenter: Presenter;
  /** What continues this session; undefined when nothing can. Never logged, never sent to the world. */
  token: string | undefined;
  /** The world has to say how far a client that came back from elsewhere had got. */
  awaitsWorld: boolean;
  lines: { perSecond: number; burst: number };
  link: Link;
  metrics: GatewayMetrics;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
}

/** One player's connection to the world, as the gateway sees it: the same for telnet and WebSocket. */
export class Session {
  readonly number: number;
  readonly capabilities: Capabilities;
  readonly token: string | undefined;
  readonly ring = new OutputRing();
  /** Latest value of each state topic, as JSON. */
  readonly topics = new Map<string, string>();
  /** What a turn of the event loop had no time for, and the courier is going to deliver. */
  readonly owed: Delivery[] = [];
  /** What the client has agreed to besides words, by name. */
  readonly sideChannels = new Map<string, SideChannel>();
  /** Undefined while a numbering client is away. */
  presenter: Presenter | undefined;
  /** Since when no character is in play; undefined while one is. */
  loggedOutSince: number | undefined;
  /** When the client was lost, while the session waits for it. */
  lostAt: number | undefined;
  /** Until the world's `session` topic is there, a client that came back from elsewhere cannot be greeted. */
  awaitsWorld: boolean;
  /** The session goes on from an earlier connection. */
  resumed = false;
  /** Called whenever nothing typed is left unanswered. */
  onSettled: (() => void) | undefined;
  /** Highest line number taken from a numbering client. */
  accepted = 0;
  /** Highest line number that is answered or refused. */
  answeredNo = 0;
  /** Refusals that nobody was there to read. */
  readonly missedRefusals: { clientNo: number; line: string; reason: string }[] = [];
  closed = false;

  readonly #setup: SessionSetup;
  readonly #intake: LineIntake;
  #unanswered = 0;

  constructor(setup: SessionSetup) {
    this.#setup = setup;
    this.number = setup.number;
    this.capabilities = setup.capabilities;
    this.presenter = setup.presenter;
    this.token = setup.token;
    this.awaitsWorld = setup.awaitsWorld;
    this.loggedOutSince = setup.now();
    this.#intake = new LineIntake({
      bucket: new TokenBucket(setup.lines.perSecond, setup.lines.burst, setup.now()),
      now: setup.now,
      take: (text, clientNo) => this.#pass(text, clientNo),
      pause: () => this.presenter?.pause(),
      resume: () => {
        this.presenter?.resume();
        this.#settle();
      },
    });
  }

  /** Every typed line is passed on and answered. */
  get settled(): boolean {
    return this.#unanswered === 0 && this.#intake.waiting === 0;
  }

  /** Lines wait because the client types faster than the world takes them. */
  get throttled(): boolean {
    return this.#intake.waiting > 0;
  }

  /** Takes a line from the client, cleaned of controls. `clientNo` is 0 when it does not count. */
  type(text: string, clientNo: number): void {
    if (clientNo > 0) this.accepted = clientNo;
    this.#setup.metrics.lines.inc();
    this.#intake.push(text, clientNo);
  }

  /** The client asks how a line could go on; the answer is the topic `completions`. A new question takes the place of one that has not left. */
  complete(line: string): void {
    if (line.length <= MOST_COMPLETED)
      this.#setup.link.side(this.number, "complete", JSON.stringify({ line }));
  }

  /** The client wants what the player has set, to keep it; the answer is the topic `settings`. */
  askSettings(): void {
    this.#setup.link.side(this.number, "settings", "true");
  }

  resize(width: number, height: number): void {
    if (width === windowWidth(this.capabilities) && height === this.capabilities.height) return;
    setWindow(this.capabilities, width, height);
    this.#setup.link.size(this.number, width, height);
  }

  /** Delivers at once, after everything that is still owed. */
  deliver(delivery: Delivery): void {
    this.payOff();
    this.#apply(delivery);
  }

  /** Delivers what is still owed. */
  payOff(): void {
    if (this.owed.length > 0) for (const delivery of this.owed.splice(0)) this.#apply(delivery);
  }

  /** A line that is not passed on; it counts as taken and answered. */
  refuse(text: string, clientNo: number, reason: string): void {
    this.#setup.metrics.refusedLines.inc();
    this.accepted = Math.max(this.accepted, clientNo);
    this.answeredNo = Math.max(this.answeredNo, clientNo);
    if (this.presenter === undefined) this.missedRefusals.push({ clientNo, line: text, reason });
    else this.presenter.refused(text, clientNo, reason);
  }

  /** The session is about to be ended from our side: programs that listen are told. */
  farewell(last: Words | undefined): void {
    for (const side of this.sideChannels.values()) side.end(last);
  }

  /** Nothing more comes from the client or goes to it. */
  shut(): void {
    this.closed = true;
    this.#intake.stop();
    this.owed.length = 0;
    this.onSettled = undefined;
    this.sideChannels.clear();
    this.presenter = undefined;
  }

  #pass(text: string, clientNo: number): void {
    if (this.#setup.link.line(this.number, text, clientNo)) this.#unanswered += 1;
    else this.refuse(text, clientNo, words.queueFull);
  }

  #settle(): void {
    if (this.settled) this.onSettled?.();
  }

  #apply(delivery: Delivery): void {
    switch (delivery.kind) {
      case "out": {
        const n = this.capabilities.numbering ? this.ring.push(delivery.words.markup, delivery.about).n : 0;
        this.presenter?.out(delivery.words, n, delivery.about);
        for (const side of this.sideChannels.values()) side.out(delivery.words, delivery.about);
        break;
      }
      case "state":
        this.topics.set(delivery.topic, delivery.json);
        // A client of ours does its own painting.
        if (delivery.topic === "display" && !this.capabilities.numbering)
          wish(this.capabilities, readWishes(delivery.json));
        if (delivery.topic === "character") this.#character(delivery.json);
        if (delivery.topic === "session" && this.awaitsWorld) this.#continueFrom(delivery.json);
        this.presenter?.state(delivery.topic, delivery.json);
        for (const side of this.sideChannels.values()) side.state(delivery.topic);
        break;
      case "answered":
        this.#answered(delivery.clientNo);
        break;
      case "world":
        this.presenter?.world(delivery.state, delivery.words);
        break;
      case "batch-end":
        this.presenter?.batchEnd();
        for (const side of this.sideChannels.values()) side.batchEnd();
        break;
    }
  }

  #answered(clientNo: number): void {
    this.#unanswered = Math.max(0, this.#unanswered - 1);
    this.answeredNo = Math.max(this.answeredNo, clientNo);
    this.presenter?.answered(clientNo);
    this.#settle();
  }

  /** What the client had typed up to there was taken when it was connected elsewhere. */
  #continueFrom(json: string): void {
    const clientNo = decodeTopic("session", json)?.clientNo ?? 0;
    this.awaitsWorld = false;
    this.resumed = clientNo > 0;
    this.accepted = clientNo;
    this.answeredNo = clientNo;
  }

  #character(json: string): void {
    if (json !== "null") this.loggedOutSince = undefined;
    else this.loggedOutSince ??= this.#setup.now();
  }
}
