import { describe, expect, it } from "vitest";
import type { VoiceBooks, VoiceSumRow } from "../../persistence/voice-rows.ts";
import { reportLines, usageReport } from "./report.ts";

const row = (more: Partial<VoiceSumRow>): VoiceSumRow => ({
  provider: "fake",
  model: "small",
  purpose: "dialogue",
  player: "a1",
  npc: "isle:marn",
  outcome: "answered",
  cache: "none",
  calls: 10,
  input: 9_000,
  cached: 6_000,
  output: 400,
  cost: 3_000,
  ...more,
});

const BOOKS: VoiceBooks = {
  sums: [
    row({}),
    row({ model: "large", purpose: "reflection", player: null, calls: 2, cost: 7_000 }),
    row({ outcome: "late", calls: 1, input: 900, output: 0, cost: 90 }),
    row({ provider: "", model: "", cache: "exact", calls: 30, input: 0, cached: 0, output: 0, cost: 0 }),
    row({ provider: "", model: "", cache: "act", calls: 10, input: 0, cached: 0, output: 0, cost: 0 }),
    row({ provider: "", model: "", cache: "grammar", calls: 7, input: 0, cached: 0, output: 0, cost: 0 }),
  ],
  times: [
    {
      provider: "fake",
      model: "small",
      purpose: "dialogue",
      calls: 10,
      first50: 210,
      first95: 600,
      took50: 700,
      took95: 1_900,
    },
  ],
  ratings: [
    {
      id: "1",
      at: 0,
      player: "a1",
      who: "Ann",
      npc: "isle:marn",
      line: "Mind the boards.",
      good: false,
      why: "said it twice",
      source: "model",
    },
  ],
  good: 3,
  bad: 1,
  playMs: 5 * 3_600_000,
};

describe("the report of the voices", () => {
  const report = usageReport(BOOKS, 0, 86_400_000, (id) => (id === "a1" ? "ann" : undefined));

  it("adds up calls, tokens and money by model, purpose, npc and player, the dearest first", () => {
    expect(report.all).toEqual({
      name: "all",
      calls: 13,
      failed: 1,
      input: 18_900,
      cached: 18_000,
      output: 800,
      cost: 0.010_09,
    });
    expect(report.models.map(({ name, cost }) => [name, cost])).toEqual([
      ["fake/large", 0.007],
      ["fake/small", 0.003_09],
    ]);
    expect(report.players.map(({ name }) => name)).toEqual(["the world", "ann"]);
    expect(report.purposes.map(({ name }) => name)).toEqual(["reflection", "dialogue"]);
    expect(report.outcomes).toEqual({ answered: 12, late: 1 });
  });

  it("tells the cost of a player's hour and the share that caches answered, the grammar voice apart", () => {
    expect(report.costPerPlayerHour).toBeCloseTo(0.002_018);
    expect(report.answers).toEqual({ model: 10, exact: 30, act: 10, grammar: 7, hits: 0.8 });
  });

  it("knows no cost of an hour and no share where there was nothing", () => {
    const none = usageReport({ ...BOOKS, sums: [], times: [], playMs: 0 }, 0, 1);
    expect([none.costPerPlayerHour, none.answers.hits]).toEqual([null, null]);
    expect(reportLines(none).join("\n")).toContain("Nobody has played in this time.");
  });

  it("is read by people", () => {
    const text = reportLines(report).join("\n");
    expect(text).toContain("1970-01-01 00:00 to 1970-01-02 00:00 (UTC).");
    expect(text).toContain("Players were in play for 5.0 hours: 0.0020 for each.");
    expect(text).toContain("Hits: 80.0 % of those that would have needed a model.");
    expect(text).toContain("first 210 / 600, all 700 / 1900");
    expect(text).toContain("bad  isle:marn: 'Mind the boards.' (model; Ann: said it twice)");
    expect(text.split("\n").every((line) => line.length < 240)).toBe(true);
  });

  it("shows the dozen dearest of each, and how many more there are", () => {
    const sums = Array.from({ length: 15 }, (_, n) => row({ npc: `isle:n${n}`, cost: n }));
    const text = reportLines(usageReport({ ...BOOKS, sums }, 0, 1)).join("\n");
    expect(text).toContain("isle:n14");
    expect(text).not.toContain("isle:n2 ");
    expect(text).toContain("and 3 more");
  });
});
