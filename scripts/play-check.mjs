// Plays a little against a running server and says whether all went well: `npm run play-check -- <host> <port> <ws url>`,
// or with the options that `npm run play-check -- --help` names.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./ensure-installed.mjs";
import { ROOT, runNode } from "./lib/tools.mjs";

await ensureInstalled();
const folder = join(ROOT, "packages/bots/src");
const main = ["play-check-main.ts", "play-check.ts"].map((name) => join(folder, name)).find(existsSync);
const words = process.argv.slice(2);
const [host, port, web] = words;
const plain = words.length > 0 && words.every((word) => !word.startsWith("-"));
const args = plain
  ? ["--telnet", `${host}:${port ?? 4000}`, ...(web === undefined ? [] : ["--web", web])]
  : words;
const { code } = await runNode(["--import", "tsx", main, ...args]);
process.exit(code);
