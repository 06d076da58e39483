import { describe, expect, it } from "vitest";
import { Mind } from "../../components/index.ts";
import { appoint } from "../../testing/staff.ts";
import type { TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { BAKERY, villageContent, type Villager } from "../../testing/village-content.ts";
import { setNeed } from "../needs.ts";

const start = useWorlds();

const MINDS = {
  facts: {
    hungry: { sense: "need", of: "hunger", under: 35 },
    "has-food": { sense: "carries", of: "food" },
    "food-lies": { sense: "lies", of: "food" },
  },
  numbers: { fed: { sense: "need", of: "hunger" }, coins: { sense: "coins", max: 1000 } },
  goals: {
    eat: { about: "is hungry", want: { hungry: false }, priority: { when: { hungry: true }, base: 12 } },
    "keep-hours": { about: "goes about the day", want: { "on-duty": true }, priority: { base: 10 } },
  },
  actions: {
    "eat-food": { does: "eat", when: { "has-food": true }, then: { hungry: false, "has-food": false } },
    "buy-loaf": {
      does: "buy",
      with: { ware: "loaf" },
      place: "bakery",
      when: { coins: ">= 2" },
      then: { "has-food": true, coins: "-2" },
    },
    "find-food": { does: "wander", then: { "has-food": true }, cost: 30 },
  },
  archetypes: {
    keeper: { about: "keeps a shop", goals: ["keep-hours"] },
    porter: {
      about: "carries things",
      needs: { hunger: 10 },
      goals: ["eat", "keep-hours"],
      actions: ["buy-loaf", "eat-food", "find-food"],
      day: [{ at: 0, place: "yard", does: "guard", doing: "waiting for somebody with a heavy box" }],
    },
  },
};
const BETT: Villager = { name: "Bett", room: "bakery", archetype: "keeper", places: {}, more: BAKERY };
const WAT: Villager = {
  name: "Wat",
  room: "gate",
  archetype: "porter",
  places: { bakery: "bakery", yard: "gate" },
  purse: 9,
};

async function village(): Promise<{ world: TestWorld; read: (line: string) => Promise<string> }> {
  const world = await start({ content: villageContent([BETT, WAT], MINDS) });
  const ann = await world.player("Ann");
  await appoint(world, ann, "storyteller");
  ann.read();
  return { world, read: (line) => ann.type(line) };
}

describe("AI WHY", () => {
  it("tells what one is after, how, and why nothing else, in sentences", async () => {
    const { world, read } = await village();
    const wat = world.one("wat");
    setNeed(world.game, wat, "hunger", 0.2);
    await world.tick();
    await world.tick(2_000);
    const words = await read("ai why wat");
    expect(words).toMatch(/Wat, of the archetype porter: carries things\./);
    expect(words).toContain("It is after eat, for it is hungry.");
    expect(words).toContain("Its plan: buy-loaf, then eat-food.");
    expect(words).toContain("keep-hours, 10: it wants something else more.");
    expect(words).toMatch(/without buy-loaf: find-food, then eat-food, which is \d+(\.\d)? more effort\./);
    expect(words).toContain("Its needs: hunger 20 percent full.");
    expect(words).toContain("What is so for it: hungry.");
    expect(words).toContain("What it counts: coins 9.");
  });

  it("tells what the day asks for, and of whom it believes what and how it knows", async () => {
    const { world, read } = await village();
    const wat = world.one("wat");
    await world.tick();
    await world.tick(2_000);
    wat.edit(Mind).beliefs["thief"] = {
      about: world.one("bett").id,
      room: world.room("bakery").id,
      at: world.game.clock.now(),
      from: world.one("bett").id,
    };
    const words = await read("ai why isle:wat");
    expect(words).toContain("By its day it is waiting for somebody with a heavy box, at its place yard.");
    expect(words).toMatch(/thief: Bett, at The bakery; told by Bett, .* ago\./);
  });

  it("changes nothing: not the mind, nor what is remembered of plans", async () => {
    const { world, read } = await village();
    await world.tick();
    const before = JSON.stringify([world.one("wat").get(Mind), [...world.minds.thinker.statistics()]]);
    await read("ai why wat");
    expect(JSON.stringify([world.one("wat").get(Mind), [...world.minds.thinker.statistics()]])).toBe(before);
  });

  it.each(["ai why nobody", "ai why", "ai", "ai think wat", "ai paths wide", "ai unwatch nobody"])(
    "says what to do instead of '%s'",
    async (line) => {
      const { read } = await village();
      expect(await read(line)).toMatch(/AI WHY GARR|is called 'nobody'/);
    },
  );

  it("is no command to a player", async () => {
    const { world } = await village();
    const bob = await world.player("Bob");
    bob.read();
    expect(await bob.type("ai why wat")).not.toContain("porter");
  });
});

describe("AI WATCH", () => {
  it("tells a line when the mind changes, until AI UNWATCH", async () => {
    const { world, read } = await village();
    const wat = world.one("wat");
    await world.tick();
    await world.tick(2_000);
    expect(await read("ai watch wat")).toContain("AI UNWATCH");
    setNeed(world.game, wat, "hunger", 0.2);
    await world.tick(61_000);
    expect(await read("look")).toContain("[Wat] eat: buy-loaf, then eat-food");
    expect(await read("ai unwatch")).toContain("no longer");
    setNeed(world.game, wat, "hunger", 1);
    for (let i = 0; i < 5; i += 1) await world.tick(5_000);
    expect(await read("look")).not.toContain("[Wat]");
    expect(await read("ai unwatch")).toContain("at no mind");
  });
});

describe("AI PAUSE, AI STEP and AI RESUME", () => {
  it("hold one mind, let it think once, and let it go on; the audit log has it", async () => {
    const { world, read } = await village();
    const wat = world.one("wat");
    expect(await read("ai pause wat")).toContain("Wat stops in its thoughts.");
    expect(await read("ai pause wat")).toContain("held already");
    setNeed(world.game, wat, "hunger", 0.2);
    for (let i = 0; i < 10; i += 1) await world.tick(1_000);
    expect(wat.get(Mind)?.goal).toBeUndefined();
    expect(await read("ai why wat")).toContain("it thinks no more until AI RESUME");
    expect(await read("ai step wat")).toContain("It wants eat: buy-loaf, then eat-food.");
    const { room } = { room: world.game.placeOf(wat) };
    expect(room).toBe(world.room("street"));
    for (let i = 0; i < 10; i += 1) await world.tick(1_000);
    expect(world.game.placeOf(wat)).toBe(room);
    expect(await read("ai resume wat")).toContain("Wat thinks again.");
    for (let i = 0; i < 20; i += 1) await world.tick(1_000);
    expect(world.game.placeOf(wat)).not.toBe(room);
    await world.settle();
    expect(world.storage.audit).toContainEqual(
      expect.objectContaining({ detail: "ai pause wat", subject: "Wat", role: "storyteller", done: true }),
    );
  });

  it("hold it over a restart", async () => {
    const { world, read } = await village();
    await read("ai pause wat");
    const next = await world.restart({ content: villageContent([BETT, WAT], MINDS) });
    expect(next.one("wat").get(Mind)?.paused).toBe(true);
    next.stop();
  });
});

describe("AI PATHS", () => {
  it("tells how ways were found, and forgets what was remembered", async () => {
    const { world, read } = await village();
    setNeed(world.game, world.one("wat"), "hunger", 0.2);
    for (let i = 0; i < 5; i += 1) await world.tick(1_000);
    expect(await read("ai paths")).toMatch(/Ways were asked for [1-9]\d* times: .* were remembered/);
    expect(world.minds.thinker.routes.stats?.ways).toBeGreaterThan(0);
    expect(await read("ai paths clear")).toContain("forgotten");
    expect(world.minds.thinker.routes.stats?.ways).toBe(0);
  });
});

describe("AI USAGE", () => {
  it("tells who may read the books what the voices cost, and nobody else", async () => {
    const world = await start({ content: villageContent([BETT, WAT], MINDS) });
    const [kay, ann] = await world.players("Kay", "Ann");
    await appoint(world, kay, "admin");
    await appoint(world, ann, "storyteller");
    const account = ann.session.account?.id ?? null;
    const row = {
      id: "018f0000-0000-7000-8000-0000000000c1",
      at: world.game.wall() - 1_000,
      worldMs: 0,
      provider: "fake",
      model: "small",
      purpose: "dialogue",
      player: account,
      npc: "isle:wat",
      input: 100,
      cached: 0,
      output: 9,
      cost: 4_200,
      firstMs: 10,
      tookMs: 20,
      outcome: "answered",
      cache: "none" as const,
    };
    world.storage.voiceUsage.push(row, { ...row, id: "old", at: row.at - 3 * 86_400_000 });
    expect(await kay.type("ai usage")).toContain("Calls: 1, of them without an answer: 0.");
    const words = await kay.type("ai usage 30");
    expect(words).toContain("Calls: 2,");
    expect(words).toMatch(/By player:\n {2}ann +2 calls/);
    for (const line of ["ai usage 0", "ai usage soon", "ai usage 99999"])
      expect(await kay.type(line)).toContain("AI USAGE 30 of the last thirty.");
    expect(await ann.type("ai usage")).toContain("for those who may read the books");
  });
});
