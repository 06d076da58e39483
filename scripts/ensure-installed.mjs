// Installs the dependencies when they are missing or older than package-lock.json. A bare clone needs nothing else.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { demandNode, readIfThere, ROOT, run, seconds } from "./lib/tools.mjs";

const LOCK = join(ROOT, "package-lock.json");
const INSTALLED = join(ROOT, "node_modules/.package-lock.json");
/** The hash of the lock file that was installed: a lock that was only touched needs no new install. */
const STAMP = join(ROOT, "node_modules/.wyldlands-lock");

const lockHash = () => createHash("sha256").update(readFileSync(LOCK)).digest("hex");

export function isInstalled() {
  if (!existsSync(INSTALLED)) return false;
  const hash = lockHash();
  if (readIfThere(STAMP) === hash) return true;
  if (statSync(INSTALLED).mtimeMs < statSync(LOCK).mtimeMs) return false;
  writeFileSync(STAMP, hash);
  return true;
}

export async function ensureInstalled() {
  demandNode();
  if (isInstalled()) return;
  const since = performance.now();
  console.log("Installing dependencies…");
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts"];
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { code } = await run(npm, ["ci", ...quiet], { env: process.env, stdin: "ignore" });
  if (code !== 0) {
    console.error("The dependencies could not be installed: `npm ci` says why above.");
    process.exit(code);
  }
  writeFileSync(STAMP, lockHash());
  console.log(`Installed in ${seconds(since)}.`);
}

if (process.argv[1] === import.meta.filename) await ensureInstalled();
