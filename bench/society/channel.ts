import { setTimeout as sleep } from "node:timers/promises";
import { block, demand, microseconds, mib, ms, Table, type Row } from "../gateway/figures.ts";
import { until } from "../gateway/stage.ts";
import { COURTS, wayTo } from "../gateway/town.ts";
import { Crowd, type CrowdReport } from "../lib/crowd.ts";
import { mean } from "../lib/spent.ts";
import { cpuWords, SocietyStage, type Cost } from "./stage.ts";

const PLAYERS = Number(process.env["WYLDLANDS_TALKERS"] ?? 500);
/** Lines a second on the channel: more than anybody can read. */
const RATE = Number(process.env["WYLDLANDS_LINES"] ?? 10);
const SECONDS = Number(process.env["WYLDLANDS_SECONDS"] ?? 30);
const STEP = 1.4;
const STEP_SECONDS = Math.min(5, SECONDS);
/** Past this a line is late, and they no longer keep up. */
const LATE_MS = 250;
const CHANNEL = "gossip";
const NAME = "listeners";

interface Talk {
  said: number;
  report: CrowdReport;
  cost: Cost;
}

/** Players spread over the town, all on one channel: each line is stored, and heard by every one of them. */
export async function channel(): Promise<Row[]> {
  const table = new Table("channel");
  await SocietyStage.with(async (stage) => {
    const crowd = new Crowd();
    try {
      await enter(stage, crowd);
      sustained(table, await talk(stage, crowd, RATE, SECONDS));
      await most(table, stage, crowd);
    } finally {
      await crowd.stop();
    }
  });
  return table.rows;
}

async function enter({ server }: SocietyStage, crowd: Crowd): Promise<void> {
  await crowd.connect(NAME, PLAYERS, {
    port: server.telnet.port,
    compress: false,
    gmcp: false,
    reads: true,
  });
  const ways = Array.from({ length: Math.min(COURTS, PLAYERS) }, (_, court) => ["guest", ...wayTo(court)]);
  await crowd.type(NAME, ways);
  await crowd.begin(NAME);
  // One line a second, until everybody hears it.
  await until(
    async () => {
      await crowd.talk(NAME, 1 / PLAYERS, 1.1, CHANNEL);
      return (await crowd.report(NAME)).fewest > 0;
    },
    "all to hear the channel",
    120_000,
  );
}

async function talk(stage: SocietyStage, crowd: Crowd, rate: number, seconds: number): Promise<Talk> {
  await settled(crowd);
  await crowd.begin(NAME);
  const { result, cost } = await stage.measured(() => crowd.talk(NAME, rate / PLAYERS, seconds, CHANNEL));
  const report = await settled(crowd);
  demand(report.clients === PLAYERS && report.lost === 0, `${report.lost} connections were lost`);
  demand(
    report.messages === result.said * PLAYERS,
    `${report.messages} of ${result.said * PLAYERS} messages were heard`,
  );
  return { said: result.said, report, cost };
}

/** Resolves when nothing more comes. */
async function settled(crowd: Crowd): Promise<CrowdReport> {
  let report = await crowd.report(NAME);
  for (let before = -1; report.messages > before; ) {
    before = report.messages;
    await sleep(500);
    report = await crowd.report(NAME);
  }
  return report;
}

function sustained(table: Table, { said, report, cost }: Talk): void {
  const { p50, p90, p99, max } = report.tookMs;
  table.add(
    `${PLAYERS} players on one channel, ${RATE} lines a second for ${SECONDS} s, spoken to heard`,
    `p50 ${ms(p50)}, p90 ${ms(p90)}, p99 ${ms(p99)}, longest ${ms(max)}`,
    {
      target: `p99 < 50 ms at ${RATE} lines a second`,
      met: p99 < 50 && said + 1 >= RATE * SECONDS,
      cpu: cpuWords(cost),
      memory: mib(cost.gateway.rss),
    },
  );
  table.add("heard by all", `${Math.round(report.messages / cost.seconds).toLocaleString("en")} a second`, {
    target: "every line by every listener",
    met: report.messages === said * PLAYERS,
    cpu: microseconds(cost.gateway.cpuMs, report.messages, "message"),
    memory: `${(report.bytes / report.messages).toFixed(0)} bytes a message on the wire`,
  });
  table.add("longest block of the gateway", block(cost.gateway), {
    target: "≤ 20 ms",
    met: cost.gateway.loopMs <= 20,
    memory: `longest collection ${ms(cost.gateway.gcLongestMs)}`,
  });
  table.add(
    "where a line's time goes, on average",
    [
      `waiting for a turn ${mean(cost.spent, "wyldlands_world_queue_seconds")}`,
      `turn ${mean(cost.spent, "wyldlands_world_turn_seconds")}`,
      `commit ${mean(cost.spent, "wyldlands_world_commit_seconds")}`,
    ].join(", "),
    {},
  );
}

/** Goes up step by step until lines are late. */
async function most(table: Table, stage: SocietyStage, crowd: Crowd): Promise<void> {
  let best: Talk | undefined;
  for (let rate = RATE * STEP; ; rate *= STEP) {
    const step = await talk(stage, crowd, rate, STEP_SECONDS);
    if (step.report.tookMs.p99 > LATE_MS || step.said < rate * STEP_SECONDS * 0.95) break;
    best = step;
  }
  if (best === undefined) {
    table.add(`the most with p99 under ${LATE_MS} ms`, `no more than ${RATE} lines a second`, {});
    return;
  }
  const { said, report, cost } = best;
  table.add(
    `the most for ${STEP_SECONDS} s with p99 under ${LATE_MS} ms`,
    `${(said / cost.seconds).toFixed(1)} lines a second, ${Math.round(report.messages / cost.seconds).toLocaleString("en")} heard`,
    { cpu: cpuWords(cost), memory: `p50 ${ms(report.tookMs.p50)}, p99 ${ms(report.tookMs.p99)}` },
  );
}
