import { expect, it } from "vitest";
import type { CommitBatch, EntityRow, Storage } from "./port.ts";
import type { VoiceRatingRow } from "./voice-rows.ts";

/** How an engine keeps the books of the voices. */
export function voiceBooksSuite(
  storage: () => Storage,
  commit: (rows: Partial<CommitBatch>) => Promise<void>,
): void {
  it("forgets a character in what others were told and in ratings, and nothing else", async () => {
    const [own, other] = ["018f0000-0000-7000-8000-4000000000a1", "018f0000-0000-7000-8000-4000000000a2"];
    const told = (text: string, of?: string[]) => ({ id: text, from: "Wyn", text, at: 1, ...(of && { of }) });
    const hearsay = [
      told("Somebody gave me a lamp.", [own]),
      told("The annals are in the vault.", [other]),
      told("They say that ANN's purse is full."),
      told("The pier is rotten."),
    ];
    const row = (id: string, components: object): EntityRow => ({
      id,
      kind: "character",
      prototypeId: null,
      zoneId: null,
      containerId: null,
      placeNo: null,
      rev: 1,
      data: { components },
    });
    const rated = (number: number, more: object): VoiceRatingRow => ({
      id: `018f0000-0000-7000-8000-4000000000b${number}`,
      at: Date.UTC(2032, 1, 1),
      player: other,
      who: "Bob",
      npc: "isle:wyn",
      line: "Good day.",
      good: true,
      why: "",
      source: "grammar",
      ...more,
    });
    await commit({
      entities: [row(own, { hearsay: [] }), row(other, { hearsay, stack: { count: 2 } })],
      characters: [own, other].map((id, index) => ({
        id,
        accountId: null,
        name: index === 0 ? "Ann" : "Forgetter",
        nameKey: index === 0 ? "ann of the suite" : "forgetter of the suite",
        createdAt: 1,
        seenAt: 1,
      })),
      voiceRatings: [
        rated(1, { who: "Ann", player: own }),
        rated(2, { line: "Good day, Ann.", why: "ann is not here, nor is Hannah" }),
        rated(3, {}),
      ],
    });
    await commit({ forgotten: [{ id: own, name: "Ann" }] });
    const stored = await storage().loadCharacter(other);
    expect(stored[0]?.data).toEqual({
      components: { hearsay: [hearsay[1], hearsay[3]], stack: { count: 2 } },
    });
    const { ratings } = await storage().voiceBooks(Date.UTC(2032, 0, 1));
    expect(ratings.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      rated(1, { who: "somebody", player: null }),
      rated(2, { line: "Good day, somebody.", why: "somebody is not here, nor is Hannah" }),
      rated(3, {}),
    ]);
    // Of whom the name is not known any more, only what is filed by the id goes.
    await commit({ forgotten: [{ id: other, name: null }] });
    const [again] = await storage().loadCharacter(other);
    expect(again?.data).toEqual({ components: { hearsay: [hearsay[3]], stack: { count: 2 } } });
    await commit({
      voicesBefore: Date.UTC(2033, 0, 1),
      charactersGone: [own, other],
      entitiesGone: [own, other],
    });
  });

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
      row(21, { outcome: "late", firstMs: null, cost: 10, player: null, purpose: "preparation" }),
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
      { at: minute, player: null, cost: 10, prepared: 10 },
      { at: minute, player: row(1).player, cost: 5_000, prepared: 0 },
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
