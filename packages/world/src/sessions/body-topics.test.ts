import { describe, expect, it } from "vitest";
import { addEffect, removeEffect } from "../bodies/effects.ts";
import { setVital } from "../bodies/vitals.ts";
import { Closure, Combatant, Posture, Skills, Worn } from "../components/index.ts";
import type { Content } from "../content/types.ts";
import { defineDeed } from "../deeds/deed.ts";
import { rulesSchema } from "../rules/schemas.ts";
import { smallContent } from "../testing/small-content.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const RULES = rulesSchema.parse({
  effects: {
    venom: { name: "poisoned", harmful: true, seconds: 60, modifiers: { strength: -2 }, dispel: "poison" },
    ward: { name: "warded", seconds: 60, modifiers: { armour: 2, health: 10 } },
  },
  skills: {
    knives: { name: "knives", kind: "weapon", about: "Short blades.", attribute: "dexterity" },
    tide: { name: "Tide", kind: "spell", about: "Calls the sea.", attribute: "wisdom" },
  },
});

function content(): Content {
  return { ...smallContent(), rules: RULES };
}

const venom = defineDeed({
  name: "test",
  perform: (_args, context) => addEffect(context, context.actor, "venom"),
});
const ward = defineDeed({
  name: "test",
  perform: (_args, context) => addEffect(context, context.actor, "ward"),
});
const cure = defineDeed({
  name: "test",
  perform: (_args, context) => void removeEffect(context, context.actor, "venom"),
});

async function done(world: TestWorld): Promise<void> {
  world.loop.wake();
  await world.settle();
}

/** How often each topic went out so far. */
function sent(world: TestWorld): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { topic } of world.gateways[0]?.frames.flatMap(({ states }) => states) ?? [])
    counts[topic] = (counts[topic] ?? 0) + 1;
  return counts;
}

describe("what a client knows of its character's body", () => {
  const start = useWorlds();

  it("is its strength, which follows every change of it and of what is whole", async () => {
    const world = await start({ content: content() });
    const { connection, character } = await world.player("Ann");
    const whole = connection.topic("vitals")?.health.most ?? 0;
    expect(connection.topic("vitals")?.health).toEqual({ left: whole, most: whole });
    setVital(world.game, character, "health", 3.2);
    await done(world);
    expect(connection.topic("vitals")?.health).toEqual({ left: 4, most: whole });
    world.act(ward, character, {});
    await done(world);
    expect(connection.topic("vitals")?.health).toEqual({ left: 4, most: whole + 10 });
    setVital(world.game, character, "health", whole + 10);
    await done(world);
    expect(connection.topic("vitals")?.health.left).toBe(whole + 10);
  });

  it("is what lasts on it, good or harmful, from its beginning to its end", async () => {
    const world = await start({ content: content() });
    const { connection, character } = await world.player("Ann");
    expect(connection.topic("effects")).toEqual({ effects: [] });
    world.act(venom, character, {});
    world.act(ward, character, {});
    await done(world);
    expect(connection.topic("effects")?.effects).toEqual([
      { id: "venom", name: "poisoned", harmful: true, does: "strength -2", cure: "poison", left: 60 },
      { id: "ward", name: "warded", harmful: false, does: "armour +2, health +10", left: 60 },
    ]);
    world.act(cure, character, {});
    await done(world);
    expect(connection.topic("effects")?.effects.map(({ id }) => id)).toEqual(["ward"]);
  });

  it("is what it has learned, by kind and name", async () => {
    const world = await start({ content: content() });
    const { connection, character } = await world.player("Ann");
    expect(connection.topic("skills")).toEqual({ skills: [] });
    character.add(Skills({ knives: 41, tide: 1, forgotten: 9 }));
    await done(world);
    expect(connection.topic("skills")?.skills).toEqual([
      { id: "tide", name: "Tide", kind: "spell", rank: 1, word: "new to it", about: "Calls the sea." },
      { id: "knives", name: "knives", kind: "weapon", rank: 41, word: "able", about: "Short blades." },
    ]);
  });

  it("is its level, its purse, how it stands, and its foe's name and health while it fights", async () => {
    const world = await start({ content: content() });
    const { connection, character, ...ann } = await world.player("Ann");
    expect(connection.topic("status")).toMatchObject({
      level: 1,
      folk: "human",
      position: "standing",
      gold: 10,
    });
    await ann.type("drop 4 coins");
    expect(connection.topic("status")?.gold).toBe(6);
    character.add(Posture({ position: "resting" }));
    await done(world);
    expect(connection.topic("status")?.position).toBe("resting");
    character.remove(Posture);
    const moth = world.thing("moth", world.room("pier"));
    const threat = { [character.id]: 1 };
    moth.add(Combatant({ next: 1e9, since: 0, threat, target: character.id }));
    character.add(Combatant({ next: 1e9, since: 0, threat: {}, target: moth.id }));
    await done(world);
    expect(connection.topic("status")).toMatchObject({
      position: "fighting",
      foe: { id: moth.id, name: "a pale moth", health: 100 },
    });
    setVital(world.game, moth, "health", 1);
    await done(world);
    expect(connection.topic("status")?.foe?.health).toBeLessThan(50);
    character.remove(Combatant);
    await done(world);
    expect(connection.topic("status")).not.toHaveProperty("foe");
  });

  it("goes out when it changed and not besides, each part by itself", async () => {
    const world = await start({ content: content() });
    const { character, ...ann } = await world.player("Ann");
    await done(world);
    const before = sent(world);
    for (let i = 0; i < 3; i += 1) await ann.type("look");
    for (let i = 0; i < 3; i += 1) await world.tick();
    expect(sent(world)).toEqual({ ...before, session: sent(world)["session"] });
    setVital(world.game, character, "mana", 0);
    await done(world);
    const after = sent(world);
    expect(after["vitals"]).toBe((before["vitals"] ?? 0) + 1);
    for (const topic of ["skills", "effects", "inventory", "roomItems", "status"])
      expect(after[topic], topic).toBe(before[topic]);
  });

  it("is taken back when the character steps out of play", async () => {
    const world = await start({ content: content() });
    const { connection } = await world.player("Ann");
    await connection.type("characters");
    const left = ["vitals", "status", "skills", "effects"].map((topic) => connection.topics.get(topic));
    expect(left).toEqual(["null", "null", "null", "null"]);
  });
});

