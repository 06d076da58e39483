import { setTimeout as sleep } from "node:timers/promises";
import { now } from "../lib/clock.ts";
import type { CrowdReport } from "../lib/crowd.ts";
import type { Figures } from "../lib/probed.ts";
import { block, demand, microseconds, mib, ms, Table, type Row } from "./figures.ts";
import { onStage, warm, type Stage } from "./stage.ts";

const CLIENTS = 1_000;
const ROOM_SIZE = 10;
const RATE = 10_000;
const SECONDS = Number(process.env["WYLDLANDS_SECONDS"] ?? 60);
const COMPRESSED_SECONDS = Math.min(10, SECONDS);
/** The world's commit window: what is said in it leaves as one frame. */
const FRAME_MS = 5;
const PHRASES = [
  "mind the wet rope on the third step, and the fourth is worse;",
  "have you seen the harbour master? He owes me for a lantern, number",
  "this bread is older than I am. How much for the whole sack?",
  "two boats out beyond the bar, and no light to bring them in since",
  "who rang the bell? Nobody rings it at night for less than",
  "there is tar on your sleeve. There is tar on everybody's sleeve by",
  "I counted the gulls: they argue less when there are more of them than",
];
const STEP_SECONDS = 3;
const STEP = 1.4;
/** Past this a message is late, and the gateway no longer keeps up. */
const LATE_MS = 250;

/** Talk in rooms of ten: messages delivered a second, at a set rate for a minute and then at whatever can be carried. */
export async function throughput(): Promise<Row[]> {
  const table = new Table("throughput");
  await onStage(async (stage) => {
    await warm(stage, false);
    const habits = { port: stage.gateway.telnetPort, compress: false, gmcp: false, reads: true };
    await stage.crowd.connect("talkers", CLIENTS, habits);
    const sustained = await stage.gateway.profiled("throughput-plain", () => talk(stage, RATE, SECONDS));
    row(table, `${RATE.toLocaleString("en")} messages a second for ${SECONDS} s, plain`, sustained, RATE);
    await most(table, stage);
  });
  await onStage(async (stage) => {
    await warm(stage, true);
    const habits = { port: stage.gateway.telnetPort, compress: true, gmcp: false, reads: true };
    await stage.crowd.connect("talkers", CLIENTS, habits);
    const sustained = await stage.gateway.profiled("throughput-MCCP2", () =>
      talk(stage, RATE, COMPRESSED_SECONDS),
    );
    row(
      table,
      `${RATE.toLocaleString("en")} messages a second for ${COMPRESSED_SECONDS} s, with MCCP2`,
      sustained,
      RATE,
    );
  });
  return table.rows;
}

interface Talk {
  sent: number;
  seconds: number;
  report: CrowdReport;
  figures: Figures;
}

function row(table: Table, what: string, { sent, seconds, report, figures }: Talk, target: number): void {
  const { p50, p99, max } = report.tookMs;
  table.add(what, `${Math.round(report.messages / seconds).toLocaleString("en")} a second`, {
    target: `≥ ${target.toLocaleString("en")} a second, all of them delivered`,
    met: report.messages === sent && sent >= target * seconds * 0.99,
    cpu: `${microseconds(figures.cpuMs, sent, "message")}, ${(figures.cpuMs / seconds / 10).toFixed(0)} % of a core`,
    memory: `${mib(figures.rss)}; ${(report.bytes / sent).toFixed(0)} bytes a message on the wire`,
  });
  table.add("said to read", `p50 ${ms(p50)}, p99 ${ms(p99)}, longest ${ms(max)}`, {
    target: "p99 < 50 ms",
    met: p99 < 50,
  });
  table.add("longest block of the gateway", block(figures), {
    target: "≤ 20 ms",
    met: figures.loopMs <= 20,
    memory: `longest collection ${ms(figures.gcLongestMs)}`,
  });
}

/** Goes up step by step until messages are late. */
async function most(table: Table, stage: Stage): Promise<void> {
  let best: Talk | undefined;
  let rate = RATE * STEP;
  for (;;) {
    const step = await talk(stage, rate, STEP_SECONDS);
    if (step.report.tookMs.p99 > LATE_MS || step.sent < rate * STEP_SECONDS * 0.95) break;
    best = step;
    rate *= STEP;
  }
  demand(best !== undefined, "nothing beyond the set rate was carried");
  const { sent, seconds, report, figures } = best as Talk;
  const carried = Math.round(sent / seconds).toLocaleString("en");
  table.add(`the most for ${STEP_SECONDS} s with p99 under ${LATE_MS} ms`, `${carried} a second`, {
    cpu: `${microseconds(figures.cpuMs, sent, "message")}, ${(figures.cpuMs / seconds / 10).toFixed(0)} % of a core`,
    memory: `${mib(figures.rss)}; p50 ${ms(report.tookMs.p50)}, p99 ${ms(report.tookMs.p99)}`,
  });
}

/** Says so many messages a second, each room's ten at once; resolves when all are read, or nothing comes any more. */
async function talk({ gateway, world, crowd }: Stage, rate: number, forSeconds: number): Promise<Talk> {
  const { sessions } = world;
  const rooms = Array.from({ length: sessions.length / ROOM_SIZE }, (_, room) =>
    sessions.slice(room * ROOM_SIZE, (room + 1) * ROOM_SIZE),
  );
  await gateway.collect();
  await crowd.begin("talkers");
  const began = now();
  let said = 0;
  for (let elapsed = 0; elapsed < forSeconds * 1e3; elapsed = now() - began) {
    const due = Math.floor((elapsed / 1e3) * (rate / ROOM_SIZE));
    const outs = [];
    for (; said < due; said++)
      outs.push({ sessions: rooms[said % rooms.length] ?? [], text: words(said), about: undefined });
    if (outs.length > 0) world.frame({ outs });
    await sleep(FRAME_MS);
  }
  const seconds = (now() - began) / 1e3;
  const figures = await gateway.read();
  const sent = said * ROOM_SIZE;
  return { sent, seconds, figures, report: await delivered({ crowd }, sent) };
}

async function delivered({ crowd }: Pick<Stage, "crowd">, sent: number): Promise<CrowdReport> {
  let report = await crowd.report("talkers");
  for (let before = -1; report.messages < sent && report.messages > before; ) {
    before = report.messages;
    await sleep(500);
    report = await crowd.report("talkers");
  }
  demand(report.messages === sent, `${report.messages} of ${sent} messages were read`);
  demand(report.lost === 0, `${report.lost} connections were lost`);
  return report;
}

/** Somebody says something to a room: the stamp first, and never quite the same. */
function words(said: number): string {
  const phrase = PHRASES[said % PHRASES.length] ?? "";
  return `<player>Guest${said % CLIENTS}</player> says, '<say>~${now().toFixed(2)}~ ${phrase} ${said % 97}</say>'`;
}
