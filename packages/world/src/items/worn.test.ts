import { describe, expect, it } from "vitest";
import { modifier } from "../bodies/stats.ts";
import { Damaged, Worn } from "../components/index.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { inSlot, isFree, weaponOf, wornBy } from "./worn.ts";

describe("what a being wears", () => {
  const start = useWorlds();

  it("is listed from head to hands, the innermost first, and nothing else is", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const [gaff, jerkin, shirt, hat] = ["gaff", "jerkin", "shirt", "hat"].map((one) =>
      world.thing(one, ann.character),
    );
    world.thing("helm", ann.character);
    gaff?.add(Worn({ slot: "two-hand" }));
    jerkin?.add(Worn({ slot: "chest" }));
    shirt?.add(Worn({ slot: "chest" }));
    hat?.add(Worn({ slot: "head" }));
    expect(wornBy(ann.character)).toEqual([hat, shirt, jerkin, gaff]);
    expect(inSlot(ann.character, "chest")).toEqual([shirt, jerkin]);
    expect(weaponOf(ann.character)).toBe(gaff);
    expect(isFree(world.game, ann.character, "off-hand")).toBe(false);
    expect(isFree(world.game, ann.character, "ring")).toBe(true);
  });

  it("strikes with no weapon that is broken or in the off hand", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const knife = world.thing("knife", ann.character);
    expect(weaponOf(ann.character)).toBeUndefined();
    knife.add(Worn({ slot: "off-hand" }));
    expect(weaponOf(ann.character)).toBeUndefined();
    knife.add(Worn({ slot: "main-hand" }));
    expect(weaponOf(ann.character)).toBe(knife);
    knife.add(Damaged({ by: 3 }));
    expect(weaponOf(ann.character)).toBeUndefined();
  });

  it("counts for its bearer while it is whole and in its place", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const armour = (): number => modifier(world.game, ann.character, "armour");
    const jerkin = world.thing("jerkin", ann.character);
    expect(armour()).toBe(0);
    jerkin.add(Worn({ slot: "off-hand" }));
    expect(armour()).toBe(0);
    jerkin.add(Worn({ slot: "chest" }));
    expect(armour()).toBe(2);
    jerkin.add(Damaged({ by: 6 }));
    expect(armour()).toBe(0);
  });
});
