import type { Bans } from "../link/bans.ts";
import type { PendingWrites } from "../persistence/pending.ts";
import type { Directory } from "../society/directory.ts";
import type { AccountRow, BanRow, CharacterRow } from "../persistence/port.ts";
import { newId } from "../ids.ts";
import { nameKey } from "../players.ts";
import { addressKey, isLoopback, LoginLimiter } from "./login-limiter.ts";
import type { SessionAccount } from "./session.ts";

/**
 * Makes accounts and characters' rows. Names given out in this process count as taken at once: the answer that a name
 * was free may be older than another's commit.
 */
export class Accounts {
  readonly #writes: PendingWrites;
  readonly #directory: Directory;
  readonly #bans: Pick<Bans, "ofAccount">;
  readonly #accountNames = new Set<string>();
  readonly #characterNames = new Set<string>();

  /** What this process changed of accounts, by id: a row that was read meanwhile may be older. */
  readonly #changed = new Map<string, Pick<AccountRow, "role" | "grants">>();

  readonly #byAddress: LoginLimiter;
  readonly #byAccount: LoginLimiter;

  /** `loginsPerMinute`: tries a minute by address, and by account name; more have to wait. */
  constructor(
    writes: PendingWrites,
    directory: Directory,
    bans: Pick<Bans, "ofAccount">,
    loginsPerMinute: number,
    now: () => number = Date.now,
  ) {
    this.#writes = writes;
    this.#directory = directory;
    this.#bans = bans;
    this.#byAddress = new LoginLimiter(loginsPerMinute, now);
    this.#byAccount = new LoginLimiter(loginsPerMinute, now);
  }

  /** Counts a try; seconds to wait when there were too many, else 0. A refused try counts for nobody. */
  loginWait(address: string, account: string): number {
    const from = addressKey(address);
    const to = nameKey(account);
    const exempt = isLoopback(from);
    const wait = Math.max(exempt ? 0 : this.#byAddress.wait(from), this.#byAccount.wait(to));
    if (wait > 0) return wait;
    if (!exempt) this.#byAddress.count(from);
    this.#byAccount.count(to);
    return 0;
  }

  /** The account's wrong tries are forgiven, the address's are not: else one's own account would pay for guesses at others. */
  loginSucceeded(address: string, account: string): void {
    this.#byAddress.giveBack(addressKey(address));
    this.#byAccount.clear(nameKey(account));
  }

  /** Its ban, if it is banned. */
  banOf(account: string): BanRow | undefined {
    return this.#bans.ofAccount(nameKey(account));
  }

  /** The row as it is now, whatever was changed since it was read. */
  current<R extends AccountRow>(row: R): R {
    return { ...row, ...this.#changed.get(row.id) };
  }

  /** Changes the role or the grants of an account; `row` as it was read. Stored with the next commit. */
  change(row: AccountRow, to: Partial<Pick<AccountRow, "role" | "grants">>): void {
    const { id, name, passwordHash, status, createdAt, role, grants } = { ...this.current(row), ...to };
    const was = this.current(row).role;
    const { undo, accounts } = this.#writes;
    undo.put(this.#changed, id, { role, grants });
    const changed = { id, name, nameKey: row.nameKey, passwordHash, role, status, createdAt, grants };
    undo.put(accounts, id, changed);
    this.#directory.setRole(id, role);
    undo.note(() => this.#directory.setRole(id, was));
  }

  accountNameGiven(name: string): boolean {
    return this.#accountNames.has(nameKey(name));
  }

  characterNameGiven(name: string): boolean {
    return this.#characterNames.has(nameKey(name));
  }

  createAccount(name: string, passwordHash: string, now: number, role = "player"): SessionAccount {
    const row: AccountRow = {
      id: newId(),
      name,
      nameKey: nameKey(name),
      passwordHash,
      role,
      status: "active",
      createdAt: now,
      grants: null,
    };
    const { undo, accounts } = this.#writes;
    undo.mark(this.#accountNames, row.nameKey, true);
    undo.put(accounts, row.id, row);
    return { id: row.id, name, role: row.role, grants: {}, characters: [] };
  }

  /** `account` undefined: a guest's. */
  createCharacter(entityId: string, name: string, account: SessionAccount | undefined, now: number): void {
    const row: CharacterRow = {
      id: entityId,
      accountId: account?.id ?? null,
      name,
      nameKey: nameKey(name),
      createdAt: now,
      seenAt: now,
    };
    const { undo, characters } = this.#writes;
    undo.mark(this.#characterNames, row.nameKey, true);
    undo.put(characters, row.id, row);
    if (account) {
      account.characters.push(row);
      this.#directory.put({ ...row, account: account.name, role: account.role });
      undo.note(() => {
        account.characters.pop();
        this.#directory.remove(row.id);
      });
    }
  }

  removeCharacter(entityId: string): void {
    const { undo, characters, charactersGone } = this.#writes;
    const row = this.#directory.byId(entityId);
    undo.put(characters, entityId, undefined);
    undo.mark(charactersGone, entityId, true);
    this.#directory.remove(entityId);
    if (row) undo.note(() => this.#directory.put(row));
  }
}
