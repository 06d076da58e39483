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
  readonly #writes: Pick<PendingWrites, "bans" | "bansGone" | "undo">;
  readonly #rows = new Map<string, BanRow>();
  #changes = 0;

  constructor(writes: Pick<PendingWrites, "bans" | "bansGone" | "undo">) {
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
    return [...this.#rows.values()].sort((a, b) => a.createdAt - b.createdAt);
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
    this.#put(subject, { subject, createdAt: now, ...terms });
    return true;
  }

  /** False when it was not banned. */
  remove(subject: string): boolean {
    if (!this.#rows.has(subject)) return false;
    this.#put(subject, undefined);
    return true;
  }

  #put(subject: string, row: BanRow | undefined): void {
    const { undo, bans, bansGone } = this.#writes;
    undo.put(this.#rows, subject, row);
    undo.put(bans, subject, row);
    undo.mark(bansGone, subject, row === undefined);
    this.#changes += 1;
    undo.note(() => (this.#changes += 1));
  }

  /** Ends those whose time is over. `now`: Unix milliseconds. */
  lapse(now: number): void {
    for (const { subject, until } of this.all()) if (until !== null && until <= now) this.remove(subject);
  }
}