describe("what a client knows of things", () => {
  const start = useWorlds();

  it("is where they are worn, and what is in those that are open, carried or lying there", async () => {
    const world = await start({ content: content() });
    const { connection, character } = await world.player("Ann");
    const hat = world.thing("hat", character);
    hat.add(Worn({ slot: "head" }));
    const sack = world.thing("sack", character);
    world.thing("nail", sack, 3);
    const coffer = world.thing("coffer", world.room("pier"));
    world.thing("rope", coffer);
    await done(world);
    const items = connection.topic("inventory")?.items;
    expect(items?.find(({ id }) => id === hat.id)?.worn).toBe("head");
    expect(items?.find(({ id }) => id === sack.id)?.holds).toMatchObject([
      { name: "three iron nails", count: 3 },
    ]);
    const lid = () => connection.topic("roomItems")?.items.find(({ id }) => id === coffer.id)?.holds;
    expect(lid()).toEqual([]);
    coffer.edit(Closure).open = true;
    await done(world);
    expect(lid()).toMatchObject([{ name: "a rope" }]);
    world.thing("ring", sack);
    await done(world);
    expect(connection.topic("inventory")?.items.find(({ id }) => id === sack.id)?.holds).toHaveLength(2);
  });

  it("is who in the room sits, lies or fights", async () => {
    const world = await start({ content: content() });
    const [ann, bob] = await world.players("Ann", "Bob");
    bob.character.add(Posture({ position: "sitting" }));
    await done(world);
    const of = (name: string) =>
      ann.connection.topic("roomPlayers")?.players.find((one) => one.name === name);
    expect(of("Bob")?.position).toBe("sitting");
    expect(of("Ann")).not.toHaveProperty("position");
    bob.character.remove(Posture);
    await done(world);
    expect(of("Bob")).not.toHaveProperty("position");
  });
});
