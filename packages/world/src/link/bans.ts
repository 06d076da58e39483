import type { PendingWrites } from "../persistence/pending.ts";
import type { BanRow } from "../persistence/port.ts";
import { accountOf, subjectOf } from "./ban-subject.ts";

/**
 * Addresses and networks that gateways turn away, and accounts that the login turns away. A change is stored with the
 * next commit.
 */
export class Bans {
  readonly #writes: Pick<PendingWrites, "bans" | "bansGone">;
  readonly #rows = new Map<string, BanRow>();

  constructor(writes: Pick<PendingWrites, "bans" | "bansGone">) {
    this.#writes = writes;
  }

  /** Takes in what is stored. */
  restore(rows: readonly BanRow[]): void {
    for (const row of rows) this.#rows.set(row.subject, row);
  }

  /** The oldest first. */
  all(): BanRow[] {
    return [...this.#rows.values()];
  }

  /** What gateways have to know: they know nothing of accounts. */
  addresses(): string[] {
    return this.all()
      .map(({ subject }) => subject)
      .filter((subject) => accountOf(subject) === undefined);
  }

  /** `key`: of the account's name (`nameKey`). */
  hasAccount(key: string): boolean {
    return this.#rows.has(subjectOf(key));
  }

  /** `subject`: as `banSubject` gives it. False when it is banned already. */
  add(subject: string, now: number): boolean {
    if (this.#rows.has(subject)) return false;
    const row = { subject, createdAt: now };
    this.#rows.set(subject, row);
    this.#writes.bansGone.delete(subject);
    this.#writes.bans.set(subject, row);
    return true;
  }

  /** False when it was not banned. */
  remove(subject: string): boolean {
    if (!this.#rows.delete(subject)) return false;
    this.#writes.bans.delete(subject);
    this.#writes.bansGone.add(subject);
    return true;
  }
}
