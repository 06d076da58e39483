import { describe, expect, it } from "vitest";
import { knowSkill } from "../../bodies/skills.ts";
import { foeOf, foesOf } from "../../combat/foes.ts";
import { Body, Combatant } from "../../components/index.ts";
import { arenaContent } from "../../testing/arena-content.ts";
import { until } from "../../testing/until.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("allies in a fight", () => {
  const start = useWorlds();
  const begin = () => start({ content: arenaContent() });

  it("assist: a friend's foe becomes one's own, named or not", async () => {
    const world = await begin();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    const hare = world.thing("wolf", world.room("pit"));
    for (const one of [ann, bob, cid]) world.move(one.character, "pit");
    expect(await bob.type("assist ann")).toBe("Ann is not fighting.");
    expect(await bob.type("assist")).toBe("Nobody here needs your help just now.");
    await ann.type("attack wolf");
    bob.read();
    expect(await bob.type("assist ann")).toBe("You go to the help of Ann, against a lean wolf.");
    expect(await cid.type("assist")).toContain("against a lean wolf.");
    expect(foeOf(world.game, bob.character)).toBe(hare);
    expect(await bob.type("assist ann")).toContain("You are at it already.");
    expect(foesOf(world.game, ann.character)).toEqual([hare]);
  });

  it("rescue: the foe turns on the rescuer, and keeps to whoever draws most anger", async () => {
    const world = await begin();
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const one of [ann, bob]) world.move(one.character, "pit");
    const wolf = world.thing("wolf", world.room("pit"));
    await ann.type("attack wolf");
    expect(await bob.type("rescue ann")).toContain("You would only be in the way.");
    knowSkill(bob.character, "rescue", 100);
    let text = "";
    for (let i = 0; i < 9 && !text.includes("You step between"); i += 1) {
      text += await bob.type("rescue ann");
      if (!text.includes("You step between")) await world.tick(6_000);
    }
    expect(text).toContain("You step between Ann and a lean wolf.");
    expect(foeOf(world.game, wolf)).toBe(bob.character);
    wolf.edit(Combatant).threat[ann.character.id] = 999;
    expect(foeOf(world.game, wolf)).toBe(ann.character);
  });

  it("beasts that help join in for their own folk", async () => {
    const world = await begin();
    const [ann] = await world.players("Ann");
    world.move(ann.character, "pit");
    const [one, two] = [world.thing("rat", world.room("pit")), world.thing("packhound", world.room("pit"))];
    expect(await ann.type("attack rat")).toContain("A pack hound goes for you!");
    expect([one, two].map((beast) => foeOf(world.game, beast))).toEqual([ann.character, ann.character]);
  });
});

describe("tempers", () => {
  const start = useWorlds();
  const begin = () => start({ content: arenaContent() });

  it("of a hunter: it goes for a player who comes, or whom it comes upon", async () => {
    const world = await begin();
    const [ann] = await world.players("Ann");
    const wolf = world.thing("wolf", world.room("beach"));
    expect(await ann.type("east")).toContain("A lean wolf goes for you!");
    expect(foeOf(world.game, wolf)).toBe(ann.character);
  });

  it("of a bully: only for those of a lower level", async () => {
    const world = await begin();
    const [ann] = await world.players("Ann");
    world.thing("cur", world.room("beach"));
    expect(await ann.type("east")).toContain("A grey cur goes for you!");
    const [bob] = await world.players("Bob");
    bob.character.edit(Body).level = 2;
    world.thing("cur", world.room("shed"));
    expect(await bob.type("north")).not.toContain("goes for you");
  });

  it("of the peaceful: nothing happens, nor in a peaceful room, nor to those who are away from their keys", async () => {
    const world = await begin();
    const [ann] = await world.players("Ann");
    world.thing("rat", world.room("beach"));
    expect(await ann.type("east")).not.toContain("goes for you");
    world.thing("wolf", world.room("hut"));
    expect(await ann.typeAll("west", "in")).not.toContain("goes for you");
    world.thing("wolf", world.room("pit"));
    await ann.connection.hangUp(false);
    world.move(ann.character, "pit");
    await world.tick(3_000);
    expect(ann.character.has(Combatant)).toBe(false);
  });

  it("of a hunter that lost its prey: it looks for the next", async () => {
    const world = await begin();
    const [ann, bob] = await world.players("Ann", "Bob");
    const wolf = world.thing("wolf", world.room("pit"));
    for (const one of [ann, bob]) world.move(one.character, "pit");
    await ann.type("attack wolf");
    world.move(ann.character, "beach");
    await until(world, () => foeOf(world.game, wolf) === bob.character);
    expect(bob.read()).toContain("A lean wolf goes for you!");
  });
});
