import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Entity } from "@wyldlands/ecs";
import { isAsleep } from "../bodies/conditions.ts";
import { mostOf, setVital, vitalOf } from "../bodies/vitals.ts";
import { Combatant, ContainedIn, Mind, Skills, Stack, Usable } from "../components/index.ts";
import type { Content } from "../content/types.ts";
import { assail } from "../deeds/combat/assail.ts";
import { coinsOf } from "../items/purse.ts";
import { booksOf } from "../shops/books.ts";
import { countOf } from "../views/names.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { BAKERY, villageContent, type Villager } from "../testing/village-content.ts";
import { needLevel, setNeed } from "./needs.ts";

const SHIPPED = parse(
  readFileSync(new URL("../../../../content/rules/minds.yaml", import.meta.url), "utf8"),
) as {
  archetypes: Record<string, unknown>;
};

const start = useWorlds();

/** Ticks until it is so; fails after so many seconds of the world. */
async function until(world: TestWorld, what: string, so: () => boolean, seconds = 180): Promise<void> {
  for (let ms = 0; ms < seconds * 1_000; ms += 200) {
    if (so()) return;
    await world.tick(200);
  }
  expect(so(), `it never came to be: ${what}`).toBe(true);
}

const where = (being: Entity): string =>
  (being.target(ContainedIn)?.prototype?.id ?? "").replace("isle:", "");
const beliefs = (being: Entity) => being.need(Mind).beliefs;

async function seconds(world: TestWorld, count: number): Promise<void> {
  for (let ms = 0; ms < count * 1_000; ms += 500) await world.tick(500);
}

const WATCH_ACTIONS = [
  "run",
  "fight-offender",
  "go-after-offender",
  "look-for-offender",
  "seize-thief",
  "go-after-thief",
  "look-for-thief",
  "go-to-call",
  "go-to-healer",
];
const ARCHETYPES = {
  keeper: { about: "keeps a shop", goals: ["keep-hours"], actions: [], day: [] },
  hungry: {
    about: "eats",
    needs: { hunger: 10 },
    goals: ["eat"],
    actions: ["buy-loaf", "eat-food", "pick-up-food"],
  },
  ropemaker: { about: "makes ropes", goals: ["raise-the-alarm"], actions: ["cry-thief"] },
  thief: { about: "steals", goals: ["rob", "get-away"], actions: ["run", "cut-purse", "slip-away"] },
  watch: {
    about: "keeps the peace",
    goals: ["stay-alive", "catch-the-thief", "answer-the-call", "keep-the-peace", "mend", "keep-hours"],
    actions: WATCH_ACTIONS,
    day: [{ at: 0, place: "home", does: "guard", doing: "at the post" }],
  },
  nurse: { about: "heals", goals: ["tend-the-hurt"], actions: ["tend-wounded"] },
  sleeper: {
    about: "sleeps the day through",
    goals: ["keep-hours"],
    actions: [],
    day: [{ at: 0, place: "home", does: "sleep", doing: "asleep" }],
  },
};
/** The rules that the game ships with, for people of this village. */
const MINDS = { ...SHIPPED, archetypes: ARCHETYPES };

const garr: Villager = {
  name: "Garr",
  room: "gate",
  archetype: "watch",
  places: { home: "gate", healer: "cottage" },
  more: [Skills({ clubs: 80 })],
};
const nib: Villager = {
  name: "Nib",
  room: "den",
  archetype: "thief",
  places: { home: "den", haunt: "market" },
};
const ilsa: Villager = { name: "Ilsa", room: "market", archetype: "ropemaker", places: {}, purse: 30 };
const bett: Villager = { name: "Bett", room: "bakery", archetype: "keeper", places: {}, more: BAKERY };
const wat: Villager = {
  name: "Wat",
  room: "gate",
  archetype: "hungry",
  places: { bakery: "bakery" },
  purse: 9,
};

/** A village with Ann in the street, who wakes it. */
async function village(
  villagers: readonly Villager[],
  more: { seed?: string; change?: (content: Content) => Content } = {},
) {
  const content = villageContent(villagers, MINDS);
  const world = await start({ content: more.change?.(content) ?? content, seed: more.seed ?? "a village" });
  const ann = await world.player("Ann");
  await world.tick(1_000);
  return { world, ann };
}

