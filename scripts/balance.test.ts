import { join } from "node:path";
import { loadContent } from "@wyldlands/world";
import { expect, test } from "vitest";
import { fightMany } from "../packages/world/bench/balance/bout.ts";
import { ROOT } from "./lib/tools.mjs";

test("a fight of the balance is the same with the same seed, and ends with somebody down", async () => {
  const loaded = await loadContent(join(ROOT, "content"));
  if (!loaded.ok) throw new Error("the content has findings");
  const pairing = { calling: "deckhand", level: 1, foe: "underquay:mud-crab" };
  const once = fightMany(loaded.content, pairing, 12, "a");
  expect(fightMany(loaded.content, pairing, 12, "a")).toEqual(once);
  expect(fightMany(loaded.content, pairing, 12, "b")).not.toEqual(once);
  for (const { won, rounds, healthLeft } of once) {
    expect(rounds).toBeLessThan(60);
    expect(healthLeft > 0).toBe(won);
  }
});
