import type { Bans } from "../link/bans.ts";
import { banSubject, type BanSubject } from "../link/ban-subject.ts";
import type { BanRow, Storage } from "../persistence/port.ts";
import { nameKey } from "../players.ts";
import type { Accounts } from "../sessions/accounts.ts";
import type { Sessions } from "../sessions/sessions.ts";
import type { System } from "../turn/system.ts";
import type { Done } from "./control-server.ts";

export interface BanControlOptions {
  bans: Bans;
  accounts: Accounts;
  sessions: Pick<Sessions, "all" | "leave">;
  storage: Pick<Storage, "accountByName">;
  /** Tells the gateways whom to turn away. */
  announcePolicy: () => void;
  /** Resolves when everything written so far is stored. */
  stored: () => Promise<void>;
  /** Wall time, Unix milliseconds. */
  wall: () => number;
}

const BANNED = "<system>This account has been banned. The connection ends here.</system>";

/** What operators ask about bans, and what becomes of sessions whose account is banned. */
export class BanControl {
  readonly #options: BanControlOptions;
  /** Who waits for the next tick to end an account's sessions. */
  readonly #waiting: (() => void)[] = [];
  /** Of the bans, when sessions were looked through last; those that an earlier world left are not looked through yet. */
  #seen = -1;
  #announced: string | undefined;

  constructor(options: BanControlOptions) {
    this.#options = options;
  }

  /** Ends the sessions of accounts that were banned since; of every banned one after a restart. */
  get system(): System {
    return { name: "bans", budgetMs: 5, run: () => this.#enforce() };
  }

  list(): BanRow[] {
    return this.#options.bans.all();
  }

  /** Resolves when it is stored and its sessions are over. */
  async ban(text: string): Promise<Done & { subject?: string }> {
    const { bans, wall } = this.#options;
    const read = banSubject(text);
    if (!read.ok) return read;
    const { subject, account } = read;
    if (account !== undefined && !(await this.#isThere(account)))
      return { ok: false, refusal: `There is no account called ${account}.` };
    if (!bans.add(subject, wall())) return { ok: false, refusal: `${subject} is banned already.` };
    if (account !== undefined) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.#kept(read);
  }

  /** Resolves when it is stored. */
  async unban(text: string): Promise<Done & { subject?: string }> {
    const read = banSubject(text);
    if (!read.ok) return read;
    if (!this.#options.bans.remove(read.subject))
      return { ok: false, refusal: `${read.subject} is not banned.` };
    return this.#kept(read);
  }

  async #isThere(account: string): Promise<boolean> {
    const { accounts, storage } = this.#options;
    return accounts.accountNameGiven(account) || (await storage.accountByName(account)) !== undefined;
  }

  async #kept({ subject, account }: BanSubject & { ok: true }): Promise<Done & { subject: string }> {
    await this.#options.stored();
    if (account === undefined) this.#announce();
    return { ok: true, subject };
  }

  #announce(): void {
    this.#announced = this.#addresses();
    this.#options.announcePolicy();
  }

  #addresses(): string {
    return this.#options.bans.addresses().join(" ");
  }

  /** In a turn, so that their end and the words for it are stored together. */
  #enforce(): void {
    const { bans, sessions, wall } = this.#options;
    bans.lapse(wall());
    if (this.#seen === bans.changes && this.#waiting.length === 0) return;
    // Gateways learn the addresses as they attach.
    if (this.#seen >= 0 && this.#announced !== this.#addresses()) this.#announce();
    this.#announced = this.#addresses();
    this.#seen = bans.changes;
    for (const session of [...sessions.all])
      if (session.account && bans.hasAccount(nameKey(session.account.name))) sessions.leave(session, BANNED);
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
