import { beforeAll, describe, expect, test } from "vitest";
import { Body, Closure, Effects, Marks, Skills } from "../components/index.ts";
import { editEntry } from "../quests/log.ts";
import { climateSchema, defaultRules } from "../rules/schemas.ts";
import { TestWorld } from "../testing/test-world.ts";
import { waysContent } from "../testing/ways-content.ts";
import { questContent } from "../testing/quest-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { hourNow } from "../time/calendar.ts";
import { fits } from "./fits.ts";
import { isOfPlace, isOfTime, SEASONS, whenSchema, type When } from "./schema.ts";

const start = useWorlds();
const when = (written: object): When => whenSchema.parse(written);

describe("conditions of the place and the hour", () => {
  test("hours, seasons and the moon go by the calendar, also ahead of it", async () => {
    const { game } = await start();
    const room = game.startRoom;
    const hours = hourNow(game);
    const at = hours % 24;
    const next = (at + 1) % 24;
    expect(fits(game, when({ hours: { from: at, to: next } }), { room })).toBe(true);
    expect(fits(game, when({ hours: { from: next, to: at } }), { room })).toBe(false);
    expect(fits(game, when({ hours: { from: next, to: at } }), { room, hours: hours + 1 })).toBe(true);
    expect(fits(game, when({ season: ["spring", "summer", "autumn", "winter"] }), { room })).toBe(true);
    const [now] = ["spring", "summer", "autumn", "winter"].filter((season) =>
      fits(game, when({ season }), { room }),
    );
    expect(fits(game, when({ not: { season: now } }), { room })).toBe(false);
    const moons = Array.from({ length: 60 }, (_, day) =>
      fits(game, when({ moon: "full moon" }), { room, hours: hours + 24 * day }),
    );
    expect(new Set(moons).size).toBe(2);
  });

  test("weather is that of the sky over the room, and there is none under a roof", async () => {
    const content = waysContent();
    const rain = { look: "It rains.", begins: "Rain begins." };
    const odds = Object.fromEntries(SEASONS.map((season) => [season, { rain: 1 }]));
    const climates = { wet: climateSchema.parse({ lasts: 2, skies: { rain }, odds }) };
    const rules = { ...(content.rules ?? defaultRules()), climates };
    const areas = new Map([["isle", { name: "The Isle", recall: "isle:pier", climate: "wet" }]]);
    const world = await start({ content: { ...content, rules, areas } });
    const { game } = world;
    expect(fits(game, when({ weather: ["fog", "rain"] }), { room: world.room("deep") })).toBe(true);
    expect(fits(game, when({ weather: "fog" }), { room: world.room("deep") })).toBe(false);
    expect(fits(game, when({ weather: "rain" }), { room: world.room("cabin") })).toBe(false);
  });

  test("light, doors, marks and who is there are as they are in the room", async () => {
    const world = await start({ content: waysContent() });
    const { game } = world;
    const pier = world.room("pier");
    expect(fits(game, when({ light: "dark" }), { room: world.room("cave") })).toBe(true);
    expect(fits(game, when({ light: ["dark", "dim"] }), { room: world.room("shed") })).toBe(false);
    expect(fits(game, when({ door: { north: "locked" } }), { room: pier })).toBe(true);
    expect(fits(game, when({ door: { east: "open" } }), { room: pier })).toBe(false);
    const door = game.world.entities().find((one) => one.prototype?.id === "isle:pier.north");
    game.world.attempt(() => void Object.assign(door?.edit(Closure) ?? {}, { open: true, locked: false }));
    expect(fits(game, when({ door: { north: ["open", "closed"] } }), { room: pier })).toBe(true);
    expect(fits(game, when({ here: "isle:marn" }), { room: pier })).toBe(true);
    expect(fits(game, when({ here: ["isle:oar"] }), { room: pier })).toBe(false);
    game.world.attempt(() => pier.add(Marks({ lit: game.clock.now() + 1_000 })));
    expect(fits(game, when({ mark: "lit" }), { room: pier })).toBe(true);
    await world.tick(2_000);
    expect(fits(game, when({ mark: "lit" }), { room: pier })).toBe(false);
  });

  test("chance is as often as it says", async () => {
    const { game } = await start();
    const room = game.startRoom;
    const hits = Array.from({ length: 1_000 }, () => fits(game, when({ chance: 30 }), { room }));
    expect(hits.filter(Boolean).length / 1_000).toBeCloseTo(0.3, 1);
    expect(fits(game, when({ chance: 100 }), { room })).toBe(true);
  });
});

