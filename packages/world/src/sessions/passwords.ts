import { hash, verify } from "@node-rs/argon2";

/** argon2id as OWASP's Password Storage Cheat Sheet has it: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of random bytes nobody kept: stands in for an account that does not exist, so that both answers take as long. */
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$rz6GcUbtRpaCOYvG/UMOsg$bT+698ud4D/aGIJxkhsay1je4kLcV/aqOf2SPGXhJmk";

export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 200;

/** Runs in libuv's thread pool. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/** False for a wrong password, and, after as long, for `undefined`. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? NOBODY, password);
  return matches && stored !== undefined;
}

/** Why a password will not do, in words; undefined when it will. */
export function passwordFault(password: string, account: string): string | undefined {
  if (password.length < PASSWORD_MIN)
    return `A password needs at least ${PASSWORD_MIN} characters; a short sentence does well.`;
  if (password.length > PASSWORD_MAX) return `A password may have ${PASSWORD_MAX} characters at most.`;
  if (password.toLowerCase() === account.toLowerCase()) return "A password must not be the account's name.";
  return undefined;
}
