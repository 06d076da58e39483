import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import type { Row } from "./gateway/figures.ts";
import { channel } from "./society/channel.ts";
import { market } from "./society/market.ts";

const PARTS: Record<string, () => Promise<Row[]>> = { channel, market };
const CHOSEN = process.env["WYLDLANDS_PARTS"]?.split(",") ?? Object.keys(PARTS);

/** What a crowd that talks and trades costs the whole server. WYLDLANDS_PARTS chooses parts; bench/README.md names the other values. */
export const bench = {
  name: "society",
  what: "500 players on one channel; 200 in one market room who trade in pairs; on PostgreSQL.",
  target: "beside each figure",
  async run(): Promise<void> {
    await build();
    console.log(
      `${cpus().length} cores carry gateway, world, database and players, each a process of its own.`,
    );
    const missed: string[] = [];
    for (const name of CHOSEN) {
      const part = PARTS[name];
      if (part === undefined)
        throw new Error(`no part '${name}': there are ${Object.keys(PARTS).join(", ")}`);
      const rows = await part();
      console.table(rows);
      for (const row of rows) if (row.met === "NO") missed.push(`${row.part}: ${row.what}`);
    }
    if (missed.length > 0) throw new Error(`targets missed: ${missed.join("; ")}`);
  },
};

/** Measured is what is written, not what was built some time. */
async function build(): Promise<void> {
  const script = fileURLToPath(new URL("../scripts/build.mjs", import.meta.url));
  const [code] = (await once(spawn(process.execPath, [script], { stdio: "inherit" }), "exit")) as [number];
  if (code !== 0) throw new Error("the build failed");
}
