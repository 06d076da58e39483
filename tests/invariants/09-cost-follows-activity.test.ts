import { afterEach, describe, expect, test } from "vitest";
import { ContainedIn, Minded } from "../../packages/world/src/components/index.ts";
import { shippedContent } from "../../packages/world/src/testing/shipped-content.ts";
import { TestWorld } from "../../packages/world/src/testing/test-world.ts";

/** What is not near anybody costs nothing, however much of it there is. */
describe("invariant 9: cost follows activity, not size", () => {
  const running: TestWorld[] = [];
  afterEach(() => {
    for (const world of running.splice(0)) world.stop();
  });

  async function shipped(): Promise<TestWorld> {
    const world = await TestWorld.start({ content: await shippedContent(), seed: "nine", dev: false });
    running.push(world);
    return world;
  }

  test("of all who live in the shipped world nobody thinks while no player is there", async () => {
    const world = await shipped();
    expect([...world.game.world.query(Minded)].length).toBeGreaterThan(10);
    for (let minute = 0; minute < 60; minute += 1) await world.tick(60_000);
    expect(world.minds.thinker.counts.thoughts).toBe(0);
    expect(world.minds.counts.awake).toBe(0);
  });

  test("with a player they think in that area and in those next to it, and nowhere else", async () => {
    const world = await shipped();
    const ann = await world.guest();
    const [someone] = world.game.world.query(Minded);
    if (!someone) throw new Error("nobody in the shipped world has a mind");
    ann.character.link(ContainedIn, world.game.placeOf(someone));
    for (let second = 0; second < 10; second += 1) await world.tick(1_000);
    const { areas, awake, minds } = world.minds.counts;
    expect(awake).toBeGreaterThan(0);
    expect(awake).toBeLessThanOrEqual(minds);
    expect(world.minds.thinker.counts.thoughts).toBeGreaterThan(0);
    expect(areas.length).toBeLessThan(world.game.content.areas.size);
    ann.character.link(
      ContainedIn,
      world.game.room(world.game.content.world.lostAndFound) ?? world.game.startRoom,
    );
  });
});
