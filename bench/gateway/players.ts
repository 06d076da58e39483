import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LoadNews, LoadOrder, LoadSummary } from "../lib/load-main.ts";
import { DiskProbe } from "../lib/disk.ts";
import { ask, probeEnv, type Figures } from "../lib/probed.ts";
import { cpuMsOf, mean, scrape, since, slowCommits, type Spent } from "../lib/spent.ts";
import { startPostgres } from "../../packages/world/src/persistence/testing/postgres.ts";
import { TestServer } from "../../tests/support/server.ts";
import { block, demand, microseconds, mib, ms, Table, type Row } from "./figures.ts";
import { COURTS, writeTown } from "./town.ts";

const TELNET = Number(process.env["WYLDLANDS_TELNET"] ?? 1_000);
const WEB = Number(process.env["WYLDLANDS_WEB"] ?? 500);
const SECONDS = Number(process.env["WYLDLANDS_SECONDS"] ?? 60);
const SEED = Number(process.env["WYLDLANDS_SEED"] ?? 1);
/** Seconds: a bound of the histogram of commits. */
const SLOW_COMMIT = 0.1;
/** The bots' own garbage is collected seldom: their collector would take the cores from what is measured, and stamp answers late. */
const BOTS_NODE = ["--max-semi-space-size=64", "--heap-growing-percent=300", "--import", "tsx"];

/** The whole server, as an operator starts it on PostgreSQL, with players who walk, look and talk a line a second. */
export async function players(): Promise<Row[]> {
  const table = new Table("players");
  const content = mkdtempSync(join(tmpdir(), "wyld-town-"));
  writeTown(content);
  const probe = join(content, "probe.sock");
  const postgres = await startPostgres({ own: true });
  try {
    const server = await TestServer.start({
      databaseUrl: await postgres.newDatabase(),
      content,
      env: probeEnv("gateway", probe),
    });
    try {
      await measure(table, server, probe);
    } finally {
      await server.stop();
      server.remove();
    }
  } finally {
    await postgres.close();
    rmSync(content, { recursive: true, force: true });
  }
  return table.rows;
}

async function measure(table: Table, server: TestServer, probe: string): Promise<void> {
  const world = server.worldPid() ?? 0;
  let figures: Figures | undefined;
  let worldMs = 0;
  let spent: Spent = {};
  const before = await ask(probe, "collect");
  const disk = new DiskProbe(join(tmpdir(), `wyld-disk-${process.pid}`));
  let slow = 0;
  let longestSync = 0;
  const report = await play(
    {
      telnet: server.telnet,
      webUrl: server.webUrl,
      telnetBots: TELNET,
      webBots: WEB,
      rate: 1,
      seconds: SECONDS,
      seed: SEED,
    },
    async (news) => {
      if (news === "started") {
        spent = await scrape(server);
        slow = -(await slowCommits(server, SLOW_COMMIT));
        disk.read();
        await ask(probe, "read");
        worldMs = -cpuMsOf(world);
      } else {
        figures = await ask(probe, "read");
        worldMs += cpuMsOf(world);
        longestSync = disk.read();
        slow += await slowCommits(server, SLOW_COMMIT);
        spent = since(spent, await scrape(server));
      }
    },
  );
  await disk.stop();
  demand(report.faults === 0, `${report.faults} faults, the first: ${report.firstFault}`);
  demand(
    report.answered === report.sent && report.sent > 0,
    `${report.answered} of ${report.sent} lines answered`,
  );
  demand(figures !== undefined, "the gateway was not measured");
  const { cpuMs, rss, loopMs, loopP99Ms, gcLongestMs } = figures as Figures;
  const { p50, p90, p99, max } = report.latencyMs;
  const seconds = report.elapsedMs / 1e3;
  const load = (cpu: number): string => `${(cpu / seconds / 10).toFixed(0)} % of a core`;
  table.add(
    `${TELNET} telnet and ${WEB} WebSocket players, a line a second for ${SECONDS} s, typed to answered`,
    `p50 ${ms(p50)}, p90 ${ms(p90)}, p99 ${ms(p99)}, longest ${ms(max)}`,
    {
      target: "p99 < 50 ms",
      met: p99 < 50,
      cpu: `${microseconds(cpuMs, report.sent, "line")}, ${load(cpuMs)}`,
      memory: `${mib(rss)}, ${((rss - before.rss) / 1024 / (TELNET + WEB)).toFixed(1)} KiB a player`,
    },
  );
  table.add("longest block of the gateway", `${block(figures as Figures)}, 99 %: ${ms(loopP99Ms)}`, {
    target: "≤ 20 ms",
    met: loopMs <= 20,
    memory: `longest collection ${ms(gcLongestMs)}`,
  });
  table.add(
    "where a line's time goes, on average",
    [
      `gateway to answer ${mean(spent, "wyldlands_gateway_answer_seconds")}`,
      `of it waiting for a turn ${mean(spent, "wyldlands_world_queue_seconds")}`,
      `turn ${mean(spent, "wyldlands_world_turn_seconds")}`,
      `commit ${mean(spent, "wyldlands_world_commit_seconds")}`,
    ].join(", "),
    { cpu: `world: ${load(worldMs)}; bots: ${load(report.cpuMs)}` },
  );
  table.add(
    "of it the disk: the longest that a page written beside the players took",
    `${ms(longestSync)}; commits over ${SLOW_COMMIT * 1e3} ms: ${slow}`,
    {},
  );
  table.add("lines typed; marked words that others heard", `${report.sent}; ${report.heard}`, {
    memory: `seed ${SEED}; ${((TELNET + WEB) / COURTS).toFixed(0)} in a room`,
  });
}

/** Lets the bots play in a process of their own. `heed` is done before their next step only at the start. */
async function play(
  order: LoadOrder,
  heed: (news: "started" | "settled") => Promise<void>,
): Promise<LoadSummary> {
  const main = fileURLToPath(new URL("../lib/load-main.ts", import.meta.url));
  const child = fork(main, { execArgv: BOTS_NODE });
  try {
    return await new Promise((resolve, reject) => {
      let heeded = Promise.resolve();
      child.on("message", (said: LoadNews) => {
        if (said.news !== "done") heeded = heeded.then(() => heed(said.news));
        else heeded.then(() => resolve(said.report), reject);
      });
      child.on("exit", () => reject(new Error("the bots' process ended; its words are above")));
      child.send(order);
    });
  } finally {
    child.kill("SIGKILL");
  }
}
