import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { chat, move, runLoad, TelnetClient, WebClient } from "@wyldlands/bots";
import { startPostgres } from "../packages/world/src/persistence/testing/postgres.ts";
import { TestServer } from "../tests/support/server.ts";

const BOTS = Number(process.env["WYLDLANDS_BOTS"] ?? 200);
const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** How long players wait at most when the world is restarted, or killed, under them. */
export const bench = {
  name: "restart",
  what: `the longest wait for an answer while ${BOTS} bots walk and talk and the world goes away.`,
  target: "< 3,000 ms",
  async run(): Promise<object[]> {
    const postgres = await startPostgres({ own: true });
    const rows: object[] = [];
    try {
      for (const engine of ["pglite", "postgresql"]) {
        for (const how of ["wyldlands restart world", "kill -9"]) {
          const databaseUrl = engine === "postgresql" ? await postgres.newDatabase() : undefined;
          rows.push(await measure(engine, how, databaseUrl));
        }
      }
    } finally {
      await postgres.close();
    }
    return rows;
  },
};

async function measure(engine: string, how: string, databaseUrl: string | undefined): Promise<object> {
  const server = await TestServer.start(databaseUrl === undefined ? {} : { databaseUrl });
  try {
    let said = "";
    const load = await runLoad({
      bots: BOTS,
      rate: 2,
      durationMs: 10_000,
      seed: 1,
      fenceEvery: 2,
      mix: [
        { deed: move, weight: 3 },
        { deed: chat, weight: 1 },
      ],
      client: (i) => (i % 2 === 0 ? new TelnetClient(server.telnet) : new WebClient({ url: server.webUrl })),
      onStart: () => {
        setTimeout(() => {
          if (how === "kill -9") void server.killWorld();
          else void restart(server).then((words) => (said = words));
        }, 3_000);
      },
    });
    if (load.faults.length > 0 || load.answered !== load.sent)
      throw new Error(`${load.faults.length} faults in ${load.sent} lines`);
    return { engine, how, lines: load.sent, "longest gap ms": load.latencyMs.max, said: said.trim() };
  } finally {
    await server.stop();
    server.remove();
  }
}

async function restart(server: TestServer): Promise<string> {
  const child = spawn(process.execPath, [`${ROOT}dist/wyldlands.mjs`, "restart", "world"], {
    env: { ...process.env, WYLDLANDS_DATA_DIR: server.dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return text(child.stdout);
}
