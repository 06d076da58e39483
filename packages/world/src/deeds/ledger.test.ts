import { describe, expect, it } from "vitest";
import { ContainedIn, Room, Stack } from "../components/index.ts";
import { Crowd } from "../testing/crowd.ts";
import { Ledger, sum } from "../testing/ledger.ts";
import { shippedContent } from "../testing/shipped-content.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { countOf, isBeing } from "../views/names.ts";

const BOTS = 50;
const { WYLDLANDS_LONG: long, WYLDLANDS_FUZZ_SEED: seed = "ledger" } = process.env;
/** What happens in any such play. */
const USUAL = [
  "take",
  "drop",
  "give",
  "put",
  "attack",
  "strike",
  "fall",
  "decay",
  "hatch",
  "eat",
  "die",
  "crafted",
  "deposit",
  "withdraw",
  "auction",
  "bid",
  "lot-end",
  "trade",
];
const DEEDS = long === undefined ? 1_500 : 10_000;

function checkPlaces(world: TestWorld): void {
  const { game } = world;
  for (const entity of game.world.entities()) {
    const place = entity.target(ContainedIn);
    if (entity.has(Stack)) expect(Number.isInteger(countOf(entity)) && countOf(entity) > 0).toBe(true);
    if (isBeing(entity)) expect(place?.has(Room)).toBe(true);
    else if (entity.prototype && game.content.items.has(entity.prototype.id)) expect(place).toBeDefined();
  }
}

describe("things and coins in the game that ships", () => {
  const start = useWorlds();

  it(`come from nowhere and go nowhere but by the sources and sinks that are listed, in ${DEEDS} deeds of ${BOTS} bots`, async () => {
    const ledger = new Ledger();
    const world = await start({ content: await shippedContent(), seed, doing: ledger.doing });
    const crowd = await Crowd.gather(world, BOTS, seed);
    ledger.open(world.game);
    const before = world.census();
    for (let round = 0; ledger.deeds < DEEDS; round += 1) {
      expect(round, "the bots do too little").toBeLessThan(DEEDS);
      await crowd.round();
      expect(ledger.faults).toEqual([]);
    }
    checkPlaces(world);
    expect(world.census()).toEqual(sum(before, ledger.total));
    expect(world.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
    // So that it proves something.
    expect(USUAL.filter((name) => !ledger.done.has(name))).toEqual([]);
  }, 120_000);
});
