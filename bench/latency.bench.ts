import {
  chat,
  look,
  move,
  pick,
  runLoad,
  seededRandom,
  TelnetClient,
  WebClient,
  type Player,
  type WeightedDeed,
} from "@wyldlands/bots";
import { startPostgres } from "../packages/world/src/persistence/testing/postgres.ts";
import { TestServer } from "../tests/support/server.ts";

/** An evening in the harbour: walking, looking, talking; each line a commit before its answer. */
const MIX: readonly WeightedDeed[] = [
  { deed: move, weight: 3 },
  { deed: look, weight: 2 },
  { deed: chat, weight: 3 },
];

const BOTS = Number(process.env["WYLDLANDS_BOTS"] ?? 200);
const RATE = Number(process.env["WYLDLANDS_RATE"] ?? 1);
const SECONDS = Number(process.env["WYLDLANDS_SECONDS"] ?? 20);
const SEED = Number(process.env["WYLDLANDS_SEED"] ?? 1);

/** 200 bots, a line a second each: how long until the answer stands on the screen, and where the time goes. */
export const bench = {
  name: "latency",
  what: `${BOTS} bots, ${RATE} line(s) a second each, ${SECONDS} s; typed to answered, commit included.`,
  target: "PostgreSQL p50 < 5 ms, p99 < 20 ms",
  async run(): Promise<object[]> {
    const postgres = await startPostgres({ own: true });
    const rows: object[] = [];
    try {
      for (const engine of ["pglite", "postgresql"]) {
        for (const transport of ["telnet", "web"]) {
          rows.push(
            await measure(
              engine,
              transport,
              engine === "postgresql" ? await postgres.newDatabase() : undefined,
            ),
          );
        }
      }
    } finally {
      await postgres.close();
    }
    return rows;
  },
};

async function measure(engine: string, transport: string, databaseUrl: string | undefined): Promise<object> {
  const server = await TestServer.start(databaseUrl === undefined ? {} : { databaseUrl });
  try {
    let before = new Map<string, number>();
    let after = before;
    const load = await runLoad({
      bots: BOTS,
      rate: RATE,
      durationMs: SECONDS * 1_000,
      seed: SEED,
      mix: MIX,
      fenceEvery: 2,
      client: () =>
        transport === "telnet" ? new TelnetClient(server.telnet) : new WebClient({ url: server.webUrl }),
      enter: spread,
      onStart: () => void scrape(server).then((figures) => (before = figures)),
      onSettled: () => void scrape(server).then((figures) => (after = figures)),
    });
    await server.until(() => after !== before, 5_000);
    if (load.faults.length > 0 || load.answered !== load.sent)
      throw new Error(`${load.faults.length} faults in ${load.sent} lines`);
    const mean = (name: string): string => meanMs(before, after, name);
    const { p50, p90, p99, max } = load.latencyMs;
    return {
      engine,
      transport,
      lines: load.sent,
      "p50 ms": p50,
      "p90 ms": p90,
      "p99 ms": p99,
      "max ms": max,
      "mean: gateway to answer": mean("wyldlands_gateway_answer_seconds"),
      queue: mean("wyldlands_world_queue_seconds"),
      turn: mean("wyldlands_world_turn_seconds"),
      commit: mean("wyldlands_world_commit_seconds"),
      render: mean("wyldlands_gateway_render_seconds"),
    };
  } finally {
    await server.stop();
    server.remove();
  }
}

/** Comes in and walks off: an evening's players stand about the quarter, not all on one stair. */
async function spread(player: Player, index: number): Promise<void> {
  await player.loginAsGuest();
  const random = seededRandom(SEED * 7_919 + index);
  for (let steps = 0; steps < 10; steps += 1) {
    const way = pick(random, player.room?.exits ?? []);
    if (way !== undefined) await player.walk(way);
  }
}

/** Sums and counts of the histograms of gateway and world. */
async function scrape(server: TestServer): Promise<Map<string, number>> {
  const text = await (await fetch(`${server.httpUrl}/metrics`)).text();
  const figures = new Map<string, number>();
  for (const [, name = "", value] of text.matchAll(/^(\w+_(?:sum|count))(?:\{[^}]*\})? ([\d.e+-]+)$/gm)) {
    figures.set(name, (figures.get(name) ?? 0) + Number(value));
  }
  return figures;
}

function meanMs(before: Map<string, number>, after: Map<string, number>, name: string): string {
  const grown = (key: string): number => (after.get(key) ?? 0) - (before.get(key) ?? 0);
  const count = grown(`${name}_count`);
  return count === 0 ? "-" : ((grown(`${name}_sum`) / count) * 1_000).toFixed(2);
}
