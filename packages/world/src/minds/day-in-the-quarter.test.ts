import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { isAsleep } from "../bodies/conditions.ts";
import { Closure, ContainedIn, Jailed, Mind, Minded } from "../components/index.ts";
import { coinsOf } from "../items/purse.ts";
import { TestWorld } from "../testing/test-world.ts";
import { calendarAt } from "../time/calendar.ts";
import { doorOf } from "../views/ways.ts";
import { daysOf } from "./day.ts";
import { needLevel } from "./needs.ts";

const CONTENT = fileURLToPath(new URL("../../../../content", import.meta.url));
const ARTEFACT = new URL("../../../../artefacts/minds/", import.meta.url);

/** Steps of a walk through the quarter, again and again: what a player sees of it all. */
const WALK = ["down", "east", "north", "north", "west", "down", "down", "in", "out", "up"];
/** Seconds of the world between two steps of it. */
const STAY = 60;
const HOUR_S = 120;

interface Seen {
  where: string;
  asleep: boolean;
  /** What its day asks for. */
  asks: string | undefined;
  doing: string;
  hunger: number;
  coins: number;
}

describe("a day in the harbour quarter, with a player walking through it", () => {
  const hours: { hour: number; all: Map<string, Seen>; gate: { open: boolean; locked: boolean } }[] = [];
  const read: string[][] = [];
  let failures: string[] = [];

  beforeAll(async () => {
    const world = await TestWorld.start({ folder: CONTENT, seed: "a day", dev: false });
    const ann = await world.player("Ann");
    const minds = [...world.game.world.query(Minded)];
    let step = 0;
    for (let second = 0; second <= 24 * HOUR_S; second += 1) {
      await world.tick(1_000);
      if (second % STAY === 0) {
        await ann.type(WALK[step % WALK.length] ?? "look");
        step += 1;
        ann.read();
      } else if (second % STAY === STAY - 1)
        read.push(
          ann
            .read()
            .split("\n")
            .filter((line) => line.trim() !== ""),
        );
      if (second % HOUR_S === HOUR_S / 2) hours.push(look(world, minds));
    }
    failures = world.logged.filter((line) => line.includes("a mind threw"));
    world.stop();
    mkdirSync(ARTEFACT, { recursive: true });
    writeFileSync(new URL("day.txt", ARTEFACT), transcript(), "utf8");
  }, 300_000);

  function look(world: TestWorld, minds: readonly Entity[]): (typeof hours)[number] {
    const { game } = world;
    const gate = game.room("harbor:causeway-gate");
    const closure = gate && doorOf(game, gate, "east")?.get(Closure);
    const all = new Map<string, Seen>();
    for (const being of minds) {
      if (!being.alive || !being.has(Mind)) continue;
      const { goal, plan } = being.need(Mind);
      const thought = world.minds.thinker.thoughtOf(being);
      all.set(being.prototype?.id ?? "", {
        where: (being.target(ContainedIn)?.prototype?.id ?? "?").replace("harbor:", ""),
        asleep: isAsleep(game, being),
        asks: daysOf(game, being)?.now(game)?.does,
        doing:
          (being.has(Jailed) ? "sitting in a cell" : undefined) ??
          (goal === "keep-hours" ? daysOf(game, being)?.now(game)?.doing : undefined) ??
          `${goal ?? "nothing"}: ${plan.join(", ")} (${thought?.last ?? ""})`,
        hunger: Math.round(needLevel(game, being, "hunger") * 100),
        coins: coinsOf(game, being),
      });
    }
    return {
      hour: calendarAt(game).hour,
      all,
      gate: { open: closure?.open === true, locked: closure?.locked === true },
    };
  }

  function transcript(): string {
    const day = hours.map(({ hour, all, gate }) =>
      [
        `${String(hour).padStart(2, "0")}:30  the gate is ${gate.locked ? "locked" : gate.open ? "open" : "shut"}`,
        ...[...all].map(
          ([name, { where, asleep, doing, hunger, coins }]) =>
            `  ${name.replace("harbor:", "").padEnd(10)} ${where.padEnd(16)} ${asleep ? "z" : " "} fed ${String(hunger).padStart(3)}  ${String(coins).padStart(5)}c  ${doing}`,
        ),
      ].join("\n"),
    );
    const seen = read.map(
      (lines, minute) => `minute ${minute}\n${lines.map((line) => `  ${line}`).join("\n")}`,
    );
    return `${day.join("\n\n")}\n\nWhat the player read, minute by minute\n${seen.join("\n")}\n`;
  }

  it("is lived without a throw", () => {
    expect(failures).toEqual([]);
    expect(hours).toHaveLength(24);
  });

  const at = (hour: number): Map<string, Seen> =>
    hours.find((one) => one.hour === hour)?.all ?? new Map<string, Seen>();
  const between = (from: number, to: number) => hours.filter(({ hour }) => hour >= from && hour <= to);

  it("puts to bed in the small hours everybody whose day says so, and nobody else", () => {
    const abed = [...at(2)].filter(([, { asks }]) => asks === "sleep");
    expect(abed.length).toBeGreaterThanOrEqual(12);
    // Who sits in the cells sits.
    const wakeful = abed.filter(([, { asleep, where }]) => !asleep && where !== "lockup");
    expect(wakeful.map(([name]) => name)).toEqual([]);
    const up = [...at(2)].filter(([, { asks }]) => asks !== "sleep");
    expect(up.filter(([, { asleep }]) => asleep).map(([name]) => name)).toEqual([]);
  });

  it("has the baker at her oven before dawn, and every keeper behind the counter while the shop is open", () => {
    expect(at(4).get("harbor:batch")).toMatchObject({ where: "bakehouse", asleep: false });
    const wrong = (name: string, room: string, from: number, to: number): string[] =>
      between(from, to).flatMap(({ hour, all }) => {
        const where = all.get(name)?.where;
        return where === room ? [] : [`${name} is in ${where} at ${hour}`];
      });
    expect([
      ...wrong("harbor:batch", "chandlers-row", 6, 20),
      ...wrong("harbor:skate", "fish-market", 6, 18),
      ...wrong("harbor:josse", "anchor-smithy", 6, 18),
      ...wrong("harbor:haddow", "watch-house", 0, 23),
    ]).toEqual([]);
  });

  it("has somebody of the watch at the gate at every hour, and lets each of them sleep", () => {
    const gate = (name: string): number[] =>
      hours.filter(({ all }) => all.get(name)?.where === "causeway-gate").map(({ hour }) => hour);
    const [byDay, byNight] = [gate("harbor:watchman"), gate("harbor:nye")];
    // For a thief they leave it, but not for long.
    const left = hours.map(({ hour }) => hour).filter((hour) => ![...byDay, ...byNight].includes(hour));
    expect(left.length).toBeLessThanOrEqual(1);
    for (const name of ["harbor:watchman", "harbor:nye"])
      expect(hours.filter(({ all }) => all.get(name)?.asleep === true).length, name).toBeGreaterThan(5);
  });

  it("has the watch divide its posts while the town goes home: no two of them hold the same", () => {
    const posts = ["chandlers-row", "fish-market", "salt-quay"];
    const held = [18, 19].map((hour) =>
      ["harbor:dunnage", "harbor:pask", "harbor:tolley"]
        .map((name) => at(hour).get(name))
        .flatMap((seen) =>
          seen?.doing.includes("at a post") && posts.includes(seen.where) ? [seen.where] : [],
        ),
    );
    for (const where of held) expect(new Set(where).size).toBe(where.length);
    // One of them may be after a thief just then.
    expect(Math.max(...held.map((where) => where.length))).toBe(3);
  });

  it("has the strays go about as a pack, led by one", () => {
    const together = between(19, 23)
      .concat(between(0, 4))
      .filter(({ all }) => {
        const led = all.get("harbor:bosun")?.where;
        return all.get("harbor:swab")?.where === led && all.get("harbor:bilge")?.where === led;
      });
    expect(together.length).toBeGreaterThanOrEqual(8);
    expect(new Set(together.map(({ all }) => all.get("harbor:bosun")?.where)).size).toBeGreaterThan(2);
  });

  it("sends nobody to bed hungry, and starves nobody asleep", () => {
    const hungry = hours.flatMap(({ hour, all }) =>
      [...all]
        .filter(([, { asleep, hunger }]) => asleep && hunger < 20)
        .map(([name]) => `${name} at ${hour}`),
    );
    expect(hungry).toEqual([]);
  });

  it("locks the gate for the night, and opens it for the day", () => {
    expect(
      between(22, 23)
        .concat(between(0, 4))
        .every(({ gate }) => gate.locked),
    ).toBe(true);
    expect(between(7, 20).every(({ gate }) => gate.open)).toBe(true);
  });

  it("feeds everybody who is up by day", () => {
    const starving = between(8, 18).flatMap(({ hour, all }) =>
      [...all]
        .filter(([, { asleep, hunger }]) => !asleep && hunger === 0)
        .map(([name]) => `${name} at ${hour}`),
    );
    expect(starving).toEqual([]);
  });

  it("is seen and heard, and does not drown the player in it", () => {
    const lines = read.map(({ length }) => length);
    expect(Math.max(...lines)).toBeLessThan(60);
    expect(lines.reduce((sum, one) => sum + one, 0) / lines.length).toBeLessThan(15);
    const all = read.flat().join("\n");
    for (const name of [
      "Dunnage",
      "Pask",
      "Perrin Skate",
      "Widow Batch",
      "Bram Hodge",
      "Limpet",
      "A one-eyed gull",
    ])
      expect(all).toContain(name);
  });
});
