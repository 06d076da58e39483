import type { Storage } from "../persistence/port.ts";
import { nameKey } from "../players.ts";
import type { Accounts } from "../sessions/accounts.ts";
import { accountNameFault } from "../sessions/names.ts";
import { hashPassword, passwordFault } from "../sessions/passwords.ts";
import type { Done } from "./control-server.ts";

interface Making {
  readonly accounts: Accounts;
  readonly storage: Pick<Storage, "accountByName">;
  /** Unix milliseconds. */
  readonly wall: () => number;
  /** Resolves when everything written so far is stored. */
  readonly stored: () => Promise<void>;
}

/** Makes an administrator's account while the world runs; resolves when that is stored, or with why not. */
export async function makeAdmin(
  { accounts, storage, wall, stored }: Making,
  name: string,
  password: string,
): Promise<Done> {
  const fault = accountNameFault(name) ?? passwordFault(password, name);
  if (fault !== undefined) return { ok: false, refusal: fault };
  const taken = await storage.accountByName(nameKey(name));
  const passwordHash = await hashPassword(password);
  if (taken || accounts.accountNameGiven(name))
    return { ok: false, refusal: `There is an account called ${name} already.` };
  accounts.createAccount(name, passwordHash, wall(), "admin");
  await stored();
  return { ok: true };
}
