import type { Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { ContainedIn, Mind } from "../components/index.ts";
import type { Content } from "../content/types.ts";
import type { Player, TestWorld, TestWorldOptions } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { villageContent, type Villager } from "../testing/village-content.ts";
import { needLevel, setNeed } from "./needs.ts";

const start = useWorlds();

const MINDS = {
  facts: { weary: { sense: "need", of: "rest", under: 25 } },
  goals: {
    "keep-hours": { about: "goes about the day", want: { "on-duty": true }, priority: { base: 10 } },
    sleep: { about: "is weary", want: { weary: false }, priority: { when: { weary: true }, base: 5 } },
  },
  actions: { nap: { does: "sleep", place: "home", then: { weary: false } } },
  archetypes: {
    baker: {
      about: "bakes",
      needs: { rest: { hours: 20, filled: { sleep: 8 } }, hunger: 10 },
      goals: ["keep-hours", "sleep"],
      actions: ["nap"],
      day: [
        { at: 4, place: "work", does: "work", doing: "baking" },
        { at: 12, place: "stall", does: "guard", doing: "selling" },
        { at: 20, place: "home", does: "sleep", doing: "asleep" },
      ],
    },
  },
};

const bakers = (count: number): Villager[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `Bett${"abcdefghijklmnopqrstuvwxyz"[index % 26]}${"abcdefghijklmnopqrstuvwxyz"[Math.floor(index / 26)]}`,
    room: "street",
    archetype: "baker",
    places: { work: "bakery", stall: "market", home: "cottage" },
  }));

/** The village, with the player far from it, in an area to which no exit leads. */
async function away(
  count: number,
  more: TestWorldOptions = {},
): Promise<{ world: TestWorld; ann: Player; all: Entity[] }> {
  const villagers = bakers(count);
  const content = villageContent(villagers, MINDS);
  const den = content.rooms.get("isle:den");
  if (!den) throw new Error("the village has a den");
  const field = { ...den, id: "far:field", area: "far", name: "A far field", exits: {}, npcs: [] };
  const far: Content = {
    ...content,
    world: { ...content.world, start: field.id },
    rooms: new Map([...content.rooms, [field.id, field]]),
  };
  const world = await start({ content: far, seed: "bakers", ...more });
  const ann = await world.player("Ann");
  const all = villagers.map(({ name }) => world.one(name.toLowerCase()));
  return { world, ann, all };
}

/** Milliseconds of the world until that hour of the day. */
function untilHour(world: TestWorld, hour: number): number {
  const { calendar } = world.game.rules;
  const length = calendar.hourSeconds * 1_000;
  const at = (calendar.begins.hour + world.game.clock.now() / length) % 24;
  return Math.round((((hour - at + 24) % 24) + 0.5) * length);
}

describe("where nobody is near", () => {
  it("nothing is thought, whatever the hour", async () => {
    const { world, all } = await away(3);
    for (let hour = 0; hour < 24; hour += 1) await world.tick(world.game.rules.calendar.hourSeconds * 1_000);
    expect(world.minds.thinker.counts).toEqual({ thoughts: 0, unchanged: 0, slices: 0 });
    expect(world.minds.counts).toMatchObject({ minds: 3, awake: 0 });
    for (const one of all) expect(one.target(ContainedIn)).toBe(world.room("street"));
  });

  it.each([
    [6, "bakery"],
    [14, "market"],
    [23, "cottage"],
    [2, "cottage"],
  ])("whoever comes at %i finds people where their day has them", async (hour, room) => {
    const { world, ann, all } = await away(3);
    await world.tick(untilHour(world, hour));
    world.move(ann.character, "gate");
    ann.read();
    await world.tick(1_100);
    for (const one of all) expect(one.target(ContainedIn)).toBe(world.room(room));
    // They were there all along.
    expect(ann.read()).not.toMatch(/Bett.* (arrives|leaves|comes)/);
  });

  it("they have slept as their day allows, and eaten somehow", async () => {
    const { world, ann, all } = await away(1);
    const [bett] = all;
    if (!bett) throw new Error("one baker");
    setNeed(world.game, bett, "rest", 0.1);
    setNeed(world.game, bett, "hunger", 0);
    await world.tick(untilHour(world, 20));
    await world.tick(untilHour(world, 5));
    world.move(ann.character, "gate");
    await world.tick(1_100);
    // Eight hours of sleep fill it; an hour and a half at the oven has taken of it since.
    expect(needLevel(world.game, bett, "rest")).toBeGreaterThan(0.85);
    expect(needLevel(world.game, bett, "rest")).toBeLessThan(0.99);
    expect(needLevel(world.game, bett, "hunger")).toBeGreaterThanOrEqual(0.5);
  });

  it("nobody who is looked at is moved, nor to where somebody looks", async () => {
    const { world, ann, all } = await away(2);
    const bob = await world.player("Bob");
    await world.tick(untilHour(world, 14));
    world.move(ann.character, "street");
    world.move(bob.character, "market");
    ann.read();
    bob.read();
    // They walk, as anybody does.
    for (let second = 0; second < 20; second += 1) await world.tick(1_000);
    for (const one of all) expect(one.target(ContainedIn)).toBe(world.room("market"));
    const [left, came] = [ann.read(), bob.read()];
    for (const name of ["Bettaa", "Bettba"]) {
      expect(left).toContain(`${name} leaves east`);
      expect(came).toContain(`${name} arrives from the west`);
    }
  });

  it("they fall asleep again when everybody has gone, and let go of what they were after", async () => {
    const { world, ann, all } = await away(2);
    await world.tick(untilHour(world, 14));
    world.move(ann.character, "street");
    for (let second = 0; second < 6; second += 1) await world.tick(1_000);
    expect(all.map((one) => one.get(Mind)?.goal)).toEqual(["keep-hours", "keep-hours"]);
    ann.character.link(ContainedIn, world.game.startRoom);
    await world.tick(1_100);
    expect(world.minds.counts.awake).toBe(0);
    expect(all.map((one) => one.get(Mind)?.goal)).toEqual([undefined, undefined]);
    const { thoughts } = world.minds.thinker.counts;
    for (let second = 0; second < 30; second += 1) await world.tick(1_000);
    expect(world.minds.thinker.counts.thoughts).toBe(thoughts);
  });
});

