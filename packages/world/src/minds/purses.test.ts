import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { Mind, Minded, Shop } from "../components/index.ts";
import { coinsOf } from "../items/purse.ts";
import { booksOf } from "../shops/books.ts";
import { TestWorld } from "../testing/test-world.ts";
import { needLevel } from "./needs.ts";

const CONTENT = fileURLToPath(new URL("../../../../content", import.meta.url));
const ARTEFACT = new URL("../../../../artefacts/minds/", import.meta.url);

const DAYS = process.env["WYLDLANDS_LONG"] === undefined ? 5 : 10;
/** Seconds of a day, and of a tick: the quarter in quick motion, with a player who only stands there. */
const DAY_S = 24 * 120;
const TICK_S = 20;
/** Those out of whose purses others are paid: more than they could spend. */
const CHESTS = ["harbor:haddow", "harbor:coll"];
/** What a purse grows to at most: nobody fetches money who has enough. */
const MOST = 25;

async function live(world: TestWorld): Promise<void> {
  for (let second = 0; second < DAY_S; second += TICK_S) await world.tick(TICK_S * 1_000);
}

describe(`the purses of the quarter over ${DAYS} days`, () => {
  const days: Map<string, { coins: number; fed: number }>[] = [];
  let buyers: string[] = [];
  let failures: string[] = [];

  beforeAll(async () => {
    const world = await TestWorld.start({ folder: CONTENT, seed: "ten days", dev: false });
    await world.player("Ann");
    const beings = (): Entity[] =>
      [...world.game.world.query(Minded)].filter((one) => one.prototype?.id.startsWith("harbor:") === true);
    const { actions, archetypes } = world.game.rules.minds;
    buyers = beings()
      .filter((one) =>
        archetypes[one.need(Minded).archetype]?.actions.some((name) => actions[name]?.does === "buy"),
      )
      .map((one) => one.prototype?.id ?? "");
    for (let day = 0; day <= DAYS; day += 1) {
      days.push(
        new Map(
          beings().map((one) => [
            one.prototype?.id ?? "",
            { coins: coinsOf(world.game, one), fed: Math.round(needLevel(world.game, one, "hunger") * 100) },
          ]),
        ),
      );
      if (day < DAYS) await live(world);
    }
    failures = world.logged.filter((line) => line.includes("a mind threw"));
    const tills = beings()
      .filter((one) => one.has(Shop) && one.has(Mind))
      .map((one) => {
        const books = booksOf(world.game, one);
        return `  ${one.prototype?.id}: ${books ? coinsOf(world.game, books) : 0} in the till, ${one.need(Shop).till} by rights`;
      });
    world.stop();
    mkdirSync(ARTEFACT, { recursive: true });
    writeFileSync(new URL("purses.txt", ARTEFACT), `${table()}\n\n${tills.join("\n")}\n`, "utf8");
  }, 300_000);

  function table(): string {
    const names = [...(days[0]?.keys() ?? [])].sort();
    const row = (name: string, cells: readonly unknown[]): string =>
      `${name.padEnd(12)}${cells.map((cell) => String(cell).padStart(6)).join("")}`;
    return [
      `Coins in the purses of the quarter at half past eight, day by day; no player spends or earns.`,
      row(
        "",
        days.map((_, day) => `day ${day}`),
      ),
      ...names.map((name) =>
        row(
          name.replace("harbor:", ""),
          days.map((day) => day.get(name)?.coins ?? "-"),
        ),
      ),
    ].join("\n");
  }

  const over = (name: string): number[] => days.slice(1).map((day) => day.get(name)?.coins ?? 0);

  it("are lived through without a throw", () => {
    expect(failures).toEqual([]);
    expect(buyers.length).toBeGreaterThanOrEqual(10);
  });

  it("do not run dry: whoever buys its bread has the coins for it again by the next day", () => {
    const dry = buyers.filter((name) => {
      const coins = over(name);
      return coins.some((had, day) => had < 2 && (coins[day + 1] ?? 2) < 2 && (coins[day + 2] ?? 2) < 2);
    });
    expect(dry).toEqual([]);
  });

  it("do not grow without bound", () => {
    const rich = [...(days[0]?.keys() ?? [])].filter(
      (name) => !CHESTS.includes(name) && Math.max(...over(name)) > MOST,
    );
    expect(rich).toEqual([]);
  });

  it("are filled out of chests that last for years", () => {
    for (const name of CHESTS) {
      const spent = (days[0]?.get(name)?.coins ?? 0) - (days[DAYS]?.get(name)?.coins ?? 0);
      expect(spent, name).toBeGreaterThan(0);
      expect(spent, name).toBeLessThan(30 * DAYS);
    }
  });

  it("leave nobody starving", () => {
    const starving = days.flatMap((day, at) =>
      [...day].filter(([, { fed }]) => fed < 5).map(([name]) => `${name} on day ${at}`),
    );
    expect(starving).toEqual([]);
  });
});
