import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { Closure, ContainedIn } from "../components/index.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { calendarAt } from "../time/calendar.ts";
import { doorOf } from "../views/ways.ts";

const CONTENT = fileURLToPath(new URL("../../../../content", import.meta.url));
const start = useWorlds();

function gate(world: TestWorld): { open: boolean; locked: boolean } {
  const room = world.game.room("harbor:causeway-gate");
  const closure = room && doorOf(world.game, room, "east")?.get(Closure);
  return { open: closure?.open === true, locked: closure?.locked === true };
}

async function untilHour(world: TestWorld, hour: number): Promise<void> {
  while (calendarAt(world.game).hour !== hour) await world.tick(20_000);
  for (let second = 0; second < 30; second += 1) await world.tick(1_000);
}

describe("the town gate", () => {
  it("is locked at night, opens to whoever knocks on either side, is locked behind them, and opens at dawn", async () => {
    const world = await start({ folder: CONTENT, seed: "gate", dev: false });
    const ann = await world.player("Ann");
    const [outside, inside] = [
      world.game.room("saltmarsh:causeway"),
      world.game.room("harbor:causeway-gate"),
    ];
    if (!outside || !inside) throw new Error("there is no gate");
    ann.character.link(ContainedIn, inside);
    await untilHour(world, 20);
    expect(gate(world)).toEqual({ open: true, locked: false });
    ann.character.link(ContainedIn, outside);
    await untilHour(world, 22);
    expect(gate(world)).toEqual({ open: false, locked: true });
    expect(await ann.type("west")).toMatch(/locked|closed|shut/i);
    expect(await ann.type("knock gate")).toContain("You knock");
    for (let second = 0; second < 10 && !gate(world).open; second += 1) await world.tick(1_000);
    expect(gate(world)).toEqual({ open: true, locked: false });
    await ann.type("west");
    expect(ann.character.target(ContainedIn)).toBe(inside);
    for (let second = 0; second < 60; second += 1) await world.tick(1_000);
    expect(gate(world)).toEqual({ open: false, locked: true });
    await ann.type("knock east");
    for (let second = 0; second < 10; second += 1) await world.tick(1_000);
    expect(gate(world).open).toBe(true);
    await untilHour(world, 6);
    expect(gate(world)).toEqual({ open: true, locked: false });
  }, 60_000);
});
