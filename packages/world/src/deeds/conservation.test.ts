import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Container, ContainedIn, Stack, Worn } from "../components/index.ts";
import { contentGrams } from "../items/load.ts";
import { wornBy } from "../items/worn.ts";
import { countOf, isBeing } from "../views/names.ts";
import { PASSWORD, type Player, type TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

type Step =
  | { do: "line"; who: number; line: string }
  /** An account's character quits and comes back; a guest quits and another comes. */
  | { do: "return" | "cut"; who: number };

const WHO = fc.nat({ max: 4 });
const COUNT = fc.integer({ min: 0, max: 14 });
const KIND = fc.constantFrom(
  "coin",
  "copper pennies",
  "shells",
  "oar",
  "oars",
  "rope",
  "letter to the king",
  "flask",
  "hat",
  "ring",
  "jerkin",
  "shield",
  "cutlass",
  "gaff",
  "nails",
  "sack",
  "pouch",
  "hoop",
  "key",
);
const BAG = fc.constantFrom("sack", "2.sack", "pouch", "hoop", "marn", "oar");
const THING = fc.oneof(
  KIND,
  fc.constantFrom("all", "all.coin", "all.oars", "2.oar", "3.oar"),
  fc.tuple(COUNT, KIND).map(([count, kind]) => `${count} ${kind}`),
);
const LINE = fc.oneof(
  { weight: 4, arbitrary: THING.map((thing) => `get ${thing}`) },
  { weight: 3, arbitrary: THING.map((thing) => `drop ${thing}`) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(THING, fc.constantFrom("Ann", "Bob", "Cid", "marn", "moth"))
      .map(([thing, to]) => `give ${thing} to ${to}`),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom("put", "get"), THING, BAG)
      .map(([verb, thing, bag]) => `${verb} ${thing} ${verb === "put" ? "in" : "from"} ${bag}`),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom("wear", "wield", "hold", "remove", "repair"), THING)
      .map(([verb, thing]) => `${verb} ${thing}`),
  },
  { weight: 3, arbitrary: fc.constantFrom("n", "s", "e", "w", "in", "out", "go north") },
  { weight: 1, arbitrary: fc.constantFrom("say hm", "look", "i", "bogus") },
);
const STEP: fc.Arbitrary<Step> = fc.oneof(
  { weight: 40, arbitrary: fc.record({ do: fc.constant("line" as const), who: WHO, line: LINE }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("return" as const, "cut" as const), who: WHO }) },
);

/** Where everything is that is not in memory: with characters that left. */
function total(world: TestWorld): Record<string, number> {
  const counts = world.census();
  for (const row of world.storage.entities.values()) {
    if (row.prototypeId === null || world.game.world.byId(row.id)) continue;
    const { components } = (row.data ?? {}) as { components?: { stack?: { count: number } } };
    counts[row.prototypeId] = (counts[row.prototypeId] ?? 0) + (components?.stack?.count ?? 1);
  }
  return counts;
}

/** Worn things are on a being, as many as go there; no bag holds more than it may. */
function checkWorn(world: TestWorld): void {
  for (const entity of world.game.world.entities()) {
    const bearer = entity.target(ContainedIn);
    if (entity.has(Worn)) expect(bearer !== undefined && isBeing(bearer)).toBe(true);
    if (entity.has(Container))
      expect(contentGrams(world.game, entity)).toBeLessThanOrEqual(entity.need(Container).grams);
    if (!isBeing(entity)) continue;
    const hands = wornBy(entity).map((thing) => thing.need(Worn).slot);
    expect(new Set(hands).size).toBe(hands.length);
    if (hands.includes("two-hand")) expect(hands).not.toContain("main-hand");
    if (hands.includes("two-hand")) expect(hands).not.toContain("off-hand");
  }
}

/** Stacks are whole and positive, and nobody holds two of a kind. */
function checkStacks(world: TestWorld): void {
  for (const entity of world.game.world.entities()) {
    if (!entity.has(Stack)) continue;
    expect(Number.isInteger(countOf(entity)) && countOf(entity) > 0).toBe(true);
    const place = entity.target(ContainedIn);
    const alike = place?.sources(ContainedIn).filter((one) => one.prototype === entity.prototype);
    expect(alike).toHaveLength(1);
  }
}

async function play(world: TestWorld, steps: readonly Step[]): Promise<void> {
  const names = ["Ann", "Bob", "Cid"] as const;
  const players: Player[] = [...(await world.players(...names)), await world.guest(), await world.guest()];
  world.thing("copper", world.room("pier"), 20);
  for (const slug of [
    "hat",
    "ring",
    "jerkin",
    "shield",
    "cutlass",
    "gaff",
    "sack",
    "sack",
    "pouch",
    "keyring",
    "key",
  ])
    for (const room of ["pier", "beach"]) world.thing(slug, world.room(room));
  world.thing("nail", world.room("pier"), 40);
  const expected = total(world);
  const more = (id: string, count: number): void => {
    expected[id] = (expected[id] ?? 0) + count;
  };
  let moved = 0;
  for (const type of ["ItemPickedUp", "ItemDropped", "ItemGiven", "EntityMoved"] as const)
    world.game.events.on(type, () => (moved += 1));
  world.game.events.on("ErrandDone", () => more("isle:flask", -1));
  for (const step of steps) {
    const player = players[step.who];
    if (!player) throw new Error("nobody is meant");
    if (step.do === "line") {
      player.connection.post(step.line);
      await world.applied();
    } else {
      if (step.do === "cut") await player.connection.hangUp(false);
      else await player.connection.type("quit");
      const name = names[step.who];
      if (name === undefined && step.do === "cut") world.sessions.leave(player.session, "");
      const connection = await world.connect();
      await (name === undefined ? connection.type("guest") : connection.typeAll(name, PASSWORD));
      // A new guest brings pocket money; nothing else comes from nowhere.
      if (name === undefined) more("isle:copper", 10);
      const character = world.game.world.byId(connection.topic("character")?.id ?? "");
      const session = character && world.game.players.sessionOf(character);
      if (!session) throw new Error("nobody came back");
      players[step.who] = { ...player, connection, character, session };
    }
    checkStacks(world);
    checkWorn(world);
  }
  await world.settle();
  await world.committer.flush();
  expect(moved).toBeGreaterThan(steps.length / 30);
  const left = Object.fromEntries(Object.entries(expected).filter(([, count]) => count > 0));
  expect(total(world)).toEqual(left);
}

describe("things and coins", () => {
  const start = useWorlds();
  const { WYLDLANDS_FUZZ_RUNS: runs = "5", WYLDLANDS_FUZZ_SEED: seed } = process.env;

  it("are neither made nor lost by any play, and stacks merge and split rightly", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(STEP, { minLength: 300, maxLength: 300, size: "max" }), async (steps) => {
        const world = await start();
        try {
          await play(world, steps);
          const census = world.census();
          const next = await world.restart();
          expect(next.census()).toEqual(census);
          next.stop();
        } finally {
          world.stop();
        }
      }),
      { numRuns: Number(runs), endOnFailure: true, ...(seed === undefined ? {} : { seed: Number(seed) }) },
    );
  });
});
