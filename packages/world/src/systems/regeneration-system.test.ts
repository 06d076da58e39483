import { expect, it } from "vitest";
import { setVital, vitalOf } from "../bodies/vitals.ts";
import { Body, Health, Name } from "../components/index.ts";
import { schoolContent } from "../testing/school-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { regenerationSystem } from "./regeneration-system.ts";

const start = useWorlds();

it("spreads a beat over its ticks, so that ten thousand wounded are done in time and none is forgotten", async () => {
  const world = await start({ content: schoolContent() });
  const { game } = world;
  const pit = world.room("pit");
  const wounded = Array.from({ length: 10_000 }, (_, index) => {
    const being = game.world.spawn([Name({ name: `a crab ${index}`, keywords: ["crab"] }), Body()], {
      in: pit,
    });
    setVital(game, being, "health", 10);
    return being;
  });
  let now = game.clock.now();
  const clock = { now: () => now };
  const system = regenerationSystem(
    Object.create(game, { clock: { value: clock } }) as typeof game,
    world.runner,
  );
  const done = (): number => wounded.filter((one) => vitalOf(game, one, "health") > 10).length;
  const each: number[] = [];
  for (let tick = 1; tick <= 39; tick += 1) {
    now += 100;
    const before = done();
    system.run();
    each.push(done() - before);
  }
  expect(done()).toBe(10_000);
  // Nothing before the first two seconds are over, then no tick with more than its share.
  expect(each.slice(0, 19).every((count) => count === 0)).toBe(true);
  expect(Math.max(...each)).toBeLessThanOrEqual(700);
  expect(wounded.every((one) => one.has(Health))).toBe(true);
});

it("forgets nobody who comes into play hurt, and lets go of who is whole", async () => {
  const world = await start({ content: schoolContent() });
  const ann = await world.player("Ann");
  setVital(world.game, ann.character, "stamina", 43);
  await world.tick(2_000);
  expect(vitalOf(world.game, ann.character, "stamina")).toBe(44);
});