describe("conditions of somebody", () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await TestWorld.start({ content: questContent() });
    return () => world.stop();
  });

  test("hold for nobody in particular never", () => {
    const { game } = world;
    expect(fits(game, when({ level: 1 }), { room: game.startRoom })).toBe(false);
    expect(fits(game, when({ any: [{ level: 1 }, { chance: 100 }] }), { room: game.startRoom })).toBe(true);
  });

  test("level, folk, calling, skill, effect and what is carried", async () => {
    const { game } = world;
    const [ann] = await world.players("Ann");
    const being = ann.character;
    const at = { room: game.placeOf(being), being };
    game.world.attempt(() => {
      if (being.has(Body)) being.remove(Body);
      being.add(Body({ level: 4, folk: "seal", calling: "warden", attributes: {} }));
      if (being.has(Skills)) being.remove(Skills);
      being.add(Skills({ swimming: 20 }));
    });
    const holds = (written: object): boolean => fits(game, when(written), at);
    expect([
      holds({ level: 4 }),
      holds({ level: 5 }),
      holds({ level: [2, 4] }),
      holds({ level: [1, 3] }),
    ]).toEqual([true, false, true, false]);
    expect([holds({ folk: "seal" }), holds({ folk: ["human", "elf"] })]).toEqual([true, false]);
    expect([holds({ calling: ["warden"] }), holds({ calling: "mage" })]).toEqual([true, false]);
    expect([holds({ skill: { swimming: 20 } }), holds({ skill: { swimming: 21 } })]).toEqual([true, false]);
    expect(holds({ carries: "isle:rope" })).toBe(false);
    world.thing("rope", being);
    expect(holds({ carries: ["isle:oar", "isle:rope"] })).toBe(true);
    expect(holds({ not: { carries: "isle:rope" }, level: 1 })).toBe(false);
    expect(holds({ effect: "winged" })).toBe(false);
    game.world.attempt(() => being.add(Effects([{ effect: "winged", until: Infinity, stacks: 1 }])));
    expect(holds({ effect: ["winged", "bound"] })).toBe(true);
  });

  test("where they are in a quest", async () => {
    const { game } = world;
    const [bob] = await world.players("Bob");
    const at = { room: game.placeOf(bob.character), being: bob.character };
    const is = (state: string): boolean => fits(game, when({ quest: { "isle:mites": state } }), at);
    const states = (): string[] => ["never", "active", "ready", "done"].filter(is);
    expect(states()).toEqual(["never"]);
    await bob.type("quest accept dust");
    expect(states()).toEqual(["active"]);
    game.world.attempt(() => void (editEntry(game, bob.character, "isle:mites").step = 1));
    expect(states()).toEqual(["ready"]);
    await bob.type("talk marn");
    expect(states()).toEqual(["done"]);
  });
});

test("what can be foretold, and what asks nobody", () => {
  expect(isOfTime(when({ hours: { from: 1, to: 2 }, not: { season: "winter" } }))).toBe(true);
  expect(isOfTime(when({ hours: { from: 1, to: 2 }, mark: "lit" }))).toBe(false);
  expect(isOfPlace(when({ any: [{ mark: "lit" }, { here: "isle:oar" }] }))).toBe(true);
  expect(isOfPlace(when({ not: { level: 3 } }))).toBe(false);
});
