import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStorage } from "../client.ts";
import { migrations } from "../migrations/index.ts";

/**
 * A data folder with a fresh embedded database, cloned from one template: making one takes seconds, a copy a fraction of
 * one. The template stays in the temporary folder, named by what it depends on.
 */
export async function freshDataFolder(): Promise<string> {
  const template = join(tmpdir(), `wyldlands-template-${fingerprint()}`);
  if (!existsSync(template)) await makeTemplate(template);
  const folder = mkdtempSync(join(tmpdir(), "wyldlands-data-"));
  cpSync(join(template, "pglite"), join(folder, "pglite"), { recursive: true, preserveTimestamps: true });
  return folder;
}

/** Built aside and renamed: of several test threads at once one wins, and all find it whole. */
async function makeTemplate(template: string): Promise<void> {
  const draft = mkdtempSync(`${template}-`);
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const storage = await openStorage({ dataDir: draft, log: silent });
  await storage.close();
  try {
    renameSync(draft, template);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
}

function fingerprint(): string {
  const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  const { version } = JSON.parse(readFileSync(join(entry, "../../package.json"), "utf8")) as {
    version: string;
  };
  const parts = [version, String(process.getuid?.()), ...migrations.map((migration) => migration.sql)];
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
}
