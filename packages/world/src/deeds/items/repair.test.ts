import { describe, expect, it } from "vitest";
import { Damaged } from "../../components/index.ts";
import { countOf } from "../../views/names.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("mending", () => {
  const start = useWorlds();

  it("takes the right place, the material and a while; then the thing is as good as new", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const jerkin = world.thing("jerkin", ann.character);
    expect(await ann.type("repair jerkin")).toBe("A hide jerkin needs no mending.");
    jerkin.add(Damaged({ by: 6 }));
    expect(await ann.type("repair jerkin")).toBe("That takes a forge, and there is none here.");
    world.thing("forge", world.room("pier"));
    expect(await ann.type("repair jerkin")).toBe("To mend a hide jerkin you need an iron nail.");
    const nails = world.thing("nail", ann.character, 2);
    bob.read();
    expect(await ann.type("repair jerkin")).toBe("You set about mending a hide jerkin.");
    expect(bob.read()).toBe("Ann sets about mending a hide jerkin.");
    expect([jerkin.has(Damaged), countOf(nails)]).toEqual([true, 2]);
    await world.tick(6_000);
    expect(ann.read()).toBe("You have mended a hide jerkin. It is as good as new.");
    expect([jerkin.has(Damaged), countOf(nails)]).toEqual([false, 1]);
  });

  it("uses nothing up when it is broken off", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const knife = world.thing("jerkin", ann.character);
    knife.add(Damaged({ by: 2 }));
    world.thing("forge", world.room("pier"));
    const nails = world.thing("nail", ann.character, 2);
    await ann.type("repair jerkin");
    world.move(ann.character, "beach");
    await world.tick(6_000);
    expect(ann.read()).toBe("That takes a forge, and there is none here.");
    expect([knife.get(Damaged)?.by, countOf(nails)]).toEqual([2, 2]);
  });

  it("is for what wears", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.thing("hat", ann.character);
    expect(await ann.type("repair hat")).toBe("There is nothing about a straw hat that you could mend.");
  });
});
