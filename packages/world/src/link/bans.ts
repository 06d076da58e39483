import type { PendingWrites } from "../persistence/pending.ts";
import type { BanRow } from "../persistence/port.ts";

/** Addresses and networks that gateways turn away. A change is stored with the next commit. */
export class Bans {
  readonly #writes: Pick<PendingWrites, "bans" | "bansGone">;
  readonly #rows = new Map<string, BanRow>();

  constructor(writes: Pick<PendingWrites, "bans" | "bansGone">) {
    this.#writes = writes;
  }

  /** Takes in what is stored. */
  restore(rows: readonly BanRow[]): void {
    for (const row of rows) this.#rows.set(row.address, row);
  }

  /** The oldest first. */
  all(): BanRow[] {
    return [...this.#rows.values()];
  }

  /** `address`: as `banAddress` gives it. False when it is banned already. */
  add(address: string, now: number): boolean {
    if (this.#rows.has(address)) return false;
    const row = { address, createdAt: now };
    this.#rows.set(address, row);
    this.#writes.bansGone.delete(address);
    this.#writes.bans.set(address, row);
    return true;
  }

  /** False when it was not banned. */
  remove(address: string): boolean {
    if (!this.#rows.delete(address)) return false;
    this.#writes.bans.delete(address);
    this.#writes.bansGone.add(address);
    return true;
  }
}
