import type { PendingWrites } from "../persistence/pending.ts";
import type { BanRow } from "../persistence/port.ts";
import { accountOf, subjectOf } from "./ban-subject.ts";

/** What a ban is besides whom it shuts out and since when. */
export type BanTerms = Omit<BanRow, "subject" | "createdAt">;

/** A ban of whoever runs the server, which says no more. */
const OPERATOR: BanTerms = { until: null, reason: "", by: "the operator" };

/**
 * Addresses and networks that gateways turn away, and accounts that the login turns away. A change is stored with the
 * next commit.
 */
export class Bans {
  readonly #writes: Pick<PendingWrites, "bans" | "bansGone">;
  readonly #rows = new Map<string, BanRow>();
  #changes = 0;

  constructor(writes: Pick<PendingWrites, "bans" | "bansGone">) {
    this.#writes = writes;
  }

  /** Takes in what is stored. */
  restore(rows: readonly BanRow[]): void {
    for (const row of rows) this.#rows.set(row.subject, row);
    this.#changes += 1;
  }

  /** Grows with every change. */
  get changes(): number {
    return this.#changes;
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
    return this.ofAccount(key) !== undefined;
  }

  /** `key`: of the account's name (`nameKey`). */
  ofAccount(key: string): BanRow | undefined {
    return this.#rows.get(subjectOf(key));
  }

  /** `subject`: as `banSubject` gives it; `now`: Unix milliseconds. False when it is banned already. */
  add(subject: string, now: number, terms: BanTerms = OPERATOR): boolean {
    if (this.#rows.has(subject)) return false;
    const row = { subject, createdAt: now, ...terms };
    this.#rows.set(subject, row);
    this.#writes.bansGone.delete(subject);
    this.#writes.bans.set(subject, row);
    this.#changes += 1;
    return true;
  }

  /** False when it was not banned. */
  remove(subject: string): boolean {
    if (!this.#rows.delete(subject)) return false;
    this.#writes.bans.delete(subject);
    this.#writes.bansGone.add(subject);
    this.#changes += 1;
    return true;
  }

  /** Ends those whose time is over. `now`: Unix milliseconds. */
  lapse(now: number): void {
    for (const { subject, until } of this.all()) if (until !== null && until <= now) this.remove(subject);
  }
}
