import type { Logger } from "pino";
import type { WorldConfig } from "../config.ts";
import { WORLD_EXIT, WorldError } from "../errors.ts";
import { newId } from "../ids.ts";
import { openStorage } from "../persistence/client.ts";
import { migrations } from "../persistence/migrations/index.ts";
import { emptyBatch, type Storage } from "../persistence/port.ts";
import { nameKey } from "../players.ts";
import { readUsageReport } from "../voices/books/read-report.ts";
import type { UsageReport } from "../voices/books/report.ts";
import { accountNameFault } from "../sessions/names.ts";
import { hashPassword, passwordFault } from "../sessions/passwords.ts";

export interface OfflineOptions {
  config: WorldConfig;
  dataDir: string;
  log: Logger;
  workerPath?: string | URL;
}

/** Storage as the configuration has it. */
export function openConfiguredStorage(
  { config, dataDir, log, workerPath }: OfflineOptions,
  onMigrated: (names: readonly string[]) => void = () => {},
): Promise<Storage> {
  const { url, max_connections: maxConnections, min_connections: minConnections } = config.database;
  return openStorage({ log, onMigrated, dataDir, url, workerPath, maxConnections, minConnections });
}

/** Makes an account with the role of admin, while no world runs on the database. */
export async function createAdmin(
  options: OfflineOptions & { name: string; password: string },
): Promise<{ ok: true } | { ok: false; refusal: string }> {
  const { name, password } = options;
  const fault = accountNameFault(name) ?? passwordFault(password, name);
  if (fault !== undefined) return { ok: false, refusal: fault };
  const storage = await openConfiguredStorage(options);
  try {
    const lease = await storage.acquireLease("admin create");
    if (!lease)
      return {
        ok: false,
        refusal: "A world is running on this database. Stop it first: npm run wyldlands -- stop.",
      };
    if (await storage.accountByName(nameKey(name)))
      return { ok: false, refusal: `There is an account called ${name} already.` };
    const passwordHash = await hashPassword(password);
    const row = {
      id: newId(),
      name,
      nameKey: nameKey(name),
      passwordHash,
      role: "admin",
      status: "active",
      createdAt: Date.now(),
      grants: null,
    };
    await storage.commit({ ...emptyBatch(lease.epoch, lease.worldMs), accounts: [row] });
    return { ok: true };
  } finally {
    await storage.close();
  }
}

/** What the voices did and cost in the last so many days, while no world runs on the database. */
export async function offlineUsage(options: OfflineOptions & { days: number }): Promise<UsageReport> {
  const storage = await openConfiguredStorage(options);
  try {
    return await readUsageReport(storage, options.days, Date.now());
  } finally {
    await storage.close();
  }
}

/** Brings the database to this version's schema: the numbers of the newest migration before and after. */
export async function migrateDatabase(options: OfflineOptions): Promise<{ from: number; to: number }> {
  let ran = 0;
  const storage = await openConfiguredStorage(options, (names) => {
    ran += names.length;
  });
  try {
    // On PostgreSQL nothing is migrated under a world that runs.
    const lease = await storage.acquireLease("migrate");
    if (!lease)
      throw new WorldError(
        "lease",
        "A world is running on this database. Stop it first: wyldlands stop.",
        WORLD_EXIT.changeSomething,
      );
    return { from: migrations.length - ran, to: migrations.length };
  } finally {
    await storage.close();
  }
}
