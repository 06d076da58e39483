import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Entity } from "@wyldlands/ecs";
import { mostOf, setVital } from "../bodies/vitals.ts";
import {
  Captive,
  Combatant,
  ContainedIn,
  Duelling,
  Following,
  Jailed,
  Mind,
  Skills,
} from "../components/index.ts";
import type { Law } from "../content/laws.ts";
import type { Content } from "../content/types.ts";
import { assail } from "../deeds/combat/assail.ts";
import { collar } from "../deeds/combat/collar.ts";
import { takeIn } from "../deeds/combat/take-in.ts";
import { go } from "../deeds/movement/go.ts";
import { rulesSchema } from "../rules/schemas.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { villageContent, type Villager } from "../testing/village-content.ts";
import { calendarAt } from "../time/calendar.ts";
import { releaseAt } from "./law.ts";
import { needLevel } from "./needs.ts";
import { mindReport } from "./staff/report.ts";
import { whyWords } from "./staff/why-words.ts";

const SHIPPED = parse(
  readFileSync(new URL("../../../../content/rules/minds.yaml", import.meta.url), "utf8"),
) as object;

const start = useWorlds();
const CALENDAR = rulesSchema.parse({}).calendar;

const ARCHETYPES = {
  watch: {
    about: "keeps the peace",
    goals: ["keep-the-peace", "catch-the-thief", "take-to-the-cells", "answer-the-call", "keep-hours"],
    actions: [
      "fight-offender",
      "go-after-offender",
      "look-for-offender",
      "seize-thief",
      "go-after-thief",
      "look-for-thief",
      "lead-to-the-cells",
      "go-to-call",
    ],
    day: [{ at: 0, place: "post", does: "guard", doing: "at the post" }],
  },
  thief: {
    about: "stands about",
    needs: { hunger: 10 },
    goals: ["keep-hours"],
    actions: [],
    day: [{ at: 0, place: "home", does: "guard", doing: "standing about" }],
  },
  robbed: { about: "cries out", goals: ["raise-the-alarm"], actions: ["cry-thief"] },
};
const MINDS = { ...SHIPPED, archetypes: ARCHETYPES };

const garr: Villager = {
  name: "Garr",
  room: "street",
  archetype: "watch",
  places: { home: "watch-house", post: "street" },
  more: [Skills({ clubs: 90 })],
};
const nib: Villager = {
  name: "Nib",
  room: "market",
  archetype: "thief",
  places: { home: "market" },
  purse: 9,
};
const ilsa: Villager = { name: "Ilsa", room: "market", archetype: "robbed", places: {}, purse: 30 };
const bull: Villager = { name: "Bull", room: "den", archetype: "thief", places: { home: "den" } };

/** The village under a law; `beyond`: that of the den, which is then of another area. */
function content(law?: Law, beyond?: Law): Content {
  const village = villageContent([garr, nib, ilsa, bull], MINDS);
  const isle = village.areas.get("isle");
  const den = village.rooms.get("isle:den");
  if (!isle || !den) throw new Error("the village has changed");
  return {
    ...village,
    areas: new Map([
      ["isle", { ...isle, ...(law && { law }) }],
      ["reef", { ...isle, name: "The Reef", ...(beyond && { law: beyond }) }],
    ]),
    rooms: new Map([...village.rooms, ["isle:den", { ...den, ...(beyond && { area: "reef" }) }]]),
  };
}

async function village(law?: Law, beyond?: Law) {
  const world = await start({ content: content(law, beyond), seed: "the law" });
  const ann = await world.player("Ann");
  await world.tick(1_000);
  return { world, ann, guard: world.one("garr"), thief: world.one("nib") };
}

async function until(world: TestWorld, what: string, so: () => boolean, seconds = 120): Promise<void> {
  for (let ms = 0; ms < seconds * 1_000 && !so(); ms += 500) await world.tick(500);
  expect(so(), `it never came to be: ${what}`).toBe(true);
}

const lived = async (world: TestWorld, seconds: number): Promise<void> => {
  for (let i = 0; i < seconds; i += 1) await world.tick(1_000);
};
const where = (world: TestWorld, being: Entity): string => world.game.placeOf(being).prototype?.id ?? "";

/** Garr knows of the thief, and the thief has no fight left. */
function wanted(world: TestWorld, guard: Entity, thief: Entity): void {
  setVital(world.game, thief, "health", Math.ceil(mostOf(world.game, thief, "health") * 0.3));
  world.minds.perceive(guard, {
    what: "learn",
    kind: "thief",
    about: thief.id,
    room: world.game.placeOf(thief).id,
    from: "saw",
  });
}

