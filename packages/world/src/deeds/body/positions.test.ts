import { describe, expect, it } from "vitest";
import { addEffect } from "../../bodies/effects.ts";
import { positionOf } from "../../bodies/posture.ts";
import { setVital, vitalOf } from "../../bodies/vitals.ts";
import { defineDeed } from "../deed.ts";
import { schoolContent } from "../../testing/school-content.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { hurt } from "../../bodies/vitals.ts";

const afflict = defineDeed<{ effect: string }>({
  name: "afflict",
  perform: ({ effect }, context) => addEffect(context, context.actor, effect),
});
const wound = defineDeed<{ points: number }>({
  name: "wound",
  perform: ({ points }, context) => hurt(context, context.actor, points, "blunt"),
});

describe("sitting, resting, sleeping, waking and standing", () => {
  const start = useWorlds();

  it("are seen by everyone, and by those who come later", async () => {
    const world = await start({ content: schoolContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("sit")).toBe("You sit down.");
    expect(bob.read()).toBe("Ann sits down.");
    expect(await bob.type("look")).toContain("Ann is here, sitting.");
    expect(await ann.type("rest")).toBe("You lie down and let your limbs go.");
    expect(await bob.type("look")).toContain("Ann is here, lying down.");
    expect(await ann.type("sleep")).toBe("You lie down and close your eyes. WAKE opens them.");
    expect(await bob.type("look")).toContain("Ann is here, asleep.");
    expect(await ann.type("wake")).toBe("You open your eyes and sit up.");
    expect(await ann.type("stand")).toBe("You get up.");
    expect(bob.read()).toContain("Ann gets up.");
    expect(await bob.type("look")).toContain("Ann is here.");
  });

  it("refuse what is so already, and what sleepers and sitters cannot do, and say what to type", async () => {
    const world = await start({ content: schoolContent() });
    const ann = await world.player("Ann");
    expect(await ann.type("stand")).toBe("You are on your feet already.");
    expect(await ann.type("wake")).toBe("You are awake already.");
    await ann.type("sit");
    expect(await ann.type("sit down")).toBe("You are sitting already.");
    expect(await ann.type("north")).toBe("You are sitting. STAND first.");
    await ann.type("sleep");
    expect(await ann.type("north")).toBe("You are asleep. WAKE first.");
    expect(await ann.type("stand")).toBe("You are asleep. WAKE first.");
    expect(await ann.type("look")).toMatch(/WAKE first/);
    expect(world.game.placeOf(ann.character)).toBe(world.room("pier"));
  });

  it("let one wake another, but not from a sleep that a spell brought", async () => {
    const world = await start({ content: schoolContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("wake bob")).toBe("Bob is awake.");
    await bob.type("sleep");
    ann.read();
    expect(await ann.type("wake bob")).toBe("You shake Bob awake.");
    expect(bob.read()).toBe("Ann shakes you awake.");
    world.act(afflict, bob.character, { effect: "drowse" });
    expect(await ann.type("wake bob")).toContain("sleeps on");
    expect(await bob.type("wake")).toBe("You try to open your eyes. They are not yours to open.");
  });

  it("end with pain", async () => {
    const world = await start({ content: schoolContent() });
    const ann = await world.player("Ann");
    await ann.type("sleep");
    world.runner.run(wound, ann.character, { points: 2 });
    await world.tick(0);
    expect(ann.read()).toContain("You start awake.");
    expect(positionOf(ann.character)).toBe("sitting");
  });
});

describe("mending", () => {
  const start = useWorlds();

  it("goes by position and place, walks nobody who is whole, and tells one who rests when it is done", async () => {
    const world = await start({ content: schoolContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    const { game } = world;
    for (const one of [ann, bob]) setVital(game, one.character, "health", 10);
    await ann.type("sleep");
    await world.tick(2_000);
    expect(vitalOf(game, ann.character, "health")).toBeCloseTo(10.9);
    expect(vitalOf(game, bob.character, "health")).toBeCloseTo(10.3);
    world.move(ann.character, "hut");
    await world.tick(2_000);
    expect(vitalOf(game, ann.character, "health")).toBeCloseTo(12.7);
    ann.read();
    await world.tick(20_000);
    expect(ann.read()).toBe("You feel rested and whole.");
    expect(vitalOf(game, ann.character, "health")).toBe(20);
    expect(vitalOf(game, bob.character, "health")).toBeCloseTo(13.6);
  });

  it("gives nothing to the poisoned, and goes on after a restart", async () => {
    const world = await start({ content: schoolContent() });
    const ann = await world.player("Ann");
    setVital(world.game, ann.character, "health", 10);
    setVital(world.game, ann.character, "mana", 2);
    world.act(afflict, ann.character, { effect: "venom" });
    await world.tick(2_000);
    expect(vitalOf(world.game, ann.character, "health")).toBe(10);
    const mana = vitalOf(world.game, ann.character, "mana");
    expect(mana).toBeGreaterThan(2);
    const next = await world.restart({ content: schoolContent() });
    const again = next.game.world.byId(ann.character.id)!;
    expect(vitalOf(next.game, again, "mana")).toBe(mana);
    await next.tick(2_000);
    expect(vitalOf(next.game, again, "mana")).toBeGreaterThan(mana);
    next.stop();
  });
});
