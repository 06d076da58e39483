import type { CommandSpec } from "../deeds/deed.ts";
import type { BuildingHouse } from "../building/house.ts";
import type { Minds } from "../minds/minds.ts";
import type { Bans } from "../link/bans.ts";
import type { Storage } from "../persistence/port.ts";
import type { Reloader } from "../reload/reloader.ts";
import type { Accounts } from "../sessions/accounts.ts";
import type { Session, SessionAccount } from "../sessions/session.ts";
import type { Voices } from "../voices/voices.ts";
import type { Closing } from "./closing.ts";

/** What commands of the staff ask of the house, besides deeds. */
export interface Desk {
  /** Every session there is, in play or not. */
  sessions(): Iterable<Session>;
  readonly storage: Pick<
    Storage,
    "accountByName" | "auditLog" | "journalOf" | "loadDirectory" | "voiceBooks"
  >;
  readonly accounts: Accounts;
  readonly bans: Bans;
  readonly closing: Closing;
  readonly reloader: Pick<Reloader, "reload">;
  readonly building: BuildingHouse;
  readonly minds: Minds;
  readonly voices: Voices;
  /** Runs one command of a character in play as if its player had typed it; false when it was refused. */
  command(session: Session, line: string): boolean;
  /** What a word would be to the player of that session. */
  commandNamed(session: Session, word: string): CommandSpec | undefined;
  /** An account's role or grants are others from now on, in each of its sessions. */
  assign(accountId: string, rights: Pick<SessionAccount, "role" | "grants">): void;
}
