import { setTimeout as sleep } from "node:timers/promises";
import { block, demand, kib, microseconds, mib, ms, Table, type Row } from "./figures.ts";
import { onStage, warm } from "./stage.ts";

const CONNECTIONS = Number(process.env["WYLDLANDS_CONNECTIONS"] ?? 10_000);
const IDLE_SECONDS = 3;

/** What a connection costs that is in play, negotiated, and silent. */
export async function idle(): Promise<Row[]> {
  const table = new Table("idle");
  await measure(table, "plain", { compress: false, gmcp: false }, 20);
  await measure(table, "with GMCP", { compress: false, gmcp: true }, undefined);
  await measure(table, "with MCCP2", { compress: true, gmcp: false }, 140);
  return table.rows;
}

async function measure(
  table: Table,
  kind: string,
  habits: { compress: boolean; gmcp: boolean },
  targetKib: number | undefined,
): Promise<void> {
  await onStage(async (stage) => {
    const { gateway, world, crowd } = stage;
    await warm(stage, habits.compress);
    const before = await gateway.collect();
    const began = performance.now();
    const { compressed } = await gateway.profiled(`idle-${kind.replaceAll(" ", "-")}`, () =>
      crowd.connect("idle", CONNECTIONS, { port: gateway.telnetPort, reads: false, ...habits }),
    );
    const seconds = (performance.now() - began) / 1e3;
    const connecting = await gateway.read();
    await sleep(500);
    const after = await gateway.collect();
    await gateway.profiled(`silent-${kind.replaceAll(" ", "-")}`, () => sleep(IDLE_SECONDS * 1e3));
    const silent = await gateway.read();
    const { lost } = await crowd.report("idle");
    demand(world.sessions.length === CONNECTIONS, `${world.sessions.length} sessions are open`);
    demand(lost === 0, `${lost} connections were lost`);
    demand(compressed === (habits.compress ? CONNECTIONS : 0), `${compressed} are compressed`);
    const each = (after.rss - before.rss) / CONNECTIONS;
    const heap = (after.heap - before.heap) / CONNECTIONS;
    table.add(
      `${CONNECTIONS.toLocaleString("en")} connections, ${kind}`,
      `${kib(each)} each, in ${seconds.toFixed(1)} s`,
      {
        ...(targetKib === undefined ? {} : { target: `≤ ${targetKib} KiB`, met: each <= targetKib * 1024 }),
        cpu: microseconds(connecting.cpuMs, CONNECTIONS, "connection"),
        memory: `${mib(after.rss)}; heap ${kib(heap)} each; ${kib((connecting.rss - before.rss) / CONNECTIONS)} each before collecting`,
      },
    );
    table.add(`the same, silent for ${IDLE_SECONDS} s`, `longest block ${block(silent)}`, {
      target: "≤ 20 ms",
      met: silent.loopMs <= 20,
      cpu: `${(silent.cpuMs / IDLE_SECONDS / 10).toFixed(1)} % of a core`,
      memory: `${mib(silent.rss)}; longest collection ${ms(silent.gcLongestMs)}`,
    });
  });
}
