import type { Migration } from "./migrations/migration.ts";
import { StorageError } from "./port.ts";

/** What migrating needs of an engine: a script (several statements, no parameters) and a query without parameters. */
export interface MigrationTarget {
  script(sql: string): Promise<void>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
}

const TABLE = "CREATE TABLE IF NOT EXISTS schema_migrations (number integer PRIMARY KEY, name text NOT NULL)";

/**
 * Brings a database up to the newest of `migrations`, each in its own transaction with its row, so that a failing one
 * leaves nothing. Returns the names of those that ran. Rejects with 'too-old' when the database is newer than the list.
 */
export async function migrate(target: MigrationTarget, migrations: readonly Migration[]): Promise<string[]> {
  const present = await appliedMigrations(target, migrations);
  const pending = migrations.filter((migration) => !present.has(migration.number));
  if (pending.length > 0) await target.script(TABLE);
  for (const migration of pending) {
    const row = `INSERT INTO schema_migrations (number, name) VALUES (${migration.number}, '${migration.name}')`;
    try {
      await target.script(`BEGIN;\n${migration.sql};\n${row};\nCOMMIT;`);
    } catch (error) {
      await target.script("ROLLBACK");
      const reason = error instanceof Error ? error.message : String(error);
      throw new StorageError(
        "failed",
        `Migration ${migration.number} (${migration.name}) failed and was undone: ${reason}. The database is as it was before.`,
        { cause: error },
      );
    }
  }
  return pending.map((migration) => migration.name);
}

/** Numbers already in the database; rejects with 'too-old' when one of them is unknown to this program. */
export async function appliedMigrations(
  target: MigrationTarget,
  migrations: readonly Migration[],
): Promise<Set<number>> {
  const [table] = await target.rows("SELECT to_regclass('schema_migrations')::text AS name");
  if (table === undefined || table["name"] === null) return new Set();
  const rows = await target.rows("SELECT number, name FROM schema_migrations ORDER BY number");
  const newest = migrations.at(-1)?.number ?? 0;
  const last = rows.at(-1);
  if (last !== undefined && Number(last["number"]) > newest) {
    throw new StorageError(
      "too-old",
      `This database was written by a newer Wyldlands: it has migration ${String(last["number"])} (${String(last["name"])}), ` +
        `and this program knows them up to ${newest}. Start the newer program, or restore a backup made before the upgrade.`,
    );
  }
  return new Set(rows.map((row) => Number(row["number"])));
}
