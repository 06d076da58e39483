import { describe, expect, it } from "vitest";
import { hasEffect } from "../../bodies/effects.ts";
import { knowSkill } from "../../bodies/skills.ts";
import { applyUse } from "../../bodies/use-skill.ts";
import { vitalOf } from "../../bodies/vitals.ts";
import { foeOf, foesOf } from "../../combat/foes.ts";
import { Combatant, ContainedIn, Health, Worn } from "../../components/index.ts";
import { arenaContent } from "../../testing/arena-content.ts";
import { until } from "../../testing/until.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { defineDeed } from "../deed.ts";

describe("feats of arms", () => {
  const start = useWorlds();
  const begin = async () => {
    const world = await start({ content: arenaContent() });
    const [ann] = await world.players("Ann");
    world.move(ann.character, "pit");
    return { world, ann };
  };

  it("bash: harms, stuns, begins the fight; not without the skill, nor twice in a row", async () => {
    const { world, ann } = await begin();
    const wolf = world.thing("wolf", world.room("pit"));
    expect(await ann.type("bash wolf")).toContain("You have not learned bash.");
    knowSkill(ann.character, "bash", 10);
    expect(await ann.type("bash wolf")).toContain("You run a lean wolf down.");
    expect(hasEffect(wolf, "stunned")).toBe(true);
    expect(foeOf(world.game, ann.character)).toBe(wolf);
    expect(await ann.type("bash")).toContain("Not yet");
  });

  it("backstab: takes a knife, and a foe who looks elsewhere", async () => {
    const { world, ann } = await begin();
    const wolf = world.thing("wolf", world.room("pit"));
    knowSkill(ann.character, "backstab", 10);
    expect(await ann.type("backstab wolf")).toContain("That takes a knife.");
    world.thing("knife", ann.character).add(Worn({ slot: "main-hand" }));
    const before = vitalOf(world.game, wolf, "health");
    expect(await ann.type("backstab wolf")).toContain("You come out of nowhere behind a lean wolf.");
    expect(vitalOf(world.game, wolf, "health")).toBeLessThan(before - 7);
    await world.tick(21_000);
    expect(await ann.type("backstab wolf")).toMatch(/looking straight at you|There is nobody/);
  });

  it("disarm: the weapon lies on the ground, the same one", async () => {
    const { world, ann } = await begin();
    const wolf = world.thing("hare", world.room("pit"));
    expect(await ann.type("disarm hare")).toContain("You have not learned that trick.");
    knowSkill(ann.character, "disarm", 100);
    expect(await ann.type("disarm hare")).toBe("A white hare has nothing in the hand.");
    const club = world.thing("cudgel", wolf);
    club.add(Worn({ slot: "main-hand" }));
    let text = "";
    for (let i = 0; i < 30 && !text.includes("flies out"); i += 1) {
      text += await ann.type("disarm hare");
      if (!text.includes("flies out")) await world.tick(12_000);
    }
    expect(text).toContain("an oak cudgel flies out of a white hare's hand.");
    expect(club.target(ContainedIn)).toBe(world.room("pit"));
    expect(club.has(Worn)).toBe(false);
  });

  it("defend: puts up a guard once, for a little stamina", async () => {
    const { world, ann } = await begin();
    expect(await ann.type("defend")).toContain("You put up your guard");
    expect(hasEffect(ann.character, "on-guard")).toBe(true);
    expect(vitalOf(world.game, ann.character, "stamina")).toBeLessThan(
      vitalOf(world.game, world.thing("rat", world.room("pit")), "stamina") + 40,
    );
    expect(await ann.type("defend")).toBe("Your guard is up.");
  });

  it("consider: says what it would come to, and nobody notices", async () => {
    const { world, ann } = await begin();
    world.thing("mite", world.room("pit"));
    const ogre = world.thing("ogre", world.room("pit"));
    expect(await ann.type("consider mite")).toContain(
      "of level 1 to your 1, and is unhurt. You would hardly notice.",
    );
    expect(await ann.type("consider ogre")).toContain("You would not last. It would take about 1 round.");
    expect(await ann.type("consider marn")).toContain("nobody called 'marn' here");
    expect(await ann.type("look ogre")).not.toContain("is unhurt");
    ogre.add(Health({ current: 60 }));
    expect(await ann.type("look ogre")).toContain("A marsh ogre is nearly dead.");
    expect(ogre.has(Combatant)).toBe(false);
  });

  it("a wave reaches every foe in the fight and no bystander", async () => {
    const { world, ann } = await begin();
    const [bob] = await world.players("Bob");
    world.move(bob.character, "pit");
    const beasts = ["rat", "packhound", "hare"].map((slug) => world.thing(slug, world.room("pit")));
    await ann.type("attack rat");
    expect(foesOf(world.game, ann.character)).toEqual([beasts[0], beasts[1]]);
    knowSkill(ann.character, "wave", 10);
    const wave = defineDeed({
      name: "test-wave",
      perform: (_args, context) => applyUse(context, "wave", foesOf(world.game, ann.character)),
    });
    world.runner.run(wave, ann.character, {});
    world.loop.wake();
    await world.settle();
    expect(beasts.map((beast) => beast.alive)).toEqual([false, false, true]);
    expect(vitalOf(world.game, bob.character, "health")).toBeGreaterThan(0);
  });
});

