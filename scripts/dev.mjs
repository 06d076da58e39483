// Runs the server from source. The world takes changed content as it runs, and is restarted when its code changes; the players
// stay connected.
import { watch, existsSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./ensure-installed.mjs";
import { ROOT, runNode, toolPath } from "./lib/tools.mjs";

const MAIN = ["--import", "tsx", join(ROOT, "packages/cli/src/main.ts")];
/** Editors write a file in several steps. */
const SETTLE_MS = 250;
const WORLD = ["packages/world/src", "packages/ecs/src", "packages/ai/src", "packages/voice/src"];
const REST = ["packages/gateway/src", "packages/telnet/src", "packages/protocol/src", "packages/cli/src"];

await ensureInstalled();
process.env.WYLDLANDS_SERVER__WATCH_CONTENT ??= "true";

let timer;
let restarting = false;
let again = false;

async function restartWorld() {
  if (restarting) {
    again = true;
    return;
  }
  restarting = true;
  do {
    again = false;
    await runNode([...MAIN, "restart", "world"], { stdin: "ignore" });
  } while (again);
  restarting = false;
}

function onChange(folders, act) {
  for (const folder of folders.map((name) => join(ROOT, name)).filter(existsSync)) {
    watch(folder, { recursive: true }, (_event, name) => {
      if (name === null || name.endsWith(".test.ts") || name.endsWith("~")) return;
      clearTimeout(timer);
      timer = setTimeout(() => act(), SETTLE_MS);
    });
  }
}

onChange(WORLD, () => void restartWorld());
onChange(REST, () =>
  console.log("dev: the gateway's side changed; end `npm run dev` and start it again to see it."),
);

const web = runNode(
  [
    toolPath("vite"),
    "build",
    "--watch",
    "--logLevel",
    "warn",
    "--outDir",
    join(ROOT, "dist/web"),
    "--emptyOutDir",
  ],
  {
    cwd: join(ROOT, "packages/web"),
    stdin: "ignore",
  },
);
const { code } = await runNode([...MAIN, "start", ...process.argv.slice(2)]);
void web;
process.exit(code);
