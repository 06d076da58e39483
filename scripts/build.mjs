// Bundles the server (rolldown) and the web client (vite) into dist/ when their sources changed, or with --force.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { ensureInstalled } from "./ensure-installed.mjs";
import { DIST, PARTS, stale } from "./lib/staleness.mjs";
import { ROOT, seconds } from "./lib/tools.mjs";

const ENTRIES = {
  wyldlands: "packages/cli/src/main.ts",
  "storage-worker": "packages/world/src/persistence/worker.ts",
  "content-worker": "packages/world/src/reload/content-worker.ts",
  "watchdog-worker": "packages/world/src/turn/watchdog-worker.ts",
};

/** Our own packages go into the bundle; what npm installed stays in node_modules. */
function isExternal(id) {
  return !id.startsWith(".") && !isAbsolute(id) && !id.startsWith("@wyldlands/");
}

async function buildServer(temporary) {
  const { rolldown } = await import("rolldown");
  const present = Object.entries(ENTRIES).filter(([, file]) => existsSync(join(ROOT, file)));
  const bundle = await rolldown({
    input: Object.fromEntries(present.map(([name, file]) => [name, join(ROOT, file)])),
    platform: "node",
    external: isExternal,
    // Left to itself it takes a misspelt import for one that will be there at run time.
    onLog(level, log) {
      if (log.code === "UNRESOLVED_IMPORT") throw new Error(log.message);
      if (level === "warn") console.warn(log.message);
    },
  });
  await bundle.write({
    dir: temporary,
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "chunk-[name]-[hash].mjs",
    sourcemap: true,
  });
  await bundle.close();
  const made = new Set(readdirSync(temporary));
  // Chunks first: whoever starts in between finds what its entry imports.
  const order = [...made].sort((a, b) => Number(b.startsWith("chunk-")) - Number(a.startsWith("chunk-")));
  for (const name of order) renameSync(join(temporary, name), join(DIST, name));
  for (const name of readdirSync(DIST)) {
    if (/\.mjs(\.map)?$/.test(name) && !made.has(name)) rmSync(join(DIST, name));
  }
}

async function buildWeb(temporary) {
  const root = join(ROOT, "packages/web");
  const { build } = await import("vite");
  await build({ root, logLevel: "warn", build: { outDir: temporary, emptyOutDir: true } });
  rmSync(PARTS.web.result, { recursive: true, force: true });
  renameSync(temporary, PARTS.web.result);
}

/** `packages/world/src/persistence/worker.ts` looks for it beside its own bundle. */
async function buildTemplate(temporary) {
  const { PGlite } = await import("@electric-sql/pglite");
  const database = await PGlite.create(temporary);
  await database.close();
  rmSync(PARTS["database template"].result, { recursive: true, force: true });
  renameSync(temporary, PARTS["database template"].result);
}

const builders = { server: buildServer, "database template": buildTemplate, web: buildWeb };

export async function buildAll({ force = false } = {}) {
  await ensureInstalled();
  mkdirSync(DIST, { recursive: true });
  await Promise.all(Object.entries(PARTS).map(([name, part]) => buildPart(name, part, force)));
}

async function buildPart(name, part, force) {
  const print = stale(part, force);
  if (print === undefined) return;
  const since = performance.now();
  const temporary = join(DIST, `.${name.replace(" ", "-")}-${process.pid}`);
  try {
    await builders[name](temporary);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  writeFileSync(part.stamp, print);
  console.log(`Built the ${name} in ${seconds(since)}.`);
}

if (process.argv[1] === import.meta.filename) await buildAll({ force: process.argv.includes("--force") });
