import { rmSync } from "node:fs";
import { openStorage } from "../src/persistence/client.ts";
import type { StorageOptions } from "../src/persistence/client.ts";
import { emptyBatch } from "../src/persistence/port.ts";
import { freshDataFolder } from "../src/persistence/testing/data-folder.ts";
import { postgresSource, startPostgres } from "../src/persistence/testing/postgres.ts";
import { entityOf } from "../src/persistence/testing/rows.ts";

const BATCHES = [1, 10, 100];
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 3);
const WARM_UP = 50;
const at = { gateway: "gateway-1", boot: "boot-1" };

interface Line {
  engine: string;
  "entities a commit": number;
  "commits/s": number;
  "p50 ms": number;
  "p99 ms": number;
}

export const bench = {
  name: "storage",
  what: "commits one after another, N entities and one outbox row each, fsync on; target: p50 of one entity below 2 ms",
  run,
};

async function run(): Promise<void> {
  const lines: Line[] = [];
  const dataDir = await freshDataFolder();
  lines.push(...(await measure({ dataDir })));
  rmSync(dataDir, { recursive: true });
  if (postgresSource() !== undefined) {
    const server = await startPostgres();
    lines.push(...(await measure({ url: await server.newDatabase() })));
    await server.close();
  }
  console.table(lines);
}

async function measure(place: Pick<StorageOptions, "dataDir" | "url">): Promise<Line[]> {
  const log = { info: () => {}, warn: console.warn, error: console.error };
  const storage = await openStorage({ ...place, log });
  const lease = await storage.acquireLease("bench");
  if (lease === undefined) throw new Error("The lease of the bench's database is not free.");
  const lines: Line[] = [];
  let fseq = 0;
  for (const size of BATCHES) {
    const things = Array.from({ length: size }, () => entityOf());
    const commit = async (): Promise<number> => {
      fseq++;
      const entities = things.map((thing) => ({ ...thing, rev: fseq, data: documentOf(fseq) }));
      const started = performance.now();
      await storage.commit({
        ...emptyBatch(lease.epoch, fseq),
        entities,
        boots: [{ ...at, lastFseq: fseq, gone: false }],
        outbox: [{ ...at, fseq, bytes: new Uint8Array(400).fill(fseq) }],
        acked: [{ ...at, fseq: fseq - 2 }],
      });
      return performance.now() - started;
    };
    for (let warm = 0; warm < WARM_UP; warm++) await commit();
    const times: number[] = [];
    const until = performance.now() + SECONDS * 1000;
    while (performance.now() < until) times.push(await commit());
    const spent = times.reduce((sum, time) => sum + time, 0);
    times.sort((a, b) => a - b);
    lines.push({
      engine: storage.engine,
      "entities a commit": size,
      "commits/s": Math.round((times.length / spent) * 1000),
      "p50 ms": round(times[Math.floor(times.length * 0.5)]),
      "p99 ms": round(times[Math.floor(times.length * 0.99)]),
    });
  }
  const [last] = await storage.outboxAfter(at.gateway, at.boot, fseq - 1, 1);
  if (last?.fseq !== fseq) throw new Error("The last committed frame is not in the outbox.");
  await storage.close();
  return lines;
}

function documentOf(n: number): object {
  return {
    health: { now: n % 100, most: 100 },
    position: "standing",
    wearing: ["cloak", "boots"],
    until: n * 1000,
  };
}

const round = (value: number | undefined): number => Math.round((value ?? Number.NaN) * 100) / 100;
