import type { Channel } from "../link/channel.ts";
import type { PendingWrites } from "../persistence/pending.ts";
import type { Session } from "./session.ts";

/** Which sessions there are, by id and by the tokens that they can be resumed with, and which have lost their connection. */
export class Roster {
  readonly #writes: PendingWrites;
  readonly #byId = new Map<string, Session>();
  readonly #byToken = new Map<string, Session>();
  readonly #linkDead = new Set<Session>();

  constructor(writes: PendingWrites) {
    this.#writes = writes;
  }

  get all(): Iterable<Session> {
    return this.#byId.values();
  }

  get linkDead(): Iterable<Session> {
    return this.#linkDead;
  }

  has(session: Session): boolean {
    return this.#byId.has(session.id);
  }

  add(session: Session): void {
    this.#byId.set(session.id, session);
    this.#remember(session);
  }

  /** The session that a client comes back to with a token of this hash. */
  resumable(hash: Uint8Array): Session | undefined {
    return hash.length > 0 ? this.#byToken.get(hex(hash)) : undefined;
  }

  /** The token it came with goes on until the new one is used; every other has ended. */
  renew(session: Session, tokenHash: Uint8Array, resumeHash: Uint8Array): void {
    this.#forgetTokens(session);
    session.previousTokenHash = resumeHash;
    session.tokenHash = tokenHash;
    this.#remember(session);
  }

  lost(session: Session): void {
    this.#linkDead.add(session);
  }

  found(session: Session): void {
    this.#linkDead.delete(session);
  }

  forget(session: Session): void {
    this.#byId.delete(session.id);
    this.#linkDead.delete(session);
    this.#forgetTokens(session);
    this.#writes.sessionGone(session);
  }

  /** The channel is over; its session, if it has one, is held by none. */
  release(channel: Channel): void {
    channel.closed = true;
    if (channel.session) channel.session.channel = undefined;
    channel.session = undefined;
    channel.boot.channels.delete(channel.number);
    this.#writes.channelGone(channel);
  }

  #remember(session: Session): void {
    // A telnet client has no token: it comes back by its password.
    if (session.tokenHash.length > 0) this.#byToken.set(hex(session.tokenHash), session);
    if (session.previousTokenHash) this.#byToken.set(hex(session.previousTokenHash), session);
    this.#writes.sessions.add(session);
  }

  #forgetTokens(session: Session): void {
    this.#byToken.delete(hex(session.tokenHash));
    if (session.previousTokenHash) this.#byToken.delete(hex(session.previousTokenHash));
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
