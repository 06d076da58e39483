import { StorageError } from "./port.ts";

/** Constraints that players' choices can meet, in words. */
const CONSTRAINTS: Record<string, string> = {
  accounts_name_key_unique: "an account with that name exists already",
  characters_name_key_unique: "a character with that name exists already",
};

/** Five digits or capitals; no class begins with E, as Node's own codes (EPIPE) do. */
const SQLSTATE = /^(?!E)[0-9A-Z]{5}$/;
const UNIQUE_VIOLATION = "23505";
const DIVISION_BY_ZERO = "22012";

/**
 * An error of a database as a `StorageError`. Only codes, constraint and table names are passed on: a server's own message
 * may quote the row, and with it players' text or a password hash.
 */
export function storageError(error: unknown, doing: string): StorageError {
  if (error instanceof StorageError) return error;
  const code = field(error, "code");
  if (code === undefined || !SQLSTATE.test(code)) {
    const reason = error instanceof Error ? error.message : String(error);
    return new StorageError("database-lost", `The database went away while ${doing}: ${reason}`);
  }
  if (isLossOfDatabase(code)) {
    return new StorageError(
      "database-lost",
      `The database broke off while ${doing} (${code}); whether that was stored is unknown.`,
    );
  }
  const constraint = field(error, "constraint");
  const table = field(error, "table");
  if (code === UNIQUE_VIOLATION && constraint !== undefined) {
    const words = CONSTRAINTS[constraint] ?? `the unique key ${constraint} is taken`;
    return new StorageError("failed", `Nothing was stored while ${doing}: ${words}.`);
  }
  const where = [table && `table ${table}`, constraint && `constraint ${constraint}`]
    .filter(Boolean)
    .join(", ");
  const words = field(error, "message")?.replaceAll(/"[^"]*"/g, '"…"') ?? "";
  return new StorageError(
    "failed",
    `Nothing was stored while ${doing}: the database refused it (${code}${where && `, ${where}`}): ${words}`,
  );
}

/** The fence found another epoch: only it can divide by zero. */
export function isFenceError(error: unknown): boolean {
  return field(error, "code") === DIVISION_BY_ZERO;
}

export function leaseLost(): StorageError {
  return new StorageError(
    "lease-lost",
    "Another world has taken the lease of this database. Nothing of this commit was stored; this world must end.",
  );
}

/** Connection exceptions (class 08), operator intervention (57P) and a broken server (XX, 58). */
function isLossOfDatabase(code: string): boolean {
  return code.startsWith("08") || code.startsWith("57P") || code.startsWith("XX") || code.startsWith("58");
}

function field(error: unknown, name: string): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" && value !== "" ? value : undefined;
}
