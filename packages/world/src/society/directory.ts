import type { CharacterRow, DirectoryRow } from "../persistence/port.ts";
import type { PendingWrites } from "../persistence/pending.ts";
import { nameKey } from "../players.ts";

/** Every character that is kept, in play or away, by name: whom one can write to, ask after, befriend. No guests. */
export class Directory {
  readonly #writes: Pick<PendingWrites, "characters">;
  readonly #byId = new Map<string, DirectoryRow>();
  readonly #byKey = new Map<string, DirectoryRow>();

  constructor(writes: Pick<PendingWrites, "characters">) {
    this.#writes = writes;
  }

  put(row: DirectoryRow): void {
    this.remove(row.id);
    this.#byId.set(row.id, row);
    this.#byKey.set(row.nameKey, row);
  }

  remove(id: string): void {
    const row = this.#byId.get(id);
    if (!row) return;
    this.#byId.delete(id);
    this.#byKey.delete(row.nameKey);
  }

  /** An account's role is another from now on. */
  setRole(accountId: string, role: string): void {
    for (const row of this.#byId.values()) if (row.accountId === accountId) row.role = role;
  }

  /** Names of an account's characters. */
  ofAccount(accountId: string): string[] {
    return [...this.#byId.values()].filter((row) => row.accountId === accountId).map(({ name }) => name);
  }

  byId(id: string): DirectoryRow | undefined {
    return this.#byId.get(id);
  }

  /** By its whole name, in any case. */
  byName(name: string): DirectoryRow | undefined {
    return this.#byKey.get(nameKey(name));
  }

  /** The character was in play until now (Unix milliseconds). Stored with the next commit. */
  seen(id: string, now: number): void {
    const row = this.#byId.get(id);
    if (!row) return;
    row.seenAt = now;
    const { account: _account, role: _role, ...kept } = row;
    this.#writes.characters.set(id, kept satisfies CharacterRow);
  }

  get size(): number {
    return this.#byId.size;
  }
}
