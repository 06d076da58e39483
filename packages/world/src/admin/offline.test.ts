import { rm } from "node:fs/promises";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { worldConfig } from "../config.ts";
import { emptyBatch } from "../persistence/port.ts";
import { freshDataFolder } from "../persistence/testing/data-folder.ts";
import { offlineUsage, openConfiguredStorage } from "./offline.ts";

describe("what the voices cost, read while no world runs", () => {
  let dataDir = "";
  const workerPath = inject("bundles")["storage-worker"];
  beforeEach(async () => {
    dataDir = await freshDataFolder(workerPath);
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it("is what an earlier world has booked, accounts by their names", async () => {
    const options = { config: worldConfig.parse({}), dataDir, workerPath, log: pino({ level: "silent" }) };
    const storage = await openConfiguredStorage(options);
    const lease = await storage.acquireLease("test");
    const account = "018f0000-0000-7000-8000-0000000000a1";
    const body = "018f0000-0000-7000-8000-0000000000b1";
    await storage.commit({
      ...emptyBatch(lease?.epoch ?? 0, 0),
      accounts: [
        {
          id: account,
          name: "Kay",
          nameKey: "kay",
          passwordHash: "x",
          role: "player",
          status: "active",
          createdAt: 0,
          grants: null,
        },
      ],
      entities: [
        {
          id: body,
          kind: "character",
          prototypeId: null,
          zoneId: null,
          containerId: null,
          placeNo: null,
          rev: 1,
          data: {},
        },
      ],
      characters: [{ id: body, accountId: account, name: "Kay", nameKey: "kay", createdAt: 0, seenAt: null }],
      voiceUsage: [
        {
          id: "018f0000-0000-7000-8000-0000000000c1",
          at: Date.now() - 3_600_000,
          worldMs: 0,
          provider: "fake",
          model: "small",
          purpose: "dialogue",
          player: account,
          npc: "harbor:hesper",
          input: 100,
          cached: 0,
          output: 9,
          cost: 42,
          firstMs: 10,
          tookMs: 20,
          outcome: "answered",
          cache: "none",
        },
      ],
    });
    await storage.close();
    const report = await offlineUsage({ ...options, days: 1 });
    expect(report.players).toMatchObject([{ name: "Kay", calls: 1, cost: 0.000_042 }]);
    expect((await offlineUsage({ ...options, days: 2 })).npcs.map(({ name }) => name)).toEqual([
      "harbor:hesper",
    ]);
  }, 60_000);
});
