// Plays a little against a running server and says whether all went well: `npm run play-check -- <host> <port> <ws url>`.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./ensure-installed.mjs";
import { ROOT, runNode } from "./lib/tools.mjs";

await ensureInstalled();
const folder = join(ROOT, "packages/bots/src");
const main = ["play-check-main.ts", "play-check.ts"].map((name) => join(folder, name)).find(existsSync);
const { code } = await runNode(["--import", "tsx", main, ...process.argv.slice(2)]);
process.exit(code);
