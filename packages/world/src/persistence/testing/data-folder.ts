import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openStorage } from "../client.ts";
import { migrations } from "../migrations/index.ts";

/**
 * A data folder with a fresh embedded database, cloned from one template: making one takes seconds, a copy a fraction of
 * one. The template stays below node_modules, named by what it depends on. `workerPath`: as for `openStorage`.
 */
export async function freshDataFolder(workerPath?: string): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  const cache = join(entry, "../../../../.cache");
  const template = join(cache, `wyldlands-template-${fingerprint(entry)}`);
  if (!existsSync(template)) await makeTemplate(template, workerPath);
  const folder = mkdtempSync(join(tmpdir(), "wyldlands-data-"));
  cpSync(join(template, "pglite"), join(folder, "pglite"), { recursive: true, preserveTimestamps: true });
  return folder;
}

/** Built aside and renamed: of several test threads at once one wins, and all find it whole. */
async function makeTemplate(template: string, workerPath: string | undefined): Promise<void> {
  mkdirSync(dirname(template), { recursive: true });
  const draft = mkdtempSync(`${template}-`);
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const storage = await openStorage({ dataDir: draft, log: silent, workerPath });
  await storage.close();
  try {
    renameSync(draft, template);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
}

function fingerprint(entry: string): string {
  const { version } = JSON.parse(readFileSync(join(entry, "../../package.json"), "utf8")) as {
    version: string;
  };
  const parts = [version, String(process.getuid?.()), ...migrations.map((migration) => migration.sql)];
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
}
