import { expect, it } from "vitest";
import type { CommitBatch, Storage } from "./port.ts";

/** How an engine keeps the books of the voices. */
export function voiceBooksSuite(
  storage: () => Storage,
  commit: (rows: Partial<CommitBatch>) => Promise<void>,
): void {
  it("keeps the books of the voices, adds them up since a time, and drops what is old", async () => {
    const at = Date.UTC(2031, 4, 1, 12, 0, 5);
    const row = (number: number, more: object = {}) => ({
      id: `018f0000-0000-7000-8000-1000000000${String(number).padStart(2, "0")}`,
      at,
      worldMs: 1_234.5,
      provider: "fake",
      model: "small",
      purpose: "dialogue",
      player: "018f0000-0000-7000-8000-2000000000aa",
      npc: "isle:marn",
      input: 100,
      cached: 40,
      output: 20,
      cost: 250,
      firstMs: 100.4 * number,
      tookMs: 200 * number,
      outcome: "answered",
      cache: "none" as const,
      ...more,
    });
    const rows = [
      ...Array.from({ length: 20 }, (_, index) => row(index + 1)),
      row(21, { outcome: "late", firstMs: null, cost: 10, player: null }),
      row(22, { provider: "", model: "", cache: "exact", input: 0, cached: 0, output: 0, cost: 0 }),
      row(23, { at: at - 3_600_000, cost: 7 }),
    ];
    const rating = {
      id: "018f0000-0000-7000-8000-300000000001",
      at,
      player: null,
      who: "Ann",
      npc: "isle:marn",
      line: "Mind the 'boards'.",
      good: true,
      why: "made me laugh",
      source: "grammar",
    };
    const worse = { ...rating, id: "018f0000-0000-7000-8000-300000000002", good: false, why: "" };
    const hour = Date.UTC(2031, 4, 1, 12);
    await commit({ voiceUsage: rows, voiceRatings: [rating], playTime: [{ hour, ms: 60_000 }] });
    await commit({ voiceUsage: rows.slice(0, 2), voiceRatings: [worse], playTime: [{ hour, ms: 30_000 }] });
    const minute = Date.UTC(2031, 4, 1, 12, 0);
    expect(await storage().voiceSpent(hour)).toEqual([
      { at: minute, player: null, cost: 10 },
      { at: minute, player: row(1).player, cost: 5_000 },
    ]);
    const books = await storage().voiceBooks(hour);
    const alike = { purpose: "dialogue", npc: "isle:marn", player: row(1).player };
    expect(books.sums).toContainEqual({
      ...alike,
      provider: "fake",
      model: "small",
      outcome: "answered",
      cache: "none",
      calls: 20,
      input: 2_000,
      cached: 800,
      output: 400,
      cost: 5_000,
    });
    expect(books.sums.map(({ cache, calls }) => `${cache} ${calls}`).sort()).toEqual([
      "exact 1",
      "none 1",
      "none 20",
    ]);
    expect(books.times).toEqual([
      {
        provider: "fake",
        model: "small",
        purpose: "dialogue",
        calls: 20,
        first50: 1_004,
        first95: 1_908,
        took50: 2_000,
        took95: 3_800,
      },
    ]);
    expect(books.ratings).toEqual([worse, rating]);
    expect([books.good, books.bad, books.playMs]).toEqual([1, 1, 90_000]);
    await commit({ voicesBefore: hour });
    expect((await storage().voiceSpent(0)).reduce((sum, { cost }) => sum + cost, 0)).toBe(5_010);
    await commit({ voicesBefore: at + 3_600_000 });
    expect(await storage().voiceBooks(0)).toMatchObject({
      sums: [],
      times: [],
      ratings: [],
      good: 0,
      playMs: 0,
    });
  });
}
