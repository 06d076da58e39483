import { describe, expect, it } from "vitest";
import { Damaged, Worn } from "../components/index.ts";
import { useWorlds } from "../testing/use-worlds.ts";

describe("comparing", () => {
  const start = useWorlds();

  it("says which of two weapons strikes harder, and which is heavier", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    world.thing("knife", ann.character);
    world.thing("gaff", world.room("pier"));
    const verdict =
      "A long gaff strikes harder than a bone knife.\nA long gaff is heavier than a bone knife.";
    expect(await ann.type("compare knife with gaff")).toBe(verdict);
    expect(await ann.type("compare gaff to knife")).toBe(verdict);
  });

  it("takes what one has on when nothing else is named", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const old = world.thing("jerkin", ann.character);
    expect(await ann.type("compare jerkin")).toBe(
      "You have nothing on to compare it with. Name a second thing.",
    );
    old.add(Worn({ slot: "chest" }));
    old.add(Damaged({ by: 3 }));
    world.thing("jerkin", ann.character);
    expect(await ann.type("compare jerkin")).toBe(
      [
        "A hide jerkin and a hide jerkin turn about as much.",
        "A hide jerkin and a hide jerkin weigh about the same.",
        "A hide jerkin is in better shape than a hide jerkin.",
      ].join("\n"),
    );
  });

  it("answers what cannot be compared", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    world.thing("knife", ann.character);
    world.thing("hat", ann.character);
    expect(await ann.type("compare")).toBe("Compare what? For example COMPARE KNIFE WITH PIN.");
    expect(await ann.type("compare knife with bogus")).toBe(
      "You see no 'bogus' here. LOOK shows what there is.",
    );
    expect(await ann.type("compare knife with knife")).toBe("A bone knife is very like itself.");
    expect(await ann.type("compare knife with hat")).toContain(
      "A bone knife and a straw hat are not for the same thing.",
    );
  });
});