describe("the turn to think", () => {
  it("comes staggered when an area wakes", async () => {
    const { world, ann } = await away(40);
    world.move(ann.character, "gate");
    const each: number[] = [];
    for (let tick = 0; tick < 25; tick += 1) {
      const before = world.minds.thinker.counts.thoughts;
      await world.tick(100);
      each.push(world.minds.thinker.counts.thoughts - before);
    }
    expect(each.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(40);
    expect(Math.max(...each)).toBeLessThan(15);
  });

  it("waits for the next tick when this one's time is up, and whoever is looked at comes first", async () => {
    let clock = 0;
    // Each look at the clock takes a millisecond: a tick has time for four thoughts.
    const { world, ann, all } = await away(30, { steady: () => (clock += 1) });
    world.move(ann.character, "gate");
    await world.tick(1_000);
    const watched = all.findLast((one) => world.minds.thinker.thoughtOf(one) === undefined);
    if (!watched) throw new Error("everybody has thought already");
    world.move(watched, "gate");
    const order: Entity[] = [];
    const { thinker } = world.minds;
    const think = thinker.think.bind(thinker);
    thinker.think = (being) => {
      order.push(being);
      return think(being);
    };
    await world.tick(3_000);
    expect(order[0]).toBe(watched);
    expect(order.length).toBeLessThan(6);
    expect(world.minds.counts.waiting).toBeGreaterThan(20);
    for (let tick = 0; tick < 12; tick += 1) await world.tick(100);
    for (const one of all) expect(world.minds.thinker.thoughtOf(one)).toBeDefined();
  });
});

describe("a thought that takes too long", () => {
  /** Ten switches that have to be thrown in an order that nothing tells. */
  const puzzle = (switches: number): object => {
    const names = Array.from({ length: switches }, (_, index) => `s${index}`);
    return {
      facts: Object.fromEntries([...names, "free"].map((name) => [name, { sense: "never" }])),
      goals: { out: { about: "wants out", want: { free: true }, priority: { base: 20 } } },
      actions: Object.fromEntries([
        ...names.flatMap((name, index) => [
          [
            `on-${name}`,
            {
              does: "rest",
              then: { [name]: true, ...(index > 0 && { [`s${index - 1}`]: false }) },
              cost: 1 + (index % 3),
            },
          ],
          [`off-${name}`, { does: "rest", when: { [name]: true }, then: { [name]: false } }],
        ]),
        [
          "leave",
          { does: "rest", when: Object.fromEntries(names.map((name) => [name, true])), then: { free: true } },
        ],
      ]),
      archetypes: {
        baker: {
          about: "is locked in",
          goals: ["out"],
          actions: ["leave", ...names.flatMap((name) => [`on-${name}`, `off-${name}`])],
        },
      },
    };
  };
  const locked = (options: TestWorldOptions): Promise<TestWorld> =>
    start({ content: villageContent(bakers(1), puzzle(11)), seed: "locked", ...options });

  it("is paused and goes on in the next, and comes to the same plan", async () => {
    const world = await locked({ planLimits: { maxDepth: 40, timeoutMs: 1_000 } });
    await world.player("Ann");
    for (let tick = 0; tick < 40; tick += 1) await world.tick(100);
    const { counts } = world.minds.thinker;
    expect(counts.slices).toBeGreaterThan(1);
    const thought = world.minds.thinker.thoughtOf(world.one("bettaa"));
    expect(thought?.expanded).toBeGreaterThan(256);
  });

  it("plans no deeper than ai.goap.max_planning_depth, nor longer than ai.goap.planning_timeout", async () => {
    const outcome = async (planLimits: NonNullable<TestWorldOptions["planLimits"]>): Promise<unknown> => {
      const world = await locked({ planLimits });
      await world.player("Ann");
      for (let tick = 0; tick < 40; tick += 1) await world.tick(100);
      const [first] = world.minds.thinker.thoughtOf(world.one("bettaa"))?.goals ?? [];
      return first && "plan" in first ? first.plan?.outcome : undefined;
    };
    expect(await outcome({ maxDepth: 40, timeoutMs: 1_000 })).toBe("found");
    expect(await outcome({ maxDepth: 40, timeoutMs: 1 })).toBe("timeout");
    expect(await outcome({ maxDepth: 3, timeoutMs: 1_000 })).toBe("none");
  });
});
