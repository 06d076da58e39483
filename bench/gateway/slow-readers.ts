import { setTimeout as sleep } from "node:timers/promises";
import type { CrowdReport } from "../lib/crowd.ts";
import type { Figures } from "../lib/probed.ts";
import { block, demand, mib, microseconds, ms, Table, type Row } from "./figures.ts";
import { onStage, until, warm, type Stage } from "./stage.ts";

const SLOW = 200;
const OTHERS = 500;
const SECONDS = 12;
const CONTROL_SECONDS = 5;
/** What each of the slow ones is sent: more than the kernel and the gateway together will keep for it. */
const TEXT = "The tide book, page after page: high water, low water, the moon. ".repeat(125).trim();
const TEXTS_PER_SECOND = 60;
/** `gateway.limits.unsent_bytes` unless configured. */
const UNSENT_BYTES = 1024 * 1024;
/** What the slow ones may add to the others' waiting. */
const DELAY_MS = 10;
/** What a run adds to the heap by itself. */
const SLACK = 64 * 1024 * 1024;

/**
 * Two hundred who read nothing of all that they are sent, beside five hundred others who talk. Two controls: these alone,
 * and with two hundred who are sent as much and read it: what is beyond that is the slow ones' doing.
 */
export async function slowReaders(): Promise<Row[]> {
  const table = new Table("slow readers");
  await onStage(async (stage) => {
    const { gateway, world, crowd } = stage;
    const habits = { port: gateway.telnetPort, compress: false, gmcp: false, reads: true };
    await warm(stage, false);
    await crowd.connect("others", OTHERS, habits);
    const alone = await talk(stage, [], CONTROL_SECONDS);
    await crowd.connect("readers", SLOW, habits);
    // Sessions open in the order of connecting.
    const read = await talk(stage, world.sessions.slice(-SLOW), CONTROL_SECONDS);
    demand(read.left === SLOW, "one who reads was cut");
    await crowd.leave("readers");
    await until(() => world.sessions.length === OTHERS, "the readers to be gone");
    await crowd.connect("slow", SLOW, habits);
    await crowd.read("slow", false);
    const slow = await gateway.profiled("slow-readers", () =>
      talk(stage, world.sessions.slice(-SLOW), SECONDS),
    );
    const latency = ({ report: { tookMs } }: Talk): string =>
      `p50 ${ms(tookMs.p50)}, p99 ${ms(tookMs.p99)}, longest ${ms(tookMs.max)}`;
    const cost = ({ said, cpuMs, peak, longest }: Talk) => ({
      cpu: `${microseconds(cpuMs, said, "line")}, longest block ${block(longest)}`,
      memory: `at most ${mib(peak)}`,
    });
    const rate = mib(SLOW * TEXT.length * TEXTS_PER_SECOND);
    table.add(`control: ${OTHERS} players, a line a second`, latency(alone), cost(alone));
    table.add(`control: while ${SLOW} read ${rate} a second`, latency(read), cost(read));
    const delay = slow.report.tookMs.p99 - read.report.tookMs.p99;
    table.add(`while ${SLOW} read nothing of ${rate} a second`, latency(slow), {
      target: `p99 ≤ ${DELAY_MS} ms over that`,
      met: delay <= DELAY_MS,
      ...cost(slow),
    });
    const taken = slow.peak - slow.before;
    const bound = SLOW * UNSENT_BYTES + SLACK;
    table.add("memory that they take at most, before they are cut", mib(taken), {
      target: `≤ ${mib(bound)}`,
      met: taken <= bound,
      memory: `${mib(slow.after)} when they are gone`,
    });
    table.add("slow readers that are left", `${slow.left} of ${SLOW}`, {
      target: "none",
      met: slow.left === 0,
    });
  });
  return table.rows;
}

interface Talk {
  report: CrowdReport;
  said: number;
  cpuMs: number;
  longest: Pick<Figures, "loopMs" | "loopWallMs">;
  /** Resident memory before, at most, and after. */
  before: number;
  peak: number;
  after: number;
  /** Bytes sent to the slow ones, and how many of them are still there. */
  flooded: number;
  left: number;
}

/** The others talk while `slow` are sent text upon text. */
async function talk(
  { gateway, world, crowd }: Stage,
  slow: readonly number[],
  seconds: number,
): Promise<Talk> {
  const before = (await gateway.collect()).rss;
  await crowd.begin("others");
  let peak = before;
  let cpuMs = 0;
  let flooded = 0;
  const longest = { loopMs: 0, loopWallMs: 0 };
  const look = async (): Promise<void> => {
    const figures = await gateway.read();
    peak = Math.max(peak, figures.rss);
    cpuMs += figures.cpuMs;
    longest.loopMs = Math.max(longest.loopMs, figures.loopMs);
    longest.loopWallMs = Math.max(longest.loopWallMs, figures.loopWallMs);
  };
  const left = (): number[] => {
    const open = new Set(world.sessions);
    return slow.filter((session) => open.has(session));
  };
  const talking = crowd.talk("others", 1, seconds);
  for (let sent = 0; sent < seconds * TEXTS_PER_SECOND; sent++) {
    const sessions = left();
    flooded += sessions.length * TEXT.length;
    if (sessions.length > 0) world.frame({ outs: [{ sessions, text: TEXT, about: undefined }] });
    await sleep(1_000 / TEXTS_PER_SECOND);
    if (sent % 12 === 0) await look();
  }
  const { said } = await talking;
  await sleep(1_000);
  await look();
  const report = await crowd.report("others");
  demand(report.messages === said, `${report.messages} of ${said} lines were answered`);
  const after = (await gateway.collect()).rss;
  return { report, said, cpuMs, longest, before, peak, after, flooded, left: left().length };
}
