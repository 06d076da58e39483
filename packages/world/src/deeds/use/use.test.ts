import { describe, expect, it } from "vitest";
import { addEffect, hasEffect } from "../../bodies/effects.ts";
import { knowSkill } from "../../bodies/skills.ts";
import { setVital, vitalOf } from "../../bodies/vitals.ts";
import { ContainedIn, Filled, Fuel, Lit } from "../../components/index.ts";
import { pantryContent } from "../../testing/pantry-content.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { countOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";

/** Puts a being into a state that tests begin from. */
const ail = defineDeed<{ effect: string; health: number }>({
  name: "ail",
  perform({ effect, health }, context) {
    addEffect(context, context.actor, effect);
    setVital(context.game, context.actor, "health", health);
  },
});

describe("eating and drinking", () => {
  const start = useWorlds();

  it("does good once, in words for both sides, and the food is gone", async () => {
    const world = await start({ content: pantryContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    const bread = world.thing("bread", ann.character);
    world.act(ail, ann.character, { effect: "bleeding", health: 3 });
    bob.read();
    expect(await ann.type("eat loaf")).toContain("You eat a barley loaf.");
    expect(bob.read()).toContain("Ann eats a barley loaf.");
    expect(bread.alive).toBe(false);
    expect(vitalOf(world.game, ann.character, "health")).toBeGreaterThanOrEqual(8);
    expect(hasEffect(ann.character, "fed")).toBe(true);
    expect(await ann.type("eat loaf")).toContain("You are not carrying 'loaf'");
  });

  it("teaches the word that was meant, and leaves the phial", async () => {
    const world = await start({ content: pantryContent() });
    const ann = await world.player("Ann");
    world.thing("tonic", ann.character);
    world.act(ail, ann.character, { effect: "poisoned", health: 9 });
    expect(await ann.type("eat tonic")).toContain("QUAFF it.");
    expect(hasEffect(ann.character, "poisoned")).toBe(true);
    expect(await ann.type("quaff tonic")).toContain("You quaff a bitter tonic.");
    expect(hasEffect(ann.character, "poisoned")).toBe(false);
    expect(world.held(ann.character, "phial")).toHaveLength(1);
    expect(world.held(ann.character, "tonic")).toHaveLength(0);
  });

  it("drinks draughts out of vessels, and an endless one stays full", async () => {
    const world = await start({ content: pantryContent() });
    const ann = await world.player("Ann");
    const mug = world.thing("mug", ann.character);
    world.thing("well", world.room("pier"));
    expect(await ann.type("drink mug")).toContain("There is nothing to drink in a tin mug.");
    expect(await ann.type("fill mug from well")).toBe("You fill a tin mug with water.");
    expect(await ann.type("fill mug from well")).toContain("A tin mug is full.");
    expect(await ann.type("drink from mug")).toBe("Cold, and tastes of stone.");
    expect(mug.get(Filled)).toEqual({ liquid: "water", draughts: 1 });
    await ann.type("drink mug");
    expect(await ann.type("drink mug")).toContain("There is nothing to drink");
    for (let i = 0; i < 3; i += 1) expect(await ann.type("drink from well")).toContain("stone");
  });

  it("pours from one into the other, mixes nothing, and out on the ground", async () => {
    const world = await start({ content: pantryContent() });
    const ann = await world.player("Ann");
    const mug = world.thing("mug", ann.character);
    const can = world.thing("oilcan", ann.character);
    world.thing("well", world.room("pier"));
    await ann.type("fill mug from well");
    expect(await ann.type("pour can into mug")).toContain("There is water in a tin mug already.");
    expect(await ann.type("pour mug out")).toBe("You pour water out on the ground.");
    expect(await ann.type("pour can into mug")).toBe("You pour lamp oil into a tin mug.");
    expect(can.get(Filled)?.draughts).toBe(1);
    expect(mug.get(Filled)).toEqual({ liquid: "oil", draughts: 2 });
    expect(await ann.type("pour mug into mug")).toContain("That would be a long afternoon.");
  });
});

describe("lights", () => {
  const start = useWorlds();

  it("burn down, keep what is left when they are put out, and are filled again", async () => {
    const world = await start({ content: pantryContent() });
    const ann = await world.player("Ann");
    const lantern = world.thing("lantern", ann.character);
    world.thing("oilcan", ann.character);
    expect(await ann.type("light lantern")).toBe("You light a brass lantern.");
    expect(await ann.type("light lantern")).toContain("burns already");
    await world.tick(60_000);
    expect(await ann.type("extinguish lantern")).toBe("You put a brass lantern out.");
    expect(lantern.get(Fuel)?.seconds).toBe(40);
    await world.tick(60_000);
    await ann.type("light lantern");
    await world.tick(39_000);
    expect(lantern.has(Lit)).toBe(true);
    await world.tick(2_000);
    expect(ann.read()).toContain("A brass lantern gutters and goes out.");
    expect(await ann.type("light lantern")).toContain("burned out");
    expect(await ann.type("fill lantern from can")).toBe("You fill a brass lantern with lamp oil.");
    expect(await ann.type("light lantern")).toBe("You light a brass lantern.");
  });

  it("that cannot be filled are gone when they have burned down, over a restart as well", async () => {
    const world = await start({ content: pantryContent() });
    const ann = await world.player("Ann");
    const candle = world.thing("candle", world.room("pier"));
    await ann.type("light candle");
    const id = candle.id;
    await world.tick(30_000);
    const { storage } = world;
    world.stop();
    const again = await start({ content: pantryContent(), storage });
    expect(again.game.world.byId(id)?.has(Lit)).toBe(true);
    // World time goes on from the last commit.
    await again.tick(61_000);
    expect(again.game.world.byId(id)).toBeUndefined();
  });
});

describe("reading and using", () => {
  const start = useWorlds();

  it("reads what is written, and says when there is nothing", async () => {
    const world = await start({ content: pantryContent() });
    const ann = await world.player("Ann");
    world.thing("sign", world.room("pier"));
    world.thing("mug", ann.character);
    expect(await ann.type("read sign")).toBe("BEWARE OF THE GOOSE");
    expect(await ann.type("read mug")).toBe("There is nothing written on it.");
  });

  it("binds wounds and nothing else, one bandage at a time", async () => {
    const world = await start({ content: pantryContent() });
    const ann = await world.player("Ann");
    world.thing("bandage", ann.character, 2);
    expect(await ann.type("use bandage")).toContain("not a scratch");
    world.act(ail, ann.character, { effect: "bleeding", health: 3 });
    expect(await ann.type("use bandage")).toContain("You bind your wounds.");
    expect(hasEffect(ann.character, "bleeding")).toBe(false);
    expect(world.held(ann.character, "bandage").map((one) => countOf(one))).toEqual([1]);
  });

  it("sounds what sounds, and says which word is meant for the rest", async () => {
    const world = await start({ content: pantryContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    world.thing("horn", ann.character);
    world.thing("lantern", ann.character);
    world.thing("bread", ann.character);
    expect(await ann.type("use horn")).toBe("It moos.");
    expect(bob.read()).toBe("Ann moos.");
    expect(await ann.type("use lantern")).toContain("LIGHT it.");
    expect(await ann.type("use loaf")).toContain("EAT it.");
  });
});

describe("making things", () => {
  const start = useWorlds();
  const learn = defineDeed<{ rank: number }>({
    name: "learn-cooking",
    perform({ rank }, { actor }) {
      knowSkill(actor, "cooking", rank);
    },
  });

  it("says what is missing, one thing after the other, then makes it and uses up what it takes", async () => {
    const world = await start({ content: pantryContent() });
    const ann = await world.player("Ann");
    expect(await ann.type("craft omelette")).toContain("That takes cooking, which you have not learned.");
    world.act(learn, ann.character, { rank: 5 });
    expect(await ann.type("craft omelette")).toContain("made at a stove");
    world.thing("stove", world.room("pier"));
    expect(await ann.type("craft gull omelette")).toContain("You need a flat pan for that.");
    world.thing("pan", ann.character);
    world.thing("egg", ann.character);
    expect(await ann.type("cook omelette")).toContain("For that you still need a gull egg.");
    world.thing("egg", ann.character, 2);
    expect(await ann.type("recipes")).toContain("You could make it now.");
    expect(await ann.type("craft omelette")).toBe("You set about making gull omelette.");
    await world.tick(5_000);
    expect(ann.read()).toContain("You have made a gull omelette.");
    expect(world.held(ann.character, "omelette")).toHaveLength(1);
    expect(world.held(ann.character, "egg").reduce((sum, one) => sum + countOf(one), 0)).toBe(1);
    expect(world.held(ann.character, "pan")).toHaveLength(1);
  });

  it("uses up nothing when it is broken off", async () => {
    const world = await start({ content: pantryContent() });
    const ann = await world.player("Ann");
    world.act(learn, ann.character, { rank: 5 });
    world.thing("stove", world.room("pier"));
    world.thing("pan", ann.character);
    world.thing("egg", ann.character, 2);
    await ann.type("craft omelette");
    expect(await ann.type("stop")).toContain("You stop making gull omelette.");
    await world.tick(10_000);
    expect(world.held(ann.character, "egg").map((one) => countOf(one))).toEqual([2]);
    expect(world.held(ann.character, "omelette")).toHaveLength(0);
    expect(world.room("pier").sources(ContainedIn)).toContain(ann.character);
  });
});
