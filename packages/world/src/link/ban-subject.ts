import { nameKey } from "../players.ts";
import { banAddress } from "./ban-address.ts";

const ACCOUNT = "account:";

/** `account`: the key of the account's name (`nameKey`), when it is one that is meant. */
export type BanSubject =
  | { ok: true; subject: string; account: string | undefined }
  | { ok: false; refusal: string };

/** Who is meant by `account:<name>`, an address or a network, in the one notation in which bans are stored. */
export function banSubject(text: string): BanSubject {
  const account = accountOf(text.trim().replace(/^account:\s*/i, ACCOUNT));
  if (account === undefined) {
    const read = banAddress(text);
    return read.ok ? { ok: true, subject: read.address, account } : read;
  }
  if (account === "")
    return { ok: false, refusal: "Say which account: `account:<name>`, by the name it logs in with." };
  return { ok: true, subject: subjectOf(account), account };
}

/** How the ban of an account is stored. */
export function subjectOf(account: string): string {
  return ACCOUNT + account;
}

/** The account's key in a stored ban; undefined when that is one of an address. */
export function accountOf(subject: string): string | undefined {
  return subject.startsWith(ACCOUNT) ? nameKey(subject.slice(ACCOUNT.length)) : undefined;
}
