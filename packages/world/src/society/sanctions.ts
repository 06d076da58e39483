import type { PendingWrites } from "../persistence/pending.ts";
import type { SanctionKind, SanctionRow } from "../persistence/port.ts";
import type { Session } from "../sessions/session.ts";

/** What moderators laid on accounts and guests: mute, freeze, jail. A change is stored with the next commit. */
export class Sanctions {
  readonly #writes: Pick<PendingWrites, "sanctions" | "sanctionsGone">;
  readonly #wall: () => number;
  readonly #rows = new Map<string, SanctionRow>();

  /** `wall`: Unix milliseconds; sanctions are for people and end by the clock on the wall. */
  constructor(writes: Pick<PendingWrites, "sanctions" | "sanctionsGone">, wall: () => number) {
    this.#writes = writes;
    this.#wall = wall;
  }

  restore(rows: readonly SanctionRow[]): void {
    for (const row of rows) this.#rows.set(key(row.subject, row.kind), row);
  }

  /** Those in force, the oldest first. */
  all(): SanctionRow[] {
    return [...this.#rows.values()].filter((row) => this.#inForce(row));
  }

  /** Those whose time is over, which nobody has lifted. */
  lapsed(): SanctionRow[] {
    return [...this.#rows.values()].filter((row) => !this.#inForce(row));
  }

  of(subject: string, kind: SanctionKind): SanctionRow | undefined {
    const row = this.#rows.get(key(subject, kind));
    return row && this.#inForce(row) ? row : undefined;
  }

  impose(row: SanctionRow): void {
    const at = key(row.subject, row.kind);
    this.#rows.set(at, row);
    this.#writes.sanctionsGone.delete(at);
    this.#writes.sanctions.set(at, row);
  }

  /** A guest has become somebody with an account: what is laid on them stays on them. */
  carryOver(from: string, to: string): void {
    for (const row of [...this.#rows.values()]) {
      if (row.subject !== from) continue;
      this.lift(from, row.kind);
      this.impose({ ...row, subject: to });
    }
  }

  /** False when there was none. */
  lift(subject: string, kind: SanctionKind): boolean {
    const at = key(subject, kind);
    if (!this.#rows.delete(at)) return false;
    this.#writes.sanctions.delete(at);
    this.#writes.sanctionsGone.set(at, { subject, kind });
    return true;
  }

  #inForce({ until }: SanctionRow): boolean {
    return until === null || until > this.#wall();
  }
}

/** Whom a sanction of this session's player names: the account, or a guest's character. */
export function sanctionSubject(session: Session): string {
  return session.account
    ? `account:${session.account.id}`
    : `character:${session.character?.id ?? session.id}`;
}

function key(subject: string, kind: SanctionKind): string {
  return `${kind} ${subject}`;
}
