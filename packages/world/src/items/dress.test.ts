import { describe, expect, it } from "vitest";
import { SpawnPoints, Worn } from "../components/index.ts";
import { die } from "../deeds/life/die.ts";
import { countOf } from "../views/names.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { weaponOf, wornBy } from "./worn.ts";

describe("what is made with things of its own", () => {
  const start = useWorlds();

  it("is a being that wears and wields them as far as they go on", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const pier = world.room("pier");
    pier.edit(SpawnPoints)["isle:guard"] = { most: 1, size: 1, alive: [] };
    const guard = world.game.spawnFromPoint(pier, "isle:guard");
    expect(wornBy(guard).map((one) => one.prototype?.id)).toEqual([
      "isle:hat",
      "isle:cutlass",
      "isle:shield",
    ]);
    expect(weaponOf(guard)?.prototype?.id).toBe("isle:cutlass");
    expect(world.held(guard, "hat")).toHaveLength(2);
    expect(world.held(guard, "nail").map((one) => countOf(one))).toEqual([4]);
    expect(await ann.type("look guard")).toBe(
      [
        "Boots first.",
        "  on the head: a straw hat",
        "  on the main-hand: a short cutlass",
        "  on the off-hand: a round shield",
      ].join("\n"),
    );
    world.act(die, guard, {});
    await world.settle();
    expect(ann.read()).toBe("A tired guard flutters down and is still.");
    expect(world.held(pier, "hat").map((one) => one.has(Worn))).toEqual([false, false]);
    expect(await ann.type("get cutlass")).toBe("You get a short cutlass.");
  });

  it("is a chest that holds them", async () => {
    const world = await start();
    const pier = world.room("pier");
    pier.edit(SpawnPoints)["isle:coffer"] = { most: 1, size: 1, alive: [] };
    const coffer = world.game.spawnFromPoint(pier, "isle:coffer");
    expect(world.held(coffer, "ring")).toHaveLength(1);
    expect(world.held(coffer, "copper").map((one) => countOf(one))).toEqual([6]);
  });
});
