import type { Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { addEffect, hasCondition, hasEffect } from "../../bodies/effects.ts";
import { knowSkill, rankOf } from "../../bodies/skills.ts";
import { hurt, mostOf, setVital, vitalOf } from "../../bodies/vitals.ts";
import { Activity, Body, Combatant } from "../../components/index.ts";
import { schoolContent } from "../../testing/school-content.ts";
import type { Player, TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { defineDeed } from "../deed.ts";

const afflict = defineDeed<{ effect: string; by?: Entity }>({
  name: "afflict",
  perform: ({ effect, by }, context) => addEffect(context, context.actor, effect, { by }),
});
const wound = defineDeed<{ points: number }>({
  name: "wound",
  perform: ({ points }, context) => hurt(context, context.actor, points, "blunt"),
});

const ALL = ["flare", "ward", "balm", "clear", "purge", "bind", "surge", "veil"];

describe("casting", () => {
  const worlds = useWorlds();
  const start = async (): Promise<{ world: TestWorld; ann: Player; bob: Player; dummy: Entity }> => {
    const world = await worlds({ content: schoolContent(), seed: "cast" });
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const spell of ALL) knowSkill(ann.character, spell, 50);
    return { world, ann, bob, dummy: world.thing("dummy", world.room("pier")) };
  };

  it("takes its time, costs mana, is seen, and begins a fight when it does harm", async () => {
    const { world, ann, bob, dummy } = await start();
    const mana = vitalOf(world.game, ann.character, "mana");
    expect(await ann.type("cast flare at dummy")).toBe("Your palm warms.");
    expect(bob.read()).toBe("The palm of Ann glows.");
    expect(vitalOf(world.game, ann.character, "mana")).toBe(mana);
    expect(dummy.has(Combatant)).toBe(false);
    await world.tick(2_000);
    expect(ann.read()).toContain("You point at a straw dummy.");
    expect(bob.read()).toContain("Ann points at a straw dummy.");
    expect(dummy.has(Combatant)).toBe(true);
    const whole = mostOf(world.game, dummy, "health");
    // Six, five for the rank; what was struck besides is combat's.
    expect(vitalOf(world.game, dummy, "health")).toBeLessThanOrEqual(whole - 11);
    expect(vitalOf(world.game, ann.character, "mana")).toBeLessThan(mana);
    expect(await ann.type("cast flare")).toMatch(/^Not yet: \d seconds more\./);
  });

  it("reaches oneself, by name, by 'me' or by saying nothing, in words of its own", async () => {
    const { world, ann, bob } = await start();
    await ann.type("cast salt ward");
    await world.tick(1_000);
    expect(ann.read()).toBe("You draw a ring.\nA ward closes.");
    expect(bob.read()).toContain("Ann draws a ring.\nA ward closes about Ann.");
    await ann.type("cast 'salt ward' on me");
    await world.tick(1_000);
    expect(ann.read()).toContain("You draw a ring.");
    await ann.type("cast salt on bob");
    await world.tick(1_000);
    expect(bob.read()).toContain("Ann points at you.\nA ward closes.");
    expect(hasEffect(bob.character, "warded")).toBe(true);
  });

  it("heals no more than there is to heal, and cures what it can cure", async () => {
    const { world, ann, bob } = await start();
    setVital(world.game, bob.character, "health", 10);
    expect(await ann.type("cast balm bob")).toBe("You point at Bob.");
    expect(vitalOf(world.game, bob.character, "health")).toBe(15);
    expect(await ann.type("cast balm")).toContain("There was nothing to mend.");
    world.act(afflict, bob.character, { effect: "venom" });
    await ann.type("cast purge on bob");
    expect(hasEffect(bob.character, "venom")).toBe(false);
    expect(await ann.type("cast purge on bob")).toContain("There was nothing to take away.");
  });

  it("takes a foe's blessings, and a friend's curses", async () => {
    const { world, ann, bob, dummy } = await start();
    for (const being of [bob.character, dummy])
      for (const effect of ["warded", "bind"]) world.act(afflict, being, { effect });
    await ann.type("cast clear on bob");
    expect([hasEffect(bob.character, "warded"), hasEffect(bob.character, "bind")]).toEqual([true, false]);
    await ann.type("cast surge at dummy");
    await ann.type("cast clear on dummy");
    expect([hasEffect(dummy, "warded"), hasEffect(dummy, "bind")]).toEqual([false, true]);
  });

  it("reaches every foe of the fight and nobody else", async () => {
    const { world, ann, bob, dummy } = await start();
    expect(await ann.type("cast surge")).toBe("Nobody here is against you. Name one to begin with.");
    const second = world.thing("dummy", world.room("pier"));
    const third = world.thing("dummy", world.room("pier"));
    for (const one of [dummy, second]) setVital(world.game, one, "health", 90);
    await ann.type("cast surge at dummy");
    await ann.type("cast surge at 2.dummy");
    for (const one of [dummy, second]) expect(vitalOf(world.game, one, "health")).toBeLessThan(87);
    expect(third.has(Combatant)).toBe(false);
    expect(vitalOf(world.game, bob.character, "health")).toBe(mostOf(world.game, bob.character, "health"));
  });

  it("is broken by walking and by stunning, may be by pain, and costs nothing then", async () => {
    const { world, ann } = await start();
    const mana = vitalOf(world.game, ann.character, "mana");
    await ann.type("cast ward");
    world.runner.run(afflict, ann.character, { effect: "stun" });
    expect(ann.character.has(Activity)).toBe(false);
    await world.tick(5_000);
    await ann.type("cast ward");
    world.runner.run(wound, ann.character, { points: 15 });
    let left = 20;
    while (ann.character.has(Activity) && left > 0) {
      setVital(world.game, ann.character, "health", 20);
      world.runner.run(wound, ann.character, { points: 15 });
      left -= 1;
    }
    await world.tick(0);
    expect(ann.read()).toContain("The pain takes the spell out of your hands.");
    await world.tick(5_000);
    expect(hasEffect(ann.character, "warded")).toBe(false);
    expect(vitalOf(world.game, ann.character, "mana")).toBe(mana);
  });

  it("goes on after a restart in the middle of it", async () => {
    const { world, ann } = await start();
    await ann.type("cast ward");
    const next = await world.restart({ content: schoolContent() });
    await next.tick(1_000);
    expect(hasEffect(next.game.world.byId(ann.character.id)!, "warded")).toBe(true);
    next.stop();
  });

  it("can be shaken off, in words that say so", async () => {
    const { world, ann, dummy } = await start();
    dummy.edit(Body).attributes["strength"] = 80;
    const said: string[] = [];
    for (let i = 0; i < 30 && !said.join().includes("shakes off"); i += 1) {
      setVital(world.game, ann.character, "mana", 10);
      said.push(await ann.type("cast bind at dummy"));
    }
    expect(said.join("\n")).toContain("A straw dummy shakes off your bind.");
  });

  it("refuses in words who lacks the spell, the mana, the voice, the feet or the target", async () => {
    const { world, ann, bob, dummy } = await start();
    expect(await bob.type("cast flare at dummy")).toBe(
      "You have not learned flare. SKILLS lists what you know.",
    );
    expect(await bob.type("cast")).toContain("You know no spells.");
    expect(await ann.type("cast")).toContain("You know: flare, salt ward");
    expect(await ann.type("cast nonsense")).toContain("There is no spell called 'nonsense'.");
    expect(await ann.type("cast flare")).toBe("On whom?");
    expect(await ann.type("cast flare at nobody")).toContain("nobody");
    expect(await ann.type("cast flare at bob")).toContain("DUEL");
    expect(await ann.type("cast veil on bob")).toBe("That reaches only yourself.");
    setVital(world.game, ann.character, "mana", 1);
    expect(await ann.type("cast ward")).toBe("You have not enough mana left for that.");
    setVital(world.game, ann.character, "mana", 99);
    world.act(afflict, ann.character, { effect: "hush" });
    expect(await ann.type("cast ward")).toBe("Your mouth moves, and nothing comes.");
    await world.tick(11_000);
    await ann.type("sit");
    expect(await ann.type("cast ward")).toBe("You are sitting. STAND first.");
    expect(dummy.has(Combatant)).toBe(false);
  });

  it("teaches by use, and an effect on oneself lasts as long as the spell says", async () => {
    const { world, ann } = await start();
    ann.read();
    for (let i = 0; i < 60 && rankOf(ann.character, "veil") === 50; i += 1) {
      setVital(world.game, ann.character, "mana", 10);
      await ann.type("cast veil");
    }
    expect(rankOf(ann.character, "veil")).toBeGreaterThan(50);
    expect(hasCondition(world.game, ann.character, "invisible")).toBe(true);
    await world.tick(9_000);
    expect(hasCondition(world.game, ann.character, "invisible")).toBe(false);
  });
});
