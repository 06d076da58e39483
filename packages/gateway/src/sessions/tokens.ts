import { Buffer } from "node:buffer";
import { createHash, randomBytes } from "node:crypto";
import type { Session } from "./session.ts";

/** A bearer token: 32 random bytes. Whoever shows it continues the session, so it goes to that client alone. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the world may know of a token; empty for no token. */
export function tokenHash(token: string | undefined): Buffer {
  return token === undefined ? Buffer.alloc(0) : createHash("sha256").update(token).digest();
}

/** Which session a token continues. Holds hashes only. */
export class TokenBook {
  readonly #sessions = new Map<string, Session>();
  readonly #keys = new Map<Session, string[]>();

  add(token: string, session: Session): void {
    const key = tokenHash(token).toString("hex");
    this.#sessions.set(key, session);
    this.#keys.set(session, [...(this.#keys.get(session) ?? []), key]);
  }

  find(token: string): Session | undefined {
    return this.#sessions.get(tokenHash(token).toString("hex"));
  }

  drop(session: Session): void {
    for (const key of this.#keys.get(session) ?? [])
      if (this.#sessions.get(key) === session) this.#sessions.delete(key);
    this.#keys.delete(session);
  }
}
