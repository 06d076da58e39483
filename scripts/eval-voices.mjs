// `node scripts/eval-voices.mjs` measures what NPCs say on the sets of packages/voice/eval, in the shipped world, and prints
// tables; `--blind` also writes a sheet for people to judge by, `--misses` lists every line that was answered wrongly, and `--only talk`
// (or understood, injections, clean, facts, cost) runs a part.
import { join } from "node:path";
import { ensureInstalled } from "./ensure-installed.mjs";
import { ROOT, runNode } from "./lib/tools.mjs";

await ensureInstalled();
const main = join(ROOT, "tests/voices/eval/main.ts");
const { code } = await runNode(["--import", "tsx", main, ...process.argv.slice(2)]);
process.exit(code);
