import { setTimeout as sleep } from "node:timers/promises";
import type { CrowdReport } from "../lib/crowd.ts";
import type { Figures } from "../lib/probed.ts";
import { block, demand, mib, microseconds, ms, Table, type Row } from "./figures.ts";
import { onStage, type Stage } from "./stage.ts";

const SLOW = 200;
const OTHERS = 500;
const SECONDS = 10;
/** What each of the slow ones is sent: more than the kernel and the gateway together will keep for it. */
const TEXT = "The tide book, page after page: high water, low water, the moon. ".repeat(420).trim();
const TEXTS_PER_SECOND = 20;
/** `gateway.limits.unsent_bytes` unless configured. */
const UNSENT_BYTES = 1024 * 1024;
/** What a run adds to the heap by itself. */
const SLACK = 64 * 1024 * 1024;

/** Two hundred who read nothing of all that they are sent; and the same two hundred reading it, as the control. */
export async function slowReaders(): Promise<Row[]> {
  const table = new Table("slow readers");
  await onStage(async (stage) => {
    const { gateway, crowd } = stage;
    const habits = { port: gateway.telnetPort, compress: false, gmcp: false, reads: true };
    await crowd.connect("others", OTHERS, habits);
    await crowd.connect("slow", SLOW, habits);
    // Sessions open in the order of connecting.
    const slowOnes = stage.world.sessions.slice(-SLOW);
    const control = await flood(stage, slowOnes);
    demand(control.report.lost === 0, "a client that reads was cut");
    await crowd.read("slow", false);
    const slow = await flood(stage, slowOnes);
    const bound = SLOW * UNSENT_BYTES + SLACK;
    demand(slow.report.lost === 0, "a client that reads was cut");
    const latency = ({ report: { tookMs } }: Flooded): string =>
      `p50 ${ms(tookMs.p50)}, p99 ${ms(tookMs.p99)}, longest ${ms(tookMs.max)}`;
    const cost = ({ said, cpuMs, peak, longest }: Flooded) => ({
      cpu: `${microseconds(cpuMs, said, "line of the others")}, longest block ${block(longest)}`,
      memory: `at most ${mib(peak)}`,
    });
    const title = `${OTHERS} others, a line a second, while ${SLOW}`;
    table.add(
      `control: ${title} read ${mib(SLOW * TEXT.length * TEXTS_PER_SECOND)} a second`,
      latency(control),
      {
        ...cost(control),
      },
    );
    const delayed = slow.report.tookMs.p99 - control.report.tookMs.p99;
    table.add(`${title} read nothing of it`, latency(slow), {
      target: "p99 ≤ 10 ms over the control's",
      met: delayed <= 10,
      ...cost(slow),
    });
    table.add("memory that the slow ones take at most, before they are cut", mib(slow.peak - slow.before), {
      target: `≤ ${mib(bound)}`,
      met: slow.peak - slow.before <= bound,
      memory: `${mib(slow.after)} when they are gone`,
    });
    table.add("slow readers cut", `${slow.left} of ${SLOW} are left`, {
      target: "none is left",
      met: slow.left === 0,
    });
  });
  return table.rows;
}

interface Flooded {
  report: CrowdReport;
  said: number;
  cpuMs: number;
  longest: Pick<Figures, "loopMs" | "loopWallMs">;
  before: number;
  peak: number;
  after: number;
  /** Flooded sessions that are still open. */
  left: number;
}

async function flood({ gateway, world, crowd }: Stage, flooded: number[]): Promise<Flooded> {
  const before = (await gateway.collect()).rss;
  await crowd.begin("others");
  let peak = before;
  let cpuMs = 0;
  const longest = { loopMs: 0, loopWallMs: 0 };
  const look = async (): Promise<void> => {
    const figures = await gateway.read();
    peak = Math.max(peak, figures.rss);
    cpuMs += figures.cpuMs;
    longest.loopMs = Math.max(longest.loopMs, figures.loopMs);
    longest.loopWallMs = Math.max(longest.loopWallMs, figures.loopWallMs);
  };
  const talk = crowd.talk("others", 1, SECONDS);
  for (let sent = 0; sent < SECONDS * TEXTS_PER_SECOND; sent++) {
    const open = new Set(world.sessions);
    const sessions = flooded.filter((session) => open.has(session));
    if (sessions.length > 0) world.frame({ outs: [{ sessions, text: TEXT, about: undefined }] });
    await sleep(1_000 / TEXTS_PER_SECOND);
    if (sent % 4 === 0) await look();
  }
  const { said } = await talk;
  await sleep(1_000);
  await look();
  const report = await crowd.report("others");
  demand(report.messages === said, `${report.messages} of ${said} lines were answered`);
  const open = new Set(world.sessions);
  const left = flooded.filter((session) => open.has(session)).length;
  return { report, said, cpuMs, longest, before, peak, after: (await gateway.collect()).rss, left };
}
