import type { PendingWrites } from "../persistence/pending.ts";
import type { SanctionKey, SanctionKind, SanctionRow } from "../persistence/port.ts";
import type { Session } from "../sessions/session.ts";

/** What moderators laid on accounts and guests: mute, freeze, jail. A change is stored with the next commit. */
export class Sanctions {
  readonly #writes: Pick<PendingWrites, "sanctions" | "sanctionsGone" | "undo">;
  readonly #wall: () => number;
  readonly #rows = new Map<string, SanctionRow>();

  /** `wall`: Unix milliseconds; sanctions are for people and end by the clock on the wall. */
  constructor(writes: Pick<PendingWrites, "sanctions" | "sanctionsGone" | "undo">, wall: () => number) {
    this.#writes = writes;
    this.#wall = wall;
  }

  restore(rows: readonly SanctionRow[]): void {
    for (const row of rows) this.#rows.set(keyOf(row), row);
  }

  /** Nobody is restrained: what every line asks first. */
  get none(): boolean {
    return this.#rows.size === 0;
  }

  /** Those in force, the oldest first. */
  all(): SanctionRow[] {
    return [...this.#rows.values()]
      .filter((row) => this.#inForce(row))
      .sort((a, b) => a.createdAt - b.createdAt);
  }

  /** Those whose time is over, which nobody has lifted. */
  lapsed(): SanctionRow[] {
    return [...this.#rows.values()].filter((row) => !this.#inForce(row));
  }

  /** `channel`: a mute of that channel alone; see `SanctionRow`. */
  of(subject: string, kind: SanctionKind, channel?: string): SanctionRow | undefined {
    const row = this.#rows.get(keyOf({ subject, kind, ...(channel !== undefined && { channel }) }));
    return row && this.#inForce(row) ? row : undefined;
  }

  impose(row: SanctionRow): void {
    const at = keyOf(row);
    const { undo, sanctions, sanctionsGone } = this.#writes;
    undo.put(this.#rows, at, row);
    undo.put(sanctionsGone, at, undefined);
    undo.put(sanctions, at, row);
  }

  /** A guest has become somebody with an account: what is laid on them stays on them. */
  carryOver(from: string, to: string): void {
    for (const row of [...this.#rows.values()]) {
      if (row.subject !== from) continue;
      this.lift(row);
      this.impose({ ...row, subject: to });
    }
  }

  /** False when there was none. */
  lift({ subject, kind, channel }: SanctionKey): boolean {
    const gone = { subject, kind, ...(channel !== undefined && { channel }) };
    const at = keyOf(gone);
    if (!this.#rows.has(at)) return false;
    const { undo, sanctions, sanctionsGone } = this.#writes;
    undo.put(this.#rows, at, undefined);
    undo.put(sanctions, at, undefined);
    undo.put(sanctionsGone, at, gone);
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

function keyOf({ subject, kind, channel = "" }: SanctionKey): string {
  return `${kind} ${subject} ${channel}`;
}
