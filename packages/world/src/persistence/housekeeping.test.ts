import { describe, expect, it } from "vitest";
import { Housekeeping } from "./housekeeping.ts";
import type { Step } from "./statements.ts";

const frame = (bytes: number): Step => ({
  statement: "putOutbox",
  params: ["gateway-1", "boot-1", 1, new Uint8Array(bytes)],
});

/** Housekeeping over a log whose length the test sets, and everything it ran. */
function house() {
  const ran: string[] = [];
  const wal = { bytes: 1000 };
  const keeper = new Housekeeping({
    script: async (sql) => void ran.push(sql),
    rows: async () => [{ bytes: wal.bytes }],
  });
  const sweep = async (quiet = false): Promise<string[]> => {
    while (await keeper.run(quiet));
    return ran.splice(0);
  };
  return { keeper, wal, sweep };
}

describe("housekeeping of the embedded database", () => {
  it("sweeps the queue tables every 500 commits, one statement at a time", async () => {
    const { keeper, sweep } = house();
    for (let at = 0; at < 499; at++) keeper.committed([]);
    expect(await sweep()).toEqual([]);
    keeper.committed([]);
    expect(await sweep()).toEqual(["VACUUM outbox", "VACUUM session_progress"]);
    expect(await sweep()).toEqual([]);
  });

  it("sweeps them sooner when frames are large", async () => {
    const { keeper, sweep } = house();
    for (let at = 0; at < 33; at++) keeper.committed([frame(1024 * 1024)]);
    expect(await sweep()).toEqual(["VACUUM outbox", "VACUUM session_progress"]);
  });

  it("makes a checkpoint once 64 MB of log have been written since the last", async () => {
    const { keeper, wal, sweep } = house();
    const write = (bytes: number): void => {
      wal.bytes += bytes;
      for (let at = 0; at < 64; at++) keeper.committed([]);
    };
    write(0);
    expect(await sweep()).toEqual([]);
    write(63 * 1024 * 1024);
    expect(await sweep()).toEqual([]);
    write(1024 * 1024);
    expect(await sweep()).toEqual(["CHECKPOINT"]);
    write(1024 * 1024);
    expect(await sweep()).toEqual([]);
  });

  it("sweeps entities in a quiet moment, or after very many rows without one", async () => {
    const { keeper, sweep } = house();
    const rows = (count: number): Step => ({ statement: "putEntities", params: ["x".repeat(count * 200)] });
    keeper.committed([rows(3000)]);
    expect(await sweep()).toEqual([]);
    expect(await sweep(true)).toEqual(["VACUUM (ANALYZE) entities", "VACUUM sessions"]);
    keeper.committed([rows(200_000)]);
    expect(await sweep()).toEqual(["VACUUM (ANALYZE) entities", "VACUUM sessions"]);
  });
});
