import { describe, expect, it } from "vitest";
import { commitSteps, transferables } from "./commit-steps.ts";
import { emptyBatch } from "./port.ts";
import { entityOf } from "./testing/rows.ts";

describe("the statements of a commit", () => {
  it("are the fence alone when the batch is empty", () => {
    expect(commitSteps(emptyBatch(3, 1234.9))).toEqual([{ statement: "fence", params: [3, 1234] }]);
  });

  it("take a thousand rows each", () => {
    const entities = Array.from({ length: 2001 }, () => entityOf());
    const steps = commitSteps({ ...emptyBatch(1, 0), entities });
    const sizes = steps.slice(1).map((step) => (JSON.parse(String(step.params[0])) as unknown[]).length);
    expect(sizes).toEqual([1000, 1000, 1]);
  });

  it("carry bytes alone in their buffers", () => {
    const pool = new Uint8Array(100);
    const at = { gateway: "g", boot: "b" };
    const steps = commitSteps({
      ...emptyBatch(1, 0),
      outbox: [
        { ...at, fseq: 1, bytes: pool.subarray(10, 13) },
        { ...at, fseq: 2, bytes: pool.subarray(13, 20) },
      ],
    });
    expect(transferables(steps).map((buffer) => buffer.byteLength)).toEqual([3, 7]);
  });
});
