import { setFlagsFromString } from "node:v8";
import { shippedContent } from "../src/testing/shipped-content.ts";
import { bigWorld, type BigWorld, type Size } from "./world/big-world.ts";
import { Meter } from "./world/meter.ts";
import { commandRates } from "./world/command-rates.ts";

/** The target's world, and one ten times as large, of which the figures are only printed. */
const BIG: Size = { entities: 100_000, active: 10_000, fights: 500, players: 200 };
const HUGE: Size = { entities: 1_000_000, active: 10_000, fights: 500, players: 200 };
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 20);
/** Of each player. */
const LINES_A_SECOND = 2;
const BURST_MS = 20;
const WARM_UP_MS = 5_000;
const SYSTEM_MS = 10;
const TURN_MS = 20;
const MEMORY_MB = 2_048;

interface Row {
  what: string;
  p50: number | string;
  p99: number;
  most: number;
  target: string;
  "": string;
}

export const bench = {
  name: "world",
  what: "100,000 entities, 10,000 of them active, 500 fights, 200 players who type: systems, turns, memory; then a million entities; then commands.",
  target: "each system under 10 ms p99 a tick, turns under 20 ms p99, under 2 GB.",
  async run(): Promise<void> {
    const content = await shippedContent();
    const parts = (process.env["WYLDLANDS_PARTS"] ?? "big,huge,commands").split(",");
    const missed: string[] = [];
    if (parts.includes("big")) missed.push(...(await measure(await bigWorld(content, BIG), BIG)));
    if (parts.includes("huge")) await measure(await bigWorld(content, HUGE), HUGE);
    if (parts.includes("commands")) console.table(await commandRates(content));
    if (missed.length > 0) throw new Error(`Missed: ${missed.join(", ")}.`);
  },
};

/** Lets the world run and everybody type, and prints what it took; what missed its target. */
async function measure(big: BigWorld, size: Size): Promise<string[]> {
  const { world, players } = big;
  const run = (): void => big.run();
  const meter = new Meter(world);
  run();
  // Everything that was due at once when the clock began to run is no part of it, nor is code that has not run before.
  await delay(WARM_UP_MS);
  meter.reset();
  const { systems, turns } = meter;
  const ticks = Math.round(SECONDS * 10);
  // Each types in a time of its own: a few lines every so many milliseconds.
  const bursts = (SECONDS * 1_000) / BURST_MS;
  const each = (players.length * LINES_A_SECOND * BURST_MS) / 1_000;
  for (let i = 0, sent = 0; i < bursts; i += 1) {
    await delay(BURST_MS);
    for (; sent < (i + 1) * each; sent += 1) {
      const { connection } = at(players, sent);
      connection.post(at(LINES, sent + Math.floor(sent / players.length)));
      connection.readMarkup();
    }
  }
  // One that did less than it claims is none.
  for (let wait = 0; players.some(({ connection }) => !connection.answered); wait += 1) {
    if (wait === 100) throw new Error("Lines were not answered.");
    await delay(BURST_MS);
  }
  setFlagsFromString("--expose-gc");
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const failed = world.logged.filter((line) => line.includes('"level":50'));
  world.stop();
  if (failed.length > 0) throw new Error(failed[0]);
  if ((systems.get("combat")?.length ?? 0) < ticks / 3)
    throw new Error("The world was too slow to be measured.");
  const rows: Row[] = [...systems].map(([name, times]) => rowOf(`system ${name}`, times, SYSTEM_MS));
  rows.push(rowOf("turn", turns, TURN_MS));
  const memory = Math.round(heapUsed / 2 ** 20);
  rows.push({
    what: "memory, MB",
    p50: `rss ${Math.round(rss / 2 ** 20)}`,
    p99: memory,
    most: memory,
    target: `< ${MEMORY_MB}`,
    "": memory < MEMORY_MB ? "" : "missed",
  });
  console.log(
    `${size.entities} entities, ${size.active} active, ${size.fights} fights, ${size.players} players (milliseconds of its own):`,
  );
  console.table(rows);
  return rows.filter((row) => row[""] !== "").map(({ what }) => what);
}

const LINES = [
  "look",
  "say a fine fight",
  "inventory",
  "get all",
  "score",
  "drop all",
  "exits",
  "emote claps",
  "who",
];

function rowOf(what: string, times: number[], most: number): Row {
  const sorted = times.toSorted((a, b) => a - b);
  const share = (part: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 100) / 100;
  const p99 = share(0.99);
  return { what, p50: share(0.5), p99, most: share(1), target: `< ${most}`, "": p99 < most ? "" : "missed" };
}

function at<T>(list: readonly T[], i: number): T {
  return list[i % list.length] as T;
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
