import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import type { Row } from "./gateway/figures.ts";
import { broadcast } from "./gateway/broadcast.ts";
import { idle } from "./gateway/idle.ts";
import { players } from "./gateway/players.ts";
import { slowReaders } from "./gateway/slow-readers.ts";
import { throughput } from "./gateway/throughput.ts";

const PARTS: Record<string, () => Promise<Row[]>> = {
  idle,
  players,
  broadcast,
  "slow-readers": slowReaders,
  throughput,
};
const CHOSEN = process.env["WYLDLANDS_PARTS"]?.split(",") ?? Object.keys(PARTS);

/** What the gateway carries. WYLDLANDS_PARTS chooses parts, WYLDLANDS_SECONDS how long the load lasts. */
export const bench = {
  name: "gateway",
  what: "memory of idle connections, players at a line a second, a broadcast, slow readers, messages a second.",
  target: "beside each figure",
  async run(): Promise<void> {
    await build();
    console.log(`${cpus().length} cores carry gateway, world and clients, each a process of its own.`);
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
