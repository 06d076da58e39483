import type { Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { Effects } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import { schoolContent } from "../testing/school-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { addEffect, breakEffects, clearEffects, dispel, effectsOf, hasEffect } from "./effects.ts";
import { armourAgainst } from "./stats.ts";
import { hurt, setVital, vitalOf } from "./vitals.ts";

const afflict = defineDeed<{ effect: string; seconds?: number; by?: Entity }>({
  name: "afflict",
  perform: ({ effect, seconds, by }, context) => addEffect(context, context.actor, effect, { seconds, by }),
});
const lift = defineDeed<{ sort: "magic" | "poison"; which: "all" | "harmful" | "helpful" }>({
  name: "lift",
  perform: ({ sort, which }, context) => void dispel(context, context.actor, sort, which),
});
const jolt = defineDeed<{ by: "attack" | "hurt" | "move" }>({
  name: "jolt",
  perform: ({ by }, context) => breakEffects(context, context.actor, by),
});
const wound = defineDeed({
  name: "wound",
  perform: (_args, context) => hurt(context, context.actor, 1, "blunt"),
});
const cleanse = defineDeed({
  name: "cleanse",
  perform: (_args, context) => clearEffects(context, context.actor),
});

describe("effects", () => {
  const worlds = useWorlds();
  const start = async () => {
    const world = await worlds({ content: schoolContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    const on = (effect: string, seconds?: number): void =>
      void world.act(afflict, ann.character, seconds === undefined ? { effect } : { effect, seconds });
    const left = (effect: string): { seconds: number; stacks: number } | undefined => {
      const one = effectsOf(world.game, ann.character).find(({ slug }) => slug === effect);
      return one && { seconds: one.seconds, stacks: one.stacks };
    };
    return { world, ann, bob, on, left };
  };

  it("begin and end with words, move numbers meanwhile, and are gone to the millisecond", async () => {
    const { world, ann, bob, on } = await start();
    on("warded");
    await world.settle();
    expect([ann.read(), bob.read()]).toEqual(["A ward closes.", "A ward closes about Ann."]);
    expect(armourAgainst(world.game, ann.character, "slash")).toBe(2);
    await world.tick(59_900);
    expect(hasEffect(ann.character, "warded")).toBe(true);
    await world.tick(100);
    expect([ann.read(), bob.read()]).toEqual(["The ward opens.", "The ward about Ann opens."]);
    expect(ann.character.has(Effects)).toBe(false);
    expect(armourAgainst(world.game, ann.character, "slash")).toBe(0);
  });

  it("follow their stacking rule when they come again", async () => {
    const { world, on, left } = await start();
    for (const effect of ["warded", "venom", "balm", "stun"]) on(effect, 20);
    await world.tick(3_000);
    for (const effect of ["warded", "venom", "stun"]) on(effect, 10);
    on("balm", 5);
    expect(left("warded")).toEqual({ seconds: 10, stacks: 1 });
    expect(left("venom")).toEqual({ seconds: 10, stacks: 2 });
    expect(left("balm")).toEqual({ seconds: 17, stacks: 1 });
    expect(left("stun")).toEqual({ seconds: 17, stacks: 1 });
    on("venom");
    on("venom");
    expect(left("venom")?.stacks).toBe(3);
    await world.tick(10_000);
    expect(left("warded")).toBeUndefined();
    expect(left("venom")).toEqual({ seconds: 10, stacks: 3 });
  });

  it("do what they do on time, as often as they are stacked, and never twice when begun anew", async () => {
    const { world, ann, on } = await start();
    const health = (): number => vitalOf(world.game, ann.character, "health");
    on("venom");
    on("venom");
    await world.tick(4_000);
    expect(health()).toBe(18);
    world.act(lift, ann.character, { sort: "poison", which: "all" });
    await world.tick(1_000);
    on("venom");
    const before = health();
    // The first plan would fall due now, and is not obeyed.
    await world.tick(3_000);
    expect(health()).toBe(before);
    await world.tick(1_000);
    expect(health()).toBe(before - 1);
  });

  it("heal by ticks", async () => {
    const { world, ann, on } = await start();
    setVital(world.game, ann.character, "health", 5);
    on("balm");
    on("venom");
    await world.tick(5_000);
    expect(vitalOf(world.game, ann.character, "health")).toBe(5 + 2 - 1);
  });

  it("are taken away by sort, and by whether they do harm", async () => {
    const { world, ann, on } = await start();
    const all = ["warded", "bind", "venom", "stun"];
    all.forEach((effect) => on(effect));
    const lifted = (sort: "magic" | "poison", which: "all" | "harmful" | "helpful"): string[] => {
      world.act(lift, ann.character, { sort, which });
      return all.filter((effect) => hasEffect(ann.character, effect));
    };
    expect(lifted("magic", "helpful")).toEqual(["bind", "venom", "stun"]);
    expect(lifted("poison", "all")).toEqual(["bind", "stun"]);
    expect(lifted("magic", "harmful")).toEqual(["stun"]);
    world.act(cleanse, ann.character, {});
    expect(ann.character.has(Effects)).toBe(false);
  });

  it("end by what they do not outlast: attacking, pain, walking", async () => {
    const { world, ann, on } = await start();
    ["veil", "poise", "drowse"].forEach((effect) => on(effect));
    world.act(jolt, ann.character, { by: "attack" });
    expect(hasEffect(ann.character, "veil")).toBe(false);
    world.runner.run(wound, ann.character, {});
    expect(hasEffect(ann.character, "drowse")).toBe(false);
    expect(hasEffect(ann.character, "poise")).toBe(true);
    await ann.type("north");
    expect(hasEffect(ann.character, "poise")).toBe(false);
  });

  it("end at their own time after a restart, with their ticks in between", async () => {
    const { world, ann, on } = await start();
    on("venom");
    on("warded");
    await world.tick(3_000);
    const next = await world.restart({ content: schoolContent() });
    const again = next.game.world.byId(ann.character.id)!;
    expect(effectsOf(next.game, again).map(({ slug, seconds }) => [slug, seconds])).toEqual([
      ["venom", 17],
      ["warded", 57],
    ]);
    await next.tick(1_000);
    expect(vitalOf(next.game, again, "health")).toBe(19);
    await next.tick(17_000);
    expect([hasEffect(again, "venom"), hasEffect(again, "warded")]).toEqual([false, true]);
    next.stop();
  });

  it("make of a being what their conditions say", async () => {
    const { world, ann, bob, on } = await start();
    on("bind");
    expect(await ann.type("north")).toContain("Something holds you fast.");
    on("hush");
    expect(await ann.type("say hello")).toBe("Your mouth moves, and nothing comes.");
    on("dark");
    expect(await ann.type("look")).toContain("You cannot see a thing.");
    on("stun");
    expect(await ann.type("sit")).toContain("You are stunned");
    expect(bob.read()).not.toContain("hello");
    expect(world.game.placeOf(ann.character)).toBe(world.room("pier"));
  });
});
