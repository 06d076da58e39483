import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../../packages/world/src/persistence/testing/postgres.ts";
import type { Chapter } from "./journey.ts";
import { KILLS, type Kill } from "./killer.ts";
import { societyRun } from "./society-run.ts";

/** The long form: `npm run full -- society`. Every kind of kill in every chapter, on both databases. */
const LONG = process.env["WYLDLANDS_LONG"] === "1";
const SEED = Number(process.env["WYLDLANDS_SEED"] ?? 1);
const SEEDS = LONG ? [SEED, SEED + 1] : [SEED];
const MINUTE_MS = 60_000;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres({ own: true });
});
afterAll(() => postgres.close());

async function journey(
  name: string,
  seed: number,
  kill: (chapter: Chapter, index: number) => Kill | undefined,
  databaseUrl?: string,
): Promise<number> {
  const began = performance.now();
  const verdict = await societyRun({ seed, kill, ...(databaseUrl !== undefined && { databaseUrl }) }).catch(
    (error: unknown) => {
      process.stdout.write(`society ${name}: ${String(error)}\n`);
      throw error;
    },
  );
  const { told, deaths, late, wrong } = verdict;
  const seconds = ((performance.now() - began) / 1_000).toFixed(0);
  process.stdout.write(
    `society ${name}: ${seconds} s, ${deaths} deaths, ${late} late, seed ${seed}: ${told.join("; ")}\n`,
  );
  expect(wrong).toEqual([]);
  // A kill that misses its chapter would prove nothing of it.
  expect(late).toBeLessThanOrEqual(1);
  return deaths;
}

/** In the short form the world dies where most is at stake, each time in another way. */
const SHORT: Readonly<Record<string, Kill>> = {
  "the quest's reward": "before-commit",
  "a trade": "after-commit",
  "a letter with a sword in it": "after-send",
  "a bid": "before-commit",
  "the hammer falls": "after-commit",
  "the third one comes": "kill -9",
};

describe("two who meet, and a third who is away", () => {
  if (!LONG) {
    it(
      "lose nothing and double nothing, and the books balance, while the world is killed in the middle of it",
      { timeout: 5 * MINUTE_MS },
      async () => {
        const kill = ({ name }: Chapter): Kill | undefined => SHORT[name];
        const deaths = await journey("in short", SEED, kill, await postgres.newDatabase());
        expect(deaths).toBeGreaterThanOrEqual(11);
      },
    );
    return;
  }

  it(
    "group, finish a quest, trade, write and bid in a world that lives",
    { timeout: 5 * MINUTE_MS },
    async () => {
      await journey("undisturbed", SEED, () => undefined);
    },
  );

  const turns = KILLS.flatMap((_, shift) => SEEDS.map((seed) => ({ shift, seed })));
  it.each(turns)(
    "lose nothing while the world dies in every chapter, on PostgreSQL (turn $shift, seed $seed)",
    { timeout: 10 * MINUTE_MS },
    async ({ shift, seed }) => {
      const kill = (_: Chapter, index: number): Kill | undefined => KILLS[(index + shift) % KILLS.length];
      const deaths = await journey(`turn ${shift}`, seed, kill, await postgres.newDatabase());
      expect(deaths).toBeGreaterThanOrEqual(20);
    },
  );

  it(
    "lose nothing while the world dies in every chapter, on the embedded database",
    { timeout: 10 * MINUTE_MS },
    async () => {
      const kill = (_: Chapter, index: number): Kill | undefined => KILLS[(index + SEED) % KILLS.length];
      await journey("embedded", SEED, kill);
    },
  );
});
