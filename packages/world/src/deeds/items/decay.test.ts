import { describe, expect, it } from "vitest";
import { SpawnPoints } from "../../components/index.ts";
import { countOf } from "../../views/names.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("what decays", () => {
  const start = useWorlds();

  it("is gone in its time, with its words, and leaves what comes of it", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const ball = world.thing("snowball", world.room("pier"));
    await world.tick(29_900);
    expect(ball.alive).toBe(true);
    await world.tick(100);
    expect(ball.alive).toBe(false);
    expect([ann.read(), bob.read()]).toEqual(["A wet snowball melts.", "A wet snowball melts."]);
    expect(world.held(world.room("pier"), "nail")).toHaveLength(1);
  });

  it("goes on over a restart, and in a pack only its bearer sees it", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    world.thing("snowball", ann.character);
    world.thing("nail", ann.character, 3);
    await world.tick(20_000);
    const next = await world.restart();
    try {
      await next.tick(10_000);
      const bearer = next.game.world.byId(ann.character.id);
      if (!bearer) throw new Error("Ann is gone");
      expect(next.held(bearer, "snowball")).toEqual([]);
      expect(next.held(bearer, "nail").map((one) => countOf(one))).toEqual([4]);
    } finally {
      next.stop();
    }
  });

  it("is missed by the place that brought it forth", async () => {
    const world = await start();
    const pier = world.room("pier");
    pier.edit(SpawnPoints)["isle:snowball"] = { most: 1, size: 1, seconds: 5, alive: [] };
    world.game.spawnFromPoint(pier, "isle:snowball");
    await world.tick(30_000);
    expect(world.held(pier, "snowball")).toEqual([]);
    await world.tick(5_000);
    expect(world.held(pier, "snowball")).toHaveLength(1);
  });
});
