import { describe, expect, it } from "vitest";
import { Damaged, Filled, Lit, Vessel } from "../components/index.ts";
import { groundOf, markOf, statesOf } from "../items/states.ts";
import { useWorlds } from "../testing/use-worlds.ts";

describe("a thing", () => {
  const start = useWorlds();

  it("is shown as it is now: by its author's sentence for the state, and in words below its look", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const lantern = world.thing("lantern", world.room("pier"));
    world.thing("lantern", world.room("pier"));
    expect(await ann.type("look")).toContain("\nTwo horn lanterns lie here.\n");
    lantern.add(Lit({}));
    const view = await ann.type("look");
    expect(view).toContain("\nA horn lantern burns here.\n");
    expect(view).toContain("\na horn lantern lies here.\n");
    expect(await ann.type("look lantern")).toBe("a horn lantern.\nIt is lit.");
    expect(markOf(lantern)).toBe(" (lit)");
    await ann.type("get 2.lantern");
    expect(await ann.type("inventory")).toContain("\n  a horn lantern (out)");
  });

  it("shows its wear: a sentence when it is shabby, another when it is broken", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const jerkin = world.thing("jerkin", world.room("pier"));
    const seen = async (by: number): Promise<[string, string]> => {
      jerkin.add(Damaged({ by }));
      return [groundOf(jerkin), await ann.type("look jerkin")];
    };
    expect(await seen(1)).toEqual(["a hide jerkin lies here.", "a hide jerkin.\nIt is a little scuffed."]);
    expect(await seen(3)).toEqual([
      "a hide jerkin lies here.",
      "a hide jerkin.\nIt has seen a good deal of use.",
    ]);
    expect(await seen(4)).toEqual(["A shabby jerkin lies here.", "a hide jerkin.\nIt is nearly worn out."]);
    expect(await seen(6)).toEqual(["A torn jerkin lies here.", "a hide jerkin.\nIt is broken."]);
    expect(markOf(jerkin)).toBe(" (broken)");
  });

  it("tells how full a vessel is", async () => {
    const world = await start();
    const mug = world.thing("hat", world.room("pier"));
    mug.add(Vessel({ draughts: 4, liquid: "ale", endless: false }));
    expect(statesOf(mug)).toEqual([]);
    mug.add(Filled({ liquid: "ale", draughts: 2 }));
    expect(statesOf(mug)).toEqual(["half-empty"]);
    mug.add(Filled({ draughts: 0 }));
    expect(statesOf(mug)).toEqual(["empty"]);
    mug.add(Vessel({ draughts: 4, liquid: "ale", endless: true }));
    expect(statesOf(mug)).toEqual([]);
  });

  it("tells a careful eye its sort, its weight and about what it might fetch", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    world.thing("helm", ann.character);
    world.thing("gaff", ann.character);
    const sack = world.thing("sack", ann.character);
    world.thing("oar", sack);
    expect(await ann.type("examine helm")).toBe(
      [
        "an iron helm.",
        "It is worn on: head. It is for those of level 3 and above.",
        "It weighs about 1.5 kilograms.",
        "It might fetch some 50 coins.",
      ].join("\n"),
    );
    expect(await ann.type("examine gaff")).toContain("A weapon for both hands.");
    expect(await ann.type("examine sack")).toBe(
      "a hemp sack.\nIt holds:\n  an ash oar\nIt weighs about 2.3 kilograms.",
    );
    expect(await ann.type("examine coin")).toMatch(/Together they weigh about 30 grams\.$/);
  });
});
