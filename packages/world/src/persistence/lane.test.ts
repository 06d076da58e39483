import { describe, expect, it } from "vitest";
import { Lane } from "./lane.ts";

describe("the worker's lane", () => {
  it("runs one thing at a time, commits before whatever else waits", async () => {
    const lane = new Lane(async () => false);
    const order: string[] = [];
    let running = 0;
    const job = (name: string) => async () => {
      expect(++running).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      order.push(name);
    };
    const all = [
      lane.other(job("read 1")),
      lane.other(job("read 2")),
      lane.other(job("read 3")),
      lane.commit(job("commit 1")),
      lane.commit(job("commit 2")),
    ];
    await Promise.all(all);
    lane.stop();
    expect(order).toEqual(["read 1", "commit 1", "commit 2", "read 2", "read 3"]);
  });

  it("keeps house only when nothing waits, and passes a failure on to the one who asked", async () => {
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      const lane = new Lane(async () => {
        order.push("upkeep");
        lane.stop();
        resolve();
        return true;
      });
      lane
        .other(() => Promise.reject(new Error("no such row")))
        .catch((error: Error) => order.push(error.message));
      void lane.other(async () => void order.push("read"));
      void lane.commit(async () => void order.push("commit"));
    });
    expect(order).toEqual(["no such row", "commit", "read", "upkeep"]);
  });

  it("finds a quiet moment after a pause, and none once stopped", async () => {
    const moments: boolean[] = [];
    await new Promise<void>((resolve) => {
      const lane = new Lane(async (quiet) => {
        moments.push(quiet);
        if (quiet) resolve();
        return false;
      }, 5);
      void lane.commit(async () => {});
    });
    expect(moments).toEqual([false, true]);
  });
});