describe("fighting from afar", () => {
  const start = useWorlds();
  const begin = async () => {
    const world = await start({ content: arenaContent() });
    const [ann] = await world.players("Ann");
    return { world, ann };
  };

  it("a throw into the next room: the weapon lies there, and what is hit comes for the thrower", async () => {
    const { world, ann } = await begin();
    const rat = world.thing("hare", world.room("beach"));
    const before = world.census();
    let text = "";
    for (let i = 0; i < 30 && !rat.has(Combatant); i += 1) {
      if (world.held(ann.character, "spear").length === 0) world.thing("spear", ann.character);
      text += await ann.type("throw spear east");
      await world.tick(2_000);
    }
    expect(text).toContain("You throw a fishing spear east at a white hare.");
    expect(rat.target(ContainedIn)).toBe(world.room("pier"));
    expect(foeOf(world.game, rat)).toBe(ann.character);
    expect(world.held(world.room("beach"), "spear").length).toBeGreaterThan(0);
    expect(world.census()["isle:shell"]).toBe(before["isle:shell"]);
  });

  it("a shot takes something to shoot with and something to shoot, which lies where it went", async () => {
    const { world, ann } = await begin();
    world.thing("rat", world.room("beach"));
    expect(await ann.type("shoot east")).toContain("You hold nothing to shoot with.");
    world.thing("sling", ann.character).add(Worn({ slot: "main-hand" }));
    expect(await ann.type("shoot rat east")).toContain("You have not one round pebble left to shoot.");
    world.thing("pebble", ann.character, 3);
    expect(await ann.type("shoot rat east")).toContain("You shoot east at a brown rat.");
    const lying = world.held(world.room("beach"), "pebble");
    expect(lying).toHaveLength(1);
    expect(await ann.type("shoot rat east")).toMatch(/not ready to shoot again|no 'rat' there/);
    expect(await ann.type("shoot north")).toMatch(/You see nobody there\.|not ready/);
    expect(await ann.type("shoot west")).toContain("You cannot see far enough that way.");
  });

  it("across the room it begins a fight like any other, and what is no missile is not thrown", async () => {
    const { world, ann } = await begin();
    const wolf = world.thing("wolf", world.room("pier"));
    world.thing("rope", ann.character);
    expect(await ann.type("throw rope at wolf")).toContain("not made for throwing");
    world.thing("spear", ann.character);
    await ann.type("throw spear at wolf");
    expect(foeOf(world.game, wolf)).toBe(ann.character);
    await until(world, () => world.held(world.room("pier"), "spear").length === 1);
  });
});

describe("duels", () => {
  const start = useWorlds();

  it("need both, end with a fall, and cost no experience", async () => {
    const world = await start({ content: arenaContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("duel bob")).toContain("You challenge Bob.");
    expect(bob.read()).toContain("Ann challenges you.");
    expect(await ann.type("attack bob")).toContain("Bob has not taken up your challenge.");
    expect(await bob.type("duel ann")).toContain("You take up Ann's challenge.");
    ann.read();
    expect(await ann.type("attack bob")).toBe("You go for Bob.");
    expect(await bob.type("duel ann")).toContain("too late");
    await until(world, () => !ann.character.has(Combatant) || !bob.character.has(Combatant), 1_000);
    await world.tick(4_000);
    expect([ann.character.has(Combatant), bob.character.has(Combatant)]).toEqual([false, false]);
    expect(await ann.type("attack bob")).toContain("first you both agree");
    expect(ann.read() + bob.read()).not.toContain("It cost you");
  });

  it("can be taken back, and need no challenge where the place is for duels", async () => {
    const world = await start({ content: arenaContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    await ann.type("duel bob");
    expect(await ann.type("duel bob")).toContain("You take back your challenge to Bob.");
    expect(await ann.type("duel marn")).toContain("needs no challenge");
    world.move(ann.character, "shed");
    world.move(bob.character, "shed");
    expect(await ann.type("attack bob")).toBe("You go for Bob.");
  });
});
