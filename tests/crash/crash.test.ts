import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../../packages/world/src/persistence/testing/postgres.ts";
import { crashRun, type CrashSetup, type CrashVerdict, type Kill } from "./crash-run.ts";

/** The long form: `npm run full -- crash`. Effort and seed are printed with every figure. */
const LONG = process.env["WYLDLANDS_LONG"] === "1";
const SEED = Number(process.env["WYLDLANDS_SEED"] ?? 1);

const POINTS: readonly Kill[] = ["before-commit:15", "after-commit:15", "after-send:15", "load", "replay"];
const RANDOM: readonly Kill[] = ["random", "random", "random", "random", "random", "random"];

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres({ own: true });
});
afterAll(() => postgres.close());

async function run(name: string, setup: Omit<CrashSetup, "seed">): Promise<CrashVerdict> {
  const verdict = await crashRun({ ...setup, seed: SEED });
  const { load, deaths } = verdict;
  const figures = `${load.bots} bots, ${load.linesPerSecond} lines/s, ${load.sent} lines, ${deaths} deaths`;
  process.stdout.write(
    `crash ${name}: ${figures}; answers p50 ${load.latencyMs.p50} ms, longest gap ${load.latencyMs.max} ms (seed ${SEED})\n`,
  );
  return verdict;
}

const size = LONG ? { bots: 200, rate: 11, durationMs: 60_000 } : { bots: 40, rate: 8, durationMs: 6_000 };

// Two runs at a time: each mostly waits, for its bots and for worlds that start.
describe.concurrent("a world that dies under its players", () => {
  it("loses, doubles and reorders nothing when it is killed at random, on PostgreSQL", async () => {
    const kills = LONG ? RANDOM : RANDOM.slice(0, 3);
    const verdict = await run("random", { ...size, kills, databaseUrl: await postgres.newDatabase() });
    expect(verdict.wrong).toEqual([]);
    expect(verdict.deaths).toBe(kills.length);
  });

  it("loses, doubles and reorders nothing when it dies at each injected point, on PostgreSQL", async () => {
    const verdict = await run("points", {
      ...size,
      kills: POINTS,
      databaseUrl: await postgres.newDatabase(),
    });
    expect(verdict.wrong).toEqual([]);
    expect(verdict.deaths).toBe(POINTS.length * 2);
  });

  it("loses, doubles and reorders nothing when it is killed, on the embedded database", async () => {
    const kills = LONG ? RANDOM : RANDOM.slice(0, 1);
    const verdict = await run("pglite", {
      bots: LONG ? 50 : 20,
      rate: 8,
      durationMs: size.durationMs,
      kills,
    });
    expect(verdict.wrong).toEqual([]);
    expect(verdict.deaths).toBe(kills.length);
  });
});

/** The suite has to see a world that breaks the rules. Each mutant has a control with the same faults and the rules kept. */
describe.concurrent("the crash suite", () => {
  const small = { bots: 20, rate: 8, durationMs: 4_000 };
  const slow = "commit-delay:120";

  it.each([
    ["deduplication off", `tear-every:40,${slow}`, "no-deduplication", [] as Kill[], /doubled|things|coins/],
    [
      "send before commit",
      slow,
      "send-before-commit",
      ["random", "random"] as Kill[],
      /lost|coins|things|answered/,
    ],
  ])("fails on the mutant '%s', and not on its control", async (name, faults, mutant, kills, symptom) => {
    const control = await run(`${name} (control)`, {
      ...small,
      kills,
      always: faults,
      databaseUrl: await postgres.newDatabase(),
    });
    expect(control.wrong).toEqual([]);
    const broken = await run(name, {
      ...small,
      // What it lost does not come.
      settleMs: 8_000,
      kills,
      always: `${faults},${mutant}`,
      databaseUrl: await postgres.newDatabase(),
    });
    expect(broken.wrong.join("\n")).toMatch(symptom);
  });
});
