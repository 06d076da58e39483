import { describe, expect, it } from "vitest";
import { RoomNature } from "../components/index.ts";
import { modifier } from "../bodies/stats.ts";
import type { Content } from "../content/types.ts";
import { climateSchema, defaultRules } from "../rules/schemas.ts";
import { smallContent } from "../testing/small-content.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { lightIn } from "../views/light.ts";
import { hourNow, type Season } from "./calendar.ts";
import { skyAt, skyOver } from "./weather.ts";

const HOUR_MS = 120_000;

const COAST = climateSchema.parse({
  lasts: 3,
  skies: {
    clear: { look: "The sky is clear.", begins: "The sky clears." },
    rain: { look: "It rains.", begins: "Rain begins.", light: "dim", modifiers: { hit: -3 } },
    snow: { look: "It snows.", begins: "Snow begins." },
  },
  odds: {
    spring: { clear: 2, rain: 2 },
    summer: { clear: 1 },
    autumn: { rain: 1 },
    winter: { snow: 1, rain: 0 },
  },
});

/** The isle under a sky, in a year whose only month has that season; its pier has no roof. */
function outdoors(season: Season = "spring"): Content {
  const content = smallContent();
  const open = RoomNature({ ...RoomNature().value, indoors: false, terrain: "shore" });
  const rules = defaultRules();
  return {
    ...content,
    areas: new Map([["isle", { name: "The Isle", recall: "isle:pier", climate: "coast" }]]),
    rooms: new Map(
      [...content.rooms].map(([id, room]) => [
        id,
        id === "isle:pier" || id === "isle:beach" ? { ...room, inits: [open] } : room,
      ]),
    ),
    rules: {
      ...rules,
      climates: { coast: COAST },
      calendar: { ...rules.calendar, months: [{ name: "Only", days: 30, season }] },
    },
  };
}

/** Skies over the isle for so many hours. */
function skies({ game }: TestWorld, hours: number): string[] {
  return Array.from({ length: hours }, (_, hour) => skyOver(game, "isle", hour)?.slug ?? "none");
}

describe("the weather", () => {
  const start = useWorlds();

  it("is the same for the same world, area and hour, also after a restart, and another in another world", async () => {
    const world = await start({ content: outdoors(), seed: "one" });
    const other = await start({ content: outdoors(), seed: "two" });
    const before = skies(world, 300);
    expect(skies(other, 300)).not.toEqual(before);
    const next = await world.restart({ content: outdoors() });
    expect(skies(next, 300)).toEqual(before);
    next.stop();
  });

  it("lasts, and comes by the odds of its season", async () => {
    const world = await start({ content: outdoors() });
    const all = skies(world, 3_000);
    for (let hour = 0; hour < all.length; hour += 3) expect(new Set(all.slice(hour, hour + 3)).size).toBe(1);
    const rain = all.filter((sky) => sky === "rain").length;
    expect(rain).toBeGreaterThan(1_200);
    expect(rain).toBeLessThan(1_800);
    expect(all).not.toContain("snow");
    const winter = await start({ content: outdoors("winter") });
    expect(new Set(skies(winter, 300))).toEqual(new Set(["snow"]));
  });

  it("is where there is no roof, dims the day there, and moves the numbers of those under it", async () => {
    const world = await start({ content: outdoors("autumn") });
    const [ann] = await world.players("Ann");
    expect(skyAt(world.game, world.room("pier"))?.slug).toBe("rain");
    expect(lightIn(world.game, world.room("pier"))).toBe("dim");
    const wet = modifier(world.game, ann.character, "hit");
    world.move(ann.character, "hut");
    expect(skyAt(world.game, world.room("hut"))).toBeUndefined();
    expect(lightIn(world.game, world.room("hut"))).toBe("bright");
    expect(modifier(world.game, ann.character, "hit") - wet).toBe(3);
  });

  it("takes no odds of a sky that there is not, and no season without a sky", () => {
    const faults = (odds: object): string[] =>
      climateSchema
        .safeParse({ ...COAST, odds: { ...COAST.odds, ...odds } })
        .error?.issues.map((one) => one.message) ?? [];
    expect(faults({ summer: { hail: 1 } })).toEqual(["The odds name a sky that is not among the skies."]);
    expect(faults({ summer: { rain: 0 } })).toEqual([
      "A season has no sky at all. Give it one with odds above 0.",
    ]);
    expect(faults({})).toEqual([]);
  });
});

