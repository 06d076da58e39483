import { Transport, type Policy, type Status } from "@wyldlands/protocol";
import type { Logger } from "pino";
import type { GatewayConfig } from "../config.ts";
import type { About, Link, LinkEvents } from "../link/events.ts";
import type { Bans } from "../limits/bans.ts";
import type { GatewayMetrics } from "../metrics.ts";
import { Words } from "../render/words.ts";
import { words } from "../words.ts";
import type { Capabilities } from "./capabilities.ts";
import { Courier } from "./courier.ts";
import type { Ending, Presenter, WorldState } from "./presenter.ts";
import { Session, type Delivery } from "./session.ts";
import { TokenBook, tokenHash } from "./tokens.ts";

export interface OpenRequest {
  capabilities: Capabilities;
  presenter: Presenter;
  /** A new token that will resume this session. */
  token?: string;
  /** The token the client came with, when no session here knows it. */
  resumeToken?: string;
}

export interface SessionsSetup {
  config: GatewayConfig;
  log: Logger;
  metrics: GatewayMetrics;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
  bans: Bans;
}

/** Every session of this gateway, and what the link says to them. Order is kept per session, whatever is sliced. */
export class Sessions implements LinkEvents {
  readonly #setup: SessionsSetup;
  readonly #byNumber = new Map<number, Session>();
  readonly #tokens = new TokenBook();
  /** Who heard anything since the last batch ended. */
  readonly #heard = new Set<Session>();
  readonly #courier: Courier;
  #link: Link | undefined;
  #world: WorldState = "away";
  /** A world was here since this gateway started. */
  #seen = false;
  #lastNumber = 0;
  #status: Status | undefined;
  /** When the words and state of the batch under way began to come. */
  #batchBegan: number | undefined;

  constructor(setup: SessionsSetup) {
    this.#setup = setup;
    this.#courier = new Courier(setup.now);
  }

  /** The link that these sessions speak through; set once, before the first of them opens. */
  attach(link: Link): void {
    this.#link = link;
    this.#world = link.world;
    this.#seen = link.world === "here";
    this.#setup.metrics.setLink(link.world);
  }