describe("whom the watch takes by the collar", () => {
  it("is led to the watch house, sits in the cell till six, is fed there, and is let out", async () => {
    const { world, ann, guard, thief } = await village();
    wanted(world, guard, thief);
    await until(world, "he is led", () => thief.has(Captive));
    expect(thief.get(Captive)?.by).toBe(guard.id);
    expect(guard.need(Mind).goal ?? "take-to-the-cells").not.toBe("keep-hours");
    await until(world, "he sits", () => thief.has(Jailed));
    expect(where(world, thief)).toBe("isle:cell");
    expect(thief.has(Following) || thief.has(Captive)).toBe(false);
    const seen = ann.read();
    expect(seen).toMatch(/Garr has Nib by the collar, and keeps hold of it\.|Nib arrives|Nib leaves/);
    await until(world, "the watch is back at its post", () => where(world, guard) === "isle:street");
    const report = mindReport(world.game, world.minds.thinker, thief);
    expect(report && whyWords(report)).toContain("It sits in a cell");
    const hourMs = world.game.rules.calendar.hourSeconds * 1_000;
    for (let hour = 0; hour < 24 && thief.has(Jailed); hour += 1) {
      expect(needLevel(world.game, thief, "hunger")).toBeGreaterThan(0.3);
      for (let part = 0; part < 12 && thief.has(Jailed); part += 1) await world.tick(hourMs / 12);
    }
    expect(calendarAt(world.game).hour).toBe(6);
    expect(where(world, thief)).toBe("isle:watch-house");
    await until(world, "he goes home", () => where(world, thief) === "isle:market");
  });

  it("is in the cell or on the way there after a kill, and gets there once", async () => {
    const { world, guard, thief } = await village();
    wanted(world, guard, thief);
    await until(world, "he is led", () => thief.has(Captive));
    await world.settle();
    const next = await world.revive({ content: content() });
    await until(next, "he sits", () => next.one("nib").has(Jailed));
    expect(next.census()["isle:nib"]).toBe(1);
    expect(where(next, next.one("nib"))).toBe("isle:cell");
  });

  it("tears loose when whoever leads it has to fight", async () => {
    const { world, guard, thief } = await village();
    wanted(world, guard, thief);
    await until(world, "he is led", () => thief.has(Captive));
    world.one("bull").link(ContainedIn, world.game.placeOf(guard));
    expect(world.runner.run(assail, world.one("bull"), { to: guard }).refusal).toBeUndefined();
    await until(world, "he is loose", () => !thief.has(Captive), 5);
    expect(thief.has(Following)).toBe(false);
    expect(thief.has(Jailed)).toBe(false);
  });

  it("is let go with a shake when it is a player, whatever the watch means to do", async () => {
    const { world, ann, guard } = await village();
    world.move(ann.character, "street");
    setVital(world.game, ann.character, "health", 1);
    expect(world.runner.run(collar, guard, { to: ann.character, then: "hold" }).refusal).toBeUndefined();
    expect(ann.character.has(Captive)).toBe(false);
    expect(world.runner.run(takeIn, guard, { to: ann.character, until: 6 }).refusal?.words).toContain(
      "You have no hand on",
    );
    await lived(world, 20);
    expect(ann.character.has(Jailed)).toBe(false);
    expect(ann.read()).toContain("lets go. 'Home. And I know where that is.'");
  });

  it("sits until the hour comes next, and under strict law a day longer", () => {
    const game = { clock: { now: () => 0 }, rules: { calendar: CALENDAR } } as never;
    const hour = calendarAt(game).hour;
    const ms = CALENDAR.hourSeconds * 1_000;
    expect(releaseAt(game, (hour + 3) % 24, "watch")).toBe(3 * ms);
    expect(releaseAt(game, hour, "watch")).toBe(24 * ms);
    expect(releaseAt(game, (hour + 3) % 24, "strict")).toBe(27 * ms);
  });
});

describe("the law of an area", () => {
  const fight = (world: TestWorld): void => {
    const [bully, victim] = [world.one("bull"), world.one("ilsa")];
    bully.link(ContainedIn, world.room("street"));
    victim.link(ContainedIn, world.room("street"));
    expect(world.runner.run(assail, bully, { to: victim }).refusal).toBeUndefined();
  };

  it("has the watch step in, where nothing is said", async () => {
    const { world, guard } = await village();
    fight(world);
    await until(world, "the watch steps in", () => guard.has(Combatant), 10);
  });

  it("is nobody's where it is 'none': the watch looks on, nobody cries thief, and no cry brings anybody", async () => {
    const { world, ann, guard, thief } = await village("none");
    fight(world);
    world.game.events.publish({
      type: "CoinsFilched",
      entity: thief,
      from: world.one("ilsa"),
      coins: 1,
      noticed: [world.one("ilsa"), guard],
    });
    await ann.type("shout Help! Watch!");
    await lived(world, 15);
    expect(guard.has(Combatant)).toBe(false);
    expect(Object.keys(guard.need(Mind).beliefs)).not.toContain("offender");
    expect(Object.keys(guard.need(Mind).beliefs)).not.toContain("call");
    expect(world.one("ilsa").need(Mind).beliefs["theft"]).toBeUndefined();
    expect(ann.read()).not.toMatch(/Ilsa shouts/);
  });

  it("ends where another's begins: the watch gives up whoever it sees go there", async () => {
    const { world, guard, thief } = await village(undefined, "none");
    for (const one of [guard, thief]) {
      one.edit(Mind).paused = true;
      world.move(one, "lane");
    }
    await lived(world, 1);
    world.minds.perceive(guard, {
      what: "learn",
      kind: "thief",
      about: thief.id,
      room: world.room("lane").id,
      from: "saw",
    });
    await lived(world, 1);
    expect(guard.need(Mind).beliefs["thief"]?.about).toBe(thief.id);
    expect(world.runner.run(go, thief, { direction: "south" }).refusal).toBeUndefined();
    await lived(world, 1);
    expect(guard.need(Mind).beliefs["thief"]).toBeUndefined();
  });

  it("leaves players to duel who have agreed to it, and breaks that up where it is 'strict'", async () => {
    for (const law of ["watch", "strict"] as const) {
      const { world, ann, guard } = await village(law);
      const bob = await world.player("Bob");
      for (const { character } of [ann, bob]) world.move(character, "street");
      ann.character.add(Duelling({ with: [bob.character.id] }));
      bob.character.add(Duelling({ with: [ann.character.id] }));
      expect(world.runner.run(assail, ann.character, { to: bob.character }).refusal).toBeUndefined();
      await lived(world, 3);
      expect(guard.get(Combatant)?.target, law).toBe(law === "strict" ? ann.character.id : undefined);
    }
  });
});
