import { setTimeout as sleep } from "node:timers/promises";
import { now } from "../lib/clock.ts";
import { block, demand, kib, microseconds, mib, ms, Table, type Row } from "./figures.ts";
import { onStage, until, warm } from "./stage.ts";

const LISTENERS = Number(process.env["WYLDLANDS_LISTENERS"] ?? 5_000);
const ROUNDS = 8;
/** A shout, as the world says it: the stamp tells the listener when it was said. */
const shout = (): string =>
  `<channel>Hesper shouts, '~${now().toFixed(2)}~ The lamp is lit! The lamp on the stair is lit, and there is a light out ` +
  `beyond the bar that answers it. Bring blankets and bread to the quay!'</channel>`;

/** One sentence to everybody: how long the gateway hears nobody else, and when the last one has it. */
export async function broadcast(): Promise<Row[]> {
  const table = new Table("broadcast");
  await measure(table, "plain", false);
  await measure(table, "with MCCP2", true);
  return table.rows;
}

async function measure(table: Table, kind: string, compress: boolean): Promise<void> {
  await onStage(async (stage) => {
    const { gateway, world, crowd } = stage;
    await warm(stage, compress);
    await crowd.connect("listeners", LISTENERS, {
      port: gateway.telnetPort,
      compress,
      gmcp: false,
      reads: true,
    });
    const control = await quiet(stage);
    const longest = { loopMs: 0, loopWallMs: 0 };
    let cpuMs = 0;
    let rss = 0;
    const untilLast: number[] = [];
    await gateway.profiled(`broadcast-${kind.replaceAll(" ", "-")}`, async () => {
      for (let round = 0; round < ROUNDS; round++) {
        await crowd.begin("listeners");
        await gateway.read();
        const at = now();
        world.frame({ outs: [{ sessions: world.sessions, text: shout(), about: undefined }] });
        await sleep(200);
        await until(
          async () => (await crowd.report("listeners")).messages === LISTENERS,
          "the last listener",
        );
        const { lastAt, fewest, lost } = await crowd.report("listeners");
        demand(fewest === 1 && lost === 0, "somebody did not hear the shout once");
        const figures = await gateway.read();
        untilLast.push(lastAt - at);
        longest.loopMs = Math.max(longest.loopMs, figures.loopMs);
        longest.loopWallMs = Math.max(longest.loopWallMs, figures.loopWallMs);
        cpuMs += figures.cpuMs;
        rss = Math.max(rss, figures.rss);
      }
    });
    const title = `a shout to ${LISTENERS.toLocaleString("en")}, ${kind}`;
    table.add(`${title}: longest block of ${ROUNDS} shouts`, block(longest), {
      target: "≤ 20 ms",
      met: longest.loopMs <= 20,
      cpu: microseconds(cpuMs, ROUNDS * LISTENERS, "listener"),
      memory: mib(rss),
    });
    table.add(
      "until the last one has it, median and longest",
      `${ms(median(untilLast))}, ${ms(Math.max(...untilLast))}`,
      {},
    );
    table.add("control: the same gateway, nothing said", `longest block ${block(control)}`, {
      cpu: `${control.cpuMs.toFixed(0)} ms in 2 s`,
      memory: kib(control.rss / LISTENERS) + " a listener, all told",
    });
  });
}

async function quiet({ gateway }: Parameters<Parameters<typeof onStage>[0]>[0]) {
  await gateway.collect();
  await sleep(2_000);
  return gateway.read();
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