describe("those under the sky", () => {
  const start = useWorlds();

  it("are told once when dusk and night come, and nobody under a roof or asleep is", async () => {
    const world = await start({ content: outdoors("summer") });
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    world.move(bob.character, "hut");
    await cid.type("sleep");
    ann.read();
    const heard: string[] = [];
    for (let hour = 8; hour < 26; hour += 1) {
      await world.tick(HOUR_MS / 2);
      await world.tick(HOUR_MS / 2);
      heard.push(...ann.read().split("\n"));
    }
    const { words } = world.game.rules.calendar;
    expect(heard.filter((line) => line === words.dusk)).toHaveLength(1);
    expect(heard.filter((line) => line === words.night)).toHaveLength(1);
    expect(heard.indexOf(words.dusk)).toBeLessThan(heard.indexOf(words.night));
    expect(heard).not.toContain(words.dawn);
    expect(bob.read() + cid.read()).not.toContain(words.dusk);
  });

  it("are told when another weather begins, and of nothing while it stays", async () => {
    const world = await start({ content: outdoors() });
    const [ann] = await world.players("Ann");
    ann.read();
    for (let hour = 0; hour < 40; hour += 1) {
      const before = skyOver(world.game, "isle")?.slug;
      await world.tick(HOUR_MS);
      const now = skyOver(world.game, "isle");
      const heard = ann.read();
      for (const { begins } of Object.values(COAST.skies))
        expect(heard.includes(begins), `${heard} at ${hourNow(world.game)}`).toBe(
          now?.slug !== before && begins === now?.begins,
        );
    }
  });

  it("whose client lists what they see have it taken away by nightfall under trees", async () => {
    const content = outdoors("summer");
    const pier = content.rooms.get("isle:pier");
    if (!pier) throw new Error("the isle has no pier");
    const wood = RoomNature({ ...RoomNature().value, indoors: false, terrain: "woods" });
    const rooms = new Map(content.rooms).set("isle:pier", { ...pier, inits: [wood] });
    const world = await start({ content: { ...content, rooms } });
    const { connection } = await world.player("Ann");
    expect(connection.topic("roomItems")?.items).toHaveLength(1);
    for (let hour = 8; hour < 21; hour += 1) await world.tick(HOUR_MS);
    expect(connection.topic("roomItems")?.items).toEqual([]);
    for (let hour = 21; hour < 29; hour += 1) await world.tick(HOUR_MS);
    expect(connection.topic("roomItems")?.items).toHaveLength(1);
  });

  it("ask for the hour and the weather", async () => {
    const world = await start({ content: outdoors("autumn") });
    const [ann] = await world.players("Ann");
    expect(await ann.type("time")).toBe(
      "It is about eight in the morning on Firstday, the 1st of Only in the year 312. It is autumn. An hour here is 2 of your minutes.",
    );
    expect(await ann.type("weather")).toBe("It rains. It is broad day.");
    world.move(ann.character, "hut");
    expect(await ann.type("weather")).toBe("There is a roof between you and the sky. Go outside to see it.");
    world.move(ann.character, "pier");
    for (let hour = 8; hour < 23; hour += 1) await world.tick(HOUR_MS);
    ann.read();
    expect(await ann.type("weather")).toBe("It rains. It is night.");
    const clear = await start({ content: outdoors("summer") });
    const [bo] = await clear.players("Bo");
    for (let hour = 8; hour < 23; hour += 1) await clear.tick(HOUR_MS);
    bo.read();
    expect(await bo.type("weather")).toMatch(/^The sky is clear\. It is night\. The moon is new: .*$/);
  });
});