/** Lets a being know where a thief is, as if it had seen it. */
function tellOfThief(world: TestWorld, being: Entity, thief: Entity, room: string): void {
  world.minds.perceive(being, {
    what: "learn",
    kind: "thief",
    about: thief.id,
    room: world.room(room).id,
    from: "saw",
  });
}

describe("a thief in the village", () => {
  it("robs; who sees it cries out; the watch comes, takes him by the collar alive, and goes home", async () => {
    const { world, ann } = await village([{ ...nib, room: "lane" }, ilsa, garr], { seed: "thief" });
    world.move(ann.character, "market");
    const [thief, guard] = [world.one("nib"), world.one("garr")];
    const coins = (): number =>
      coinsOf(world.game, world.one("ilsa")) + coinsOf(world.game, thief) + coinsOf(world.game, guard);
    await until(world, "a purse is lighter", () => coinsOf(world.game, thief) > 0);
    await until(world, "the watch knows", () => beliefs(guard)["thief"]?.about === thief.id, 400);
    await until(world, "he is taken by the collar", () => beliefs(guard)["thief"] === undefined, 400);
    expect(thief.alive).toBe(true);
    expect(guard.has(Combatant)).toBe(false);
    expect(coins(), "coins changed hands, and none came or went").toBe(30);
    await until(world, "the watch is back at its post", () => where(guard) === "gate", 400);
    expect(ann.read()).toMatch(/Ilsa shouts, '.*thief/is);
  });

  it("is lost from sight: the watch searches the last place and those around, gives up, and goes home", async () => {
    const { world } = await village([{ ...nib, archetype: "keeper" }, garr]);
    const [thief, guard] = [world.one("nib"), world.one("garr")];
    tellOfThief(world, guard, thief, "market");
    const been = new Set<string>();
    await until(world, "he has looked in the market", () => (been.add(where(guard)), been.has("market")));
    expect(guard.need(Mind).goal).toBe("catch-the-thief");
    await until(
      world,
      "he thinks of it no more",
      () => (been.add(where(guard)), beliefs(guard)["thief"] === undefined),
    );
    expect(been.size, [...been].join()).toBeGreaterThan(3);
    await until(world, "he is home", () => where(guard) === "gate");
    expect(thief.alive).toBe(true);
  });

  it("doubles back: the watch thinks him elsewhere, meets him on the way, and knows better", async () => {
    const { world } = await village([{ ...nib, archetype: "keeper", room: "market" }, garr]);
    const [thief, guard] = [world.one("nib"), world.one("garr")];
    tellOfThief(world, guard, thief, "den");
    await until(world, "they stand in one room", () => where(guard) === "market");
    await until(world, "they fight", () => guard.has(Combatant));
    expect(beliefs(guard)["thief"]?.room).toBe(world.room("market").id);
    expect(where(guard)).toBe("market");
  });

  it("is forgotten in time, by the rules' measure", async () => {
    const { world } = await village([nib, { ...garr, archetype: "ropemaker" }]);
    const rope = world.one("garr");
    const seen = {
      kind: "theft",
      about: world.one("nib").id,
      room: world.room("den").id,
      from: "saw",
    } as const;
    world.minds.perceive(rope, { what: "learn", ...seen });
    await seconds(world, 110);
    expect(beliefs(rope)["theft"]).toBeDefined();
    await seconds(world, 20);
    expect(beliefs(rope)["theft"]).toBeUndefined();
  });
});

describe("the watch", () => {
  it("comes to who calls, hears of whom, and does not come again for the same call", async () => {
    const { world, ann } = await village([garr]);
    world.move(ann.character, "lane");
    const guard = world.one("garr");
    await ann.type("shout Help!");
    await world.tick(200);
    expect(beliefs(guard)["call"]?.about).toBe(ann.character.id);
    await until(world, "he has come", () => where(guard) === "lane");
    await until(world, "the call is answered", () => beliefs(guard)["call"] === undefined, 20);
    await until(world, "he is back", () => where(guard) === "gate");
    await seconds(world, 20);
    expect(where(guard)).toBe("gate");
  });

  it("is hurt, goes to the healer, and is bandaged", async () => {
    const nurse: Villager = { name: "Tan", room: "cottage", archetype: "nurse", places: {} };
    const { world, ann } = await village([garr, nurse], {
      change: (content) => {
        const lint = content.items.get("isle:loaf");
        if (!lint) throw new Error("no loaf");
        const bandage = {
          ...lint,
          id: "harbor:bandage",
          name: "a bandage",
          keywords: ["bandage"],
          inits: [Usable({ handler: "bandage", data: { heal: "2d4" } })],
        };
        return { ...content, items: new Map([...content.items, [bandage.id, bandage as typeof lint]]) };
      },
    });
    const [guard, tan] = [world.one("garr"), world.one("tan")];
    world.move(ann.character, "cottage");
    world.game.spawnThing("harbor:bandage", 1, tan);
    setVital(world.game, guard, "health", mostOf(world.game, guard, "health") * 0.3);
    await until(world, "he is with the healer", () => where(guard) === "cottage");
    await until(world, "the bandage is used", () => tan.sources(ContainedIn).length === 0, 30);
    expect(vitalOf(world.game, guard, "health")).toBeGreaterThan(mostOf(world.game, guard, "health") * 0.3);
    expect(ann.read()).toContain("Tan binds the wounds of Garr.");
  });
});

describe("one who sleeps", () => {
  it("wakes when it is struck", async () => {
    const { world } = await village([
      { ...garr, archetype: "sleeper", room: "den", places: { home: "den" } },
      { ...nib, archetype: "keeper" },
    ]);
    const sleeper = world.one("garr");
    await until(world, "he sleeps", () => isAsleep(world.game, sleeper));
    world.runner.run(assail, world.one("nib"), { to: sleeper });
    await until(world, "he is awake", () => !isAsleep(world.game, sleeper), 20);
    expect(sleeper.has(Combatant)).toBe(true);
  });

  it("sells nothing: who is hungry eats what lies there instead", async () => {
    const asleep: Villager = { ...bett, archetype: "sleeper", places: { home: "bakery" } };
    const { world } = await village([asleep, wat]);
    const [hungry, baker] = [world.one("wat"), world.one("bett")];
    await until(world, "the baker sleeps", () => isAsleep(world.game, baker));
    setNeed(world.game, hungry, "hunger", 0.2);
    await until(world, "he stands before the baker", () => where(hungry) === "bakery");
    await seconds(world, 6);
    world.thing("loaf", world.room("bakery"));
    await until(world, "he is fed", () => needLevel(world.game, hungry, "hunger") > 0.8);
    expect(coinsOf(world.game, hungry)).toBe(9);
    expect(isAsleep(world.game, baker)).toBe(true);
  });
});

describe("a world that is killed in the middle of a plan", () => {
  it("goes on with it: one loaf bought, one paid for, nothing doubled", async () => {
    let { world } = await village([bett, wat]);
    setNeed(world.game, world.one("wat"), "hunger", 0.2);
    await until(world, "he is under way", () => where(world.one("wat")) === "market");
    await world.settle();
    world = await world.revive({ content: villageContent([bett, wat], MINDS) });
    expect(world.one("wat").need(Mind).goal).toBe("eat");
    const total = (): number => coinsOf(world.game, world.one("wat")) + tillOf(world);
    await until(world, "he has paid", () => coinsOf(world.game, world.one("wat")) === 7);
    await world.settle();
    // Killed again, with the loaf in the hand or down already.
    world = await world.revive({ content: villageContent([bett, wat], MINDS) });
    await until(world, "he is fed", () => needLevel(world.game, world.one("wat"), "hunger") > 0.8);
    expect(coinsOf(world.game, world.one("wat"))).toBe(7);
    expect(total()).toBe(9 + 50);
    expect(loaves(world)).toBe(0);
  });
});

function tillOf(world: TestWorld): number {
  const books = booksOf(world.game, world.one("bett"));
  return books ? coinsOf(world.game, books) : 0;
}

/** Loaves anywhere in the world. */
function loaves(world: TestWorld): number {
  return world.game.world
    .entities()
    .filter((one) => one.prototype?.id === "isle:loaf")
    .reduce((sum, one) => sum + (one.has(Stack) ? countOf(one) : 1), 0);
}
