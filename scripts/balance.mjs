// `npm run balance` fights every calling against every foe of its level, by the game's own code, and says whether the fights are
// fair: content/rules/combat.yaml says what that means. `-- <folder>` takes another content.
import { join } from "node:path";
import { ensureInstalled } from "./ensure-installed.mjs";
import { ROOT, runNode } from "./lib/tools.mjs";

await ensureInstalled();
const main = join(ROOT, "packages/world/bench/balance/main.ts");
const { code } = await runNode(["--import", "tsx", main, ...process.argv.slice(2)]);
process.exit(code);
