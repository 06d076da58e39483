import * as fc from "fast-check";
import { expect, it } from "vitest";
import { Duel, SPACE } from "./testing/duel.ts";
import { programs } from "./testing/operations.ts";

const numRuns = Number(process.env["WYLDLANDS_FUZZ_RUNS"] ?? 1000);
const seed = Number(process.env["WYLDLANDS_FUZZ_SEED"] ?? Date.now() % 2 ** 31);

it(
  `behaves like a naive model, whatever is done to it (${numRuns} runs, WYLDLANDS_FUZZ_SEED=${seed})`,
  () => {
    let steps = 0;
    fc.assert(
      fc.property(programs(SPACE), (operations) => {
        new Duel().run([...operations, { op: "flush" }, { op: "takeDirty" }, { op: "takeEvents" }]);
        steps += operations.length;
      }),
      { numRuns, seed },
    );
    expect(steps).toBeGreaterThan(numRuns);
  },
  Math.max(20_000, numRuns * 50),
);
