// What the scripts share. Imports nothing that must be installed first.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The script file of an installed package's command; it is run by this Node itself. */
export const TOOLS = {
  buf: "@bufbuild/buf/bin/buf",
  knip: "knip/bin/knip.js",
  oxfmt: "oxfmt/bin/oxfmt",
  oxlint: "oxlint/bin/oxlint",
  tsc: "typescript/bin/tsc",
  vite: "vite/bin/vite.js",
  vitest: "vitest/vitest.mjs",
};

export function toolPath(name) {
  return join(ROOT, "node_modules", TOOLS[name]);
}

/** The environment with installed commands in reach (buf looks its plugins up by name). */
export function toolEnv(more = {}) {
  return { ...process.env, PATH: `${join(ROOT, "node_modules/.bin")}:${process.env.PATH ?? ""}`, ...more };
}

/**
 * Runs a program and resolves with its exit code and, when `capture` is set, its output. SIGINT and SIGTERM are passed
 * on, so that whoever ends a script ends what it runs.
 */
export function run(command, args, { cwd = ROOT, env = toolEnv(), capture = false, stdin = "inherit" } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = capture ? ["ignore", "pipe", "pipe"] : [stdin, "inherit", "inherit"];
    const child = spawn(command, args, { cwd, env, stdio });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    const pass = (signal) => child.kill(signal);
    process.on("SIGINT", pass);
    process.on("SIGTERM", pass);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.off("SIGINT", pass);
      process.off("SIGTERM", pass);
      resolve({ code: code ?? (signal === null ? 1 : 128 + 15), output });
    });
  });
}

export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/** Runs an installed tool. */
export function runTool(name, args, options) {
  return runNode([toolPath(name), ...args], options);
}

export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** All files under a folder, without node_modules; a folder that is not there has none. */
export function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules" && name !== "dist")
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : [path];
    })
    .sort((a, b) => (a < b ? -1 : 1));
}

/** Changes when a file is added, removed or written. */
export function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesUnder)) {
    if (path.endsWith(".test.ts")) continue;
    const { mtimeMs, size } = statSync(path);
    hash.update(`${relative(ROOT, path)} ${mtimeMs} ${size}\n`);
  }
  return hash.digest("hex");
}

export function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

export function packageNames() {
  return readdirSync(join(ROOT, "packages")).filter((name) =>
    existsSync(join(ROOT, "packages", name, "package.json")),
  );
}

/** Ends the script in words when this Node is too old for the project. */
export function demandNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Wyldlands needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(78);
}
