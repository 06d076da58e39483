import type { Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { Damaged, Worn } from "../components/index.ts";
import { act } from "../deeds/act.ts";
import { defineDeed } from "../deeds/deed.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { isBroken } from "./condition.ts";
import { wearOut } from "./wear-out.ts";

const use = defineDeed<{ item: Entity; by: number }>({
  name: "use-hard",
  perform: ({ item, by }, context) => void wearOut(context, item, by),
});

describe("a thing that is used", () => {
  const start = useWorlds();

  it("wears, tells its bearer before it breaks, and everyone when it does", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const jerkin = world.thing("jerkin", ann.character);
    jerkin.add(Worn({ slot: "chest" }));
    const broken: unknown[] = [];
    const doIt = (by: number): void => {
      const { events } = act(world.game, use, ann.character, { item: jerkin, by });
      broken.push(...events.filter(({ type }) => type === "ItemBroken"));
      world.loop.wake();
    };
    doIt(1);
    await world.settle();
    expect([ann.read(), bob.read()]).toEqual(["", ""]);
    doIt(3);
    await world.settle();
    expect([ann.read(), bob.read()]).toEqual(["A hide jerkin is nearly worn out.", ""]);
    doIt(9);
    await world.settle();
    expect([ann.read(), bob.read()]).toEqual(["A hide jerkin breaks!", "A hide jerkin breaks on Ann!"]);
    expect(isBroken(jerkin)).toBe(true);
    expect(jerkin.get(Damaged)?.by).toBe(6);
    doIt(1);
    expect(broken).toEqual([{ type: "ItemBroken", item: jerkin, entity: ann.character }]);
  });

  it("takes no harm when nobody said how much it bears", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const hat = world.thing("hat", ann.character);
    act(world.game, use, ann.character, { item: hat, by: 50 });
    expect(hat.has(Damaged)).toBe(false);
  });
});
