import { describe, expect, it } from "vitest";
import { mostGrams } from "../bodies/stats.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { burdenOf, contentGrams, gramsOf, gramsWords } from "./load.ts";

describe("what things weigh", () => {
  const start = useWorlds();

  it("is their own weight and that of all that is in them, coins at a tenth", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const sack = world.thing("sack", ann.character);
    const pouch = world.thing("pouch", sack);
    world.thing("copper", pouch, 100);
    world.thing("nail", pouch, 5);
    expect(gramsOf(world.game, pouch)).toBe(50 + 30 + 40);
    expect(gramsOf(world.game, sack)).toBe(300 + 120);
    expect(contentGrams(world.game, ann.character)).toBe(420 + 3);
  });

  it("is a burden by the share of what one can carry", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    expect(mostGrams(world.game, ann.character)).toBe(30_000);
    expect(burdenOf(world.game, ann.character)).toBe("free");
    for (let i = 0; i < 6; i += 1) world.thing("oar", ann.character);
    expect(burdenOf(world.game, ann.character)).toBe("laden");
    for (let i = 0; i < 5; i += 1) world.thing("oar", ann.character);
    expect(burdenOf(world.game, ann.character)).toBe("heavily laden");
    for (let i = 0; i < 3; i += 1) world.thing("oar", ann.character);
    expect(burdenOf(world.game, ann.character)).toBe("overladen");
    expect(await ann.type("inventory")).toMatch(/\nYou are overladen\.$/);
  });

  it("is said in grams or kilograms", () => {
    expect([0.3, 900, 2_650].map(gramsWords)).toEqual([
      "about a gram",
      "about 900 grams",
      "about 2.6 kilograms",
    ]);
  });
});
