import { describe, expect, it } from "vitest";
import { weaponOf } from "../../items/worn.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("wielding and holding", () => {
  const start = useWorlds();

  it("takes a weapon in hand, and puts the old one away", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    world.thing("knife", ann.character);
    const cutlass = world.thing("cutlass", ann.character);
    expect(await ann.type("wield knife")).toBe("You take a bone knife on your main-hand.");
    expect(bob.read()).toBe("Ann takes a bone knife in hand.");
    expect(await ann.type("wield cutlass")).toBe(
      "You put a bone knife away.\nYou take a short cutlass on your main-hand.",
    );
    expect(weaponOf(ann.character)).toBe(cutlass);
    expect(await ann.type("remove cutlass")).toBe("You put a short cutlass away.");
    expect(weaponOf(ann.character)).toBeUndefined();
  });

  it("asks for both hands where it takes two", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    for (const slug of ["gaff", "shield", "knife"]) world.thing(slug, ann.character);
    expect(await ann.type("wear shield")).toBe("You wear a round shield on your off-hand.");
    expect(await ann.type("wield gaff")).toBe(
      "A long gaff takes both hands, and you hold a round shield. REMOVE that first.",
    );
    expect(await ann.type("hold knife")).toBe("You have a round shield in that hand. REMOVE it first.");
    await ann.typeAll("remove shield", "wield knife");
    expect(await ann.type("wield gaff")).toBe(
      "You put a bone knife away.\nYou take a long gaff on your two-hand.",
    );
    expect(await ann.type("hold shield")).toBe("A long gaff takes both your hands. REMOVE it first.");
    expect(await ann.type("wear shield")).toBe(
      "You have a long gaff on your two-hand already. REMOVE it first.",
    );
  });

  it("holds up nearly anything, but no anvil and no heap", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const slug of ["lantern", "nail", "rope", "anvil"]) world.thing(slug, ann.character);
    expect(await ann.type("hold lantern")).toBe("You hold a horn lantern on your off-hand.");
    expect(bob.read()).toBe("Ann holds a horn lantern.");
    await ann.type("remove lantern");
    expect(await ann.type("hold nail")).toBe("An iron nail is nothing to hold on to.");
    expect(await ann.type("hold anvil")).toBe("A black anvil is too big for one hand.");
    expect(await ann.type("wield rope")).toBe("A rope is no weapon. HOLD it, if you like.");
    expect(await ann.type("remove rope")).toBe("You are not wearing 'rope'. EQUIPMENT lists what you wear.");
  });
});
