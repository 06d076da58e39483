import { describe, expect, it } from "vitest";
import { mostOf, setVital } from "../../bodies/vitals.ts";
import { Combatant } from "../../components/index.ts";
import { coinsOf } from "../../items/purse.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { villageContent, type Villager } from "../../testing/village-content.ts";
import { assail } from "./assail.ts";
import { collar } from "./collar.ts";

const start = useWorlds();
const MINDS = {
  goals: { idle: { about: "idles", want: {} } },
  archetypes: { idler: { about: "idles", goals: ["idle"] } },
};
const villager = (name: string, purse: number): Villager => ({
  name,
  room: "street",
  archetype: "idler",
  places: {},
  purse,
});

describe("the watch's hand on a collar", () => {
  it("is shaken off by who has fight left in him", async () => {
    const world = await start({ content: villageContent([villager("Garr", 1), villager("Nib", 9)], MINDS) });
    const refusal = world.runner.run(collar, world.one("garr"), { to: world.one("nib") }).refusal;
    expect(refusal?.words).toBe("<npc>Nib</npc> has too much fight left.");
  });

  it("ends the fight for both, takes five coins at most, and all read it", async () => {
    const world = await start({ content: villageContent([villager("Garr", 1), villager("Nib", 9)], MINDS) });
    const ann = await world.player("Ann");
    const [garr, nib] = [world.one("garr"), world.one("nib")];
    world.runner.run(assail, garr, { to: nib });
    setVital(world.game, nib, "health", Math.floor(mostOf(world.game, nib, "health") * 0.4));
    expect(world.runner.run(collar, garr, { to: nib }).refusal).toBeUndefined();
    world.loop.wake();
    await world.settle();
    expect([garr.has(Combatant), nib.has(Combatant)]).toEqual([false, false]);
    expect([coinsOf(world.game, garr), coinsOf(world.game, nib)]).toEqual([6, 4]);
    expect(ann.read()).toMatch(/Garr has Nib by the collar.*\n.*Garr takes five copper pennies off Nib/);
  });
});