  get link(): Link {
    if (this.#link === undefined) throw new Error("the gateway has no link yet");
    return this.#link;
  }

  /** What a player is told of the world's state. */
  wordsFor(state: WorldState): string {
    if (state === "away" && !this.#seen) return words.worldWaking;
    return { here: words.worldBack, away: words.worldAway, silent: words.worldSilent }[state];
  }

  get worldState(): WorldState {
    return this.#world;
  }

  /** What the world last said of itself. */
  get worldStatus(): Status | undefined {
    return this.#status;
  }

  get size(): number {
    return this.#byNumber.size;
  }

  all(): Session[] {
    return [...this.#byNumber.values()];
  }

  open(request: OpenRequest): Session {
    const { config, metrics, now } = this.#setup;
    const { capabilities, presenter, token, resumeToken } = request;
    const session = new Session({
      number: ++this.#lastNumber,
      capabilities,
      presenter,
      token,
      awaitsWorld: resumeToken !== undefined,
      lines: { perSecond: config.limits.lines_per_second, burst: config.limits.lines_burst },
      link: this.link,
      metrics,
      now,
    });
    this.#byNumber.set(session.number, session);
    // The old token leads here as well: its owner may be lost again before it learns the new one.
    for (const each of [token, resumeToken]) if (each !== undefined) this.#tokens.add(each, session);
    this.link.open(session.number, {
      address: capabilities.address,
      transport:
        capabilities.transport === "telnet" ? Transport.TRANSPORT_TELNET : Transport.TRANSPORT_WEBSOCKET,
      secure: capabilities.secure,
      width: capabilities.width,
      height: capabilities.height,
      tokenHash: tokenHash(token),
      resumeHash: tokenHash(resumeToken),
    });
    return session;
  }

  /** The living session that a token continues. */
  byToken(token: string): Session | undefined {
    return this.#tokens.find(token);
  }

  /** The client is gone for good, by its own wish or not: the world is told, the session ends. */
  leave(session: Session, deliberate: boolean): void {
    if (session.closed) return;
    this.#forget(session);
    this.link.close(session.number, deliberate);
  }

  /** The client was lost but may come back with its token. */
  lose(session: Session): void {
    session.presenter = undefined;
    session.lostAt = this.#setup.now();
  }

  /** The client is back, on another connection. */
  regain(session: Session, presenter: Presenter): void {
    session.payOff();
    session.presenter = presenter;
    session.lostAt = undefined;
    session.resumed = true;
  }

  /** Ends a session on the gateway's own account, with words. */
  dismiss(session: Session, ending: Ending, markup: string): void {
    const presenter = session.presenter;
    const last = new Words(markup);
    session.farewell(last);
    this.leave(session, false);
    presenter?.end(ending, last);
  }

  /** Closes what has waited too long: for a login, or for a lost player. Call about once a second. */
  sweep(): void {
    const { config, now, log } = this.#setup;
    const at = now();
    for (const session of this.#byNumber.values()) {
      if (session.lostAt !== undefined && at - session.lostAt >= config.resume_window * 1000) {
        this.leave(session, false);
      } else if (session.loggedOutSince !== undefined) {
        // Nobody can log in while the world is not there.
        if (this.#world === "away") session.loggedOutSince = at;
        else if (at - session.loggedOutSince >= config.limits.login_seconds * 1000) {
          log.info({ session: session.number }, "closed: no character in time");
          this.dismiss(session, "closed", words.loginTimeout);
        }
      }
    }
  }

  out(numbers: readonly number[], text: string, about?: About): void {
    this.#batchBegan ??= performance.now();
    this.#deliver(this.#find(numbers), { kind: "out", words: new Words(text), about });
  }

  state(numbers: readonly number[], topic: string, json: string): void {
    this.#batchBegan ??= performance.now();
    this.#deliver(this.#find(numbers), { kind: "state", topic, json });
  }

  answered(number: number, clientNo: number, tookMs: number): void {
    this.#setup.metrics.answer.observe(tookMs / 1_000);
    const session = this.#byNumber.get(number);
    if (session === undefined) return;
    this.#deliver([session], { kind: "answered", clientNo });
  }

  closing(number: number, text: string): void {
    const session = this.#byNumber.get(number);
    if (session === undefined) return;
    session.payOff();
    const presenter = session.presenter;
    const last = text === "" ? undefined : new Words(text);
    session.farewell(last);
    this.#forget(session);
    presenter?.end("closed", last);
  }

  batchEnd(): void {
    const audience = [...this.#heard];
    this.#heard.clear();
    this.#send(audience, { kind: "batch-end" });
    if (this.#batchBegan !== undefined)
      this.#setup.metrics.render.observe((performance.now() - this.#batchBegan) / 1_000);
    this.#batchBegan = undefined;
  }

  world(state: WorldState): void {
    if (state === this.#world) return;
    const first = state === "here" && !this.#seen;
    const text = first ? "" : this.wordsFor(state);
    if (state === "here") this.#seen = true;
    this.#world = state;
    this.#setup.metrics.setLink(state);
    this.#send(this.all(), { kind: "world", state, words: new Words(text) });
  }

  status(status: Status): void {
    this.#status = status;
  }

  policy({ banned }: Policy): void {
    const { bans } = this.#setup;
    bans.set(banned);
    for (const session of this.all())
      if (bans.has(session.capabilities.address)) this.dismiss(session, "closed", words.sessionBanned);
  }

  bootGone(): void {
    this.#setup.log.warn("the world gave this gateway up; every session is closed");
    for (const session of this.all()) {
      session.payOff();
      const presenter = session.presenter;
      const last = new Words(words.bootGone);
      session.farewell(last);
      this.#forget(session);
      presenter?.end("moved", last);
    }
  }

  /** Stops what is still under way; the world is told that everybody was lost. */
  stop(): void {
    this.#courier.stop();
    for (const session of this.all()) this.leave(session, false);
  }

  #find(numbers: readonly number[]): Session[] {
    const found: Session[] = [];
    for (const number of numbers) {
      const session = this.#byNumber.get(number);
      if (session !== undefined) found.push(session);
    }
    return found;
  }

  #deliver(audience: Session[], delivery: Delivery): void {
    for (const session of audience) this.#heard.add(session);
    this.#send(audience, delivery);
  }

  #send(audience: readonly Session[], delivery: Delivery): void {
    for (const session of audience) this.#courier.deliver(session, delivery);
  }

  #forget(session: Session): void {
    session.shut();
    this.#byNumber.delete(session.number);
    this.#heard.delete(session);
    this.#tokens.drop(session);
  }
}
