import { describe, expect, it } from "vitest";
import { addEffect } from "../../bodies/effects.ts";
import { knowSkill } from "../../bodies/skills.ts";
import { vitalOf, setVital } from "../../bodies/vitals.ts";
import { Combatant, Discoveries, Enterable } from "../../components/index.ts";
import { TERRAIN_COST, WAY_COST } from "../../rules/formulas/terrain-cost.ts";
import type { Entity } from "@wyldlands/ecs";
import type { Player, TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { waysContent } from "../../testing/ways-content.ts";
import { defineDeed } from "../deed.ts";
import { go } from "./go.ts";

/** Brings an effect on a being, as a spell would. */
function bewitch(world: TestWorld, being: Entity, effect: string): void {
  world.act(
    defineDeed({ name: "bewitch", perform: (_args, context) => addEffect(context, being, effect) }),
    being,
    {},
  );
}

describe("ways that ask for more than feet", () => {
  const start = useWorlds();
  const open = () => start({ content: waysContent() });

  it("are climbed by who has learned it, at a cost", async () => {
    const world = await open();
    const ann = await world.player("Ann");
    expect(await ann.type("down")).toBe(
      "That takes climbing, and you never learned to. Somebody may teach you.",
    );
    knowSkill(ann.character, "climbing", 10);
    const before = vitalOf(world.game, ann.character, "stamina");
    expect(await ann.type("down")).toMatch(/^The Pit\n/);
    expect(vitalOf(world.game, ann.character, "stamina")).toBe(before - WAY_COST.climb);
  });

  it("lead over deep water for swimmers and for those who fly", async () => {
    const world = await open();
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const one of [ann, bob]) world.move(one.character, "hut");
    expect(await ann.type("up")).toMatch(/^That takes swimming/);
    knowSkill(ann.character, "swimming", 5);
    const before = vitalOf(world.game, ann.character, "stamina");
    expect(await ann.type("up")).toMatch(/^The Deep\n/);
    expect(vitalOf(world.game, ann.character, "stamina")).toBe(before - TERRAIN_COST.water - WAY_COST.swim);
    bewitch(world, bob.character, "winged");
    bob.read();
    expect(await bob.type("up")).toMatch(/^The Deep\n/);
    expect(vitalOf(world.game, bob.character, "stamina")).toBe(before);
  });

  it("are too much for the tired", async () => {
    const world = await open();
    const ann = await world.player("Ann");
    knowSkill(ann.character, "climbing", 10);
    setVital(world.game, ann.character, "stamina", 2);
    expect(await ann.type("down")).toBe("You are too tired to go on. REST a while.");
    expect(vitalOf(world.game, ann.character, "stamina")).toBe(2);
    expect(await ann.type("in")).toMatch(/^The Hut\n/);
  });

  it("are not for those who sit, fight or are held", async () => {
    const world = await open();
    const ann = await world.player("Ann");
    expect(await ann.typeAll("sit", "in")).toMatch(/STAND first/);
    await ann.type("stand");
    ann.character.add(Combatant());
    expect(world.act(go, ann.character, { direction: "in" }).refusal?.words).toMatch(/FLEE/);
    ann.character.remove(Combatant);
    bewitch(world, ann.character, "bound");
    expect(world.act(go, ann.character, { direction: "in" }).refusal?.words).toBe(
      "Something holds you fast.",
    );
  });

  it("may be for characters alone", async () => {
    const world = await open();
    const ann = await world.player("Ann");
    const marn = world.one("marn");
    expect(world.act(go, marn, { direction: "east" }).refusal?.words).toMatch(/That is no way for/);
    expect(world.act(go, marn, { direction: "in" }).refusal).toBeUndefined();
    await world.settle();
    ann.read();
    expect(await ann.type("east")).toMatch(/^The Beach\n/);
  });
});

describe("a boat", () => {
  const start = useWorlds();

  it("is entered, looked out of, and left where it lies", async () => {
    const world = await start({ content: waysContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("leave")).toMatch(/^You are not inside anything/);
    expect(await ann.type("enter bollard")).toBe("There is no going into the oak bollard.");
    expect(await ann.type("enter boat")).toMatch(/^You go into a red boat\.\nThe Cabin\n[^]*\nExits: out$/);
    expect(bob.read()).toBe("Ann goes into a red boat.");
    expect(await bob.type("enter boat")).toBe("There is no room for one more in The Cabin.");
    expect(await ann.type("look out")).toBe("That way lies The Pier.\nPlanks over green water.");
    world.move(world.one("boat"), "beach");
    expect(await ann.type("leave")).toMatch(/^The Beach\n/);
  });
});

describe("what is hidden", () => {
  const start = useWorlds();

  /** Searches until both have been found, or fails. */
  async function searchAll(world: TestWorld, ann: Player): Promise<string> {
    let read = "";
    for (let tries = 0; (ann.character.get(Discoveries)?.length ?? 0) < 2 && tries < 60; tries += 1) {
      read += await ann.type("search");
      await world.tick(4_000);
      read += ann.read();
    }
    return read;
  }

  it("is neither shown nor taken nor walked until somebody has searched, and is a secret to the others", async () => {
    const world = await start({ content: waysContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("look")).not.toMatch(/pearl|west/);
    expect(await ann.type("get pearl")).toMatch(/^You see no 'pearl' here/);
    expect(await ann.type("west")).toMatch(
      /^There is no way west from here\. You can go north, east, down and in\./,
    );
    expect(await ann.type("map")).not.toContain("Cave");
    expect(ann.connection.topic("room")).not.toHaveProperty("exits.west");
    const read = await searchAll(world, ann);
    expect(ann.character.get(Discoveries)).toHaveLength(2);
    expect(read).toMatch(/You find a way west that does not show!/);
    expect(ann.connection.topic("room")).toHaveProperty("exits.west", "isle:cave");
    expect(await ann.type("look")).toMatch(
      /There is a grey pearl here\.[^]*Exits: north \(closed\), east, west, down, in/,
    );
    expect(await bob.type("look")).not.toMatch(/pearl|west/);
    expect(await ann.type("west")).toMatch(/^Darkness\n/);
  });

  it("stays found over a restart", async () => {
    const world = await start({ content: waysContent() });
    const ann = await world.player("Ann");
    await searchAll(world, ann);
    const next = await world.restart({ content: waysContent() });
    await next.settle();
    expect(await ann.type("west")).toMatch(/^Darkness\n/);
    next.stop();
  });

  it("is not found by who walks away before the end of the search", async () => {
    const world = await start({ content: waysContent() });
    const ann = await world.player("Ann");
    await ann.type("search");
    world.act(go, ann.character, { direction: "in" });
    world.runner.drain();
    await world.tick(4_000);
    expect(ann.character.has(Discoveries)).toBe(false);
  });
});

describe("sneaking and hiding", () => {
  const start = useWorlds();

  it("brings one past those who do not notice, and in plain sight once somebody does", async () => {
    const world = await start({ content: waysContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    world.move(bob.character, "hut");
    bob.read();
    knowSkill(ann.character, "sneaking", 100);
    let unseen = 0;
    let seen = 0;
    for (let tries = 0; (unseen === 0 || seen === 0) && tries < 200; tries += 1) {
      world.move(ann.character, "pier");
      if (!(await ann.type("sneak")).includes("Hush")) await ann.type("sneak");
      bob.read();
      const view = await ann.type("in");
      const heard = bob.read();
      if (/notices you/.test(view)) {
        seen += 1;
        expect(heard).toBe("Ann arrives from outside.");
        expect(await bob.type("look")).toContain("Ann is here.");
      } else {
        unseen += 1;
        expect(heard).toBe("");
        expect(await bob.type("look")).not.toContain("Ann");
      }
    }
    expect([unseen > 0, seen > 0]).toEqual([true, true]);
  });

  it("ends with a word", async () => {
    const world = await start({ content: waysContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    bewitch(world, ann.character, "hidden");
    expect(await bob.type("look")).not.toContain("Ann");
    expect(await bob.type("give 1 copper to ann")).toMatch(/^There is nobody called 'ann' here/);
    bob.read();
    await ann.type("say boo");
    expect(bob.read()).toBe("Ann says, 'boo'");
    expect(await bob.type("look")).toContain("Ann is here.");
  });

  it("hides one from all who look, until one searches or oneself walks", async () => {
    const world = await start({ content: waysContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const one of [ann, bob]) world.move(one.character, "hut");
    knowSkill(ann.character, "hiding", 100);
    for (let tries = 0; !(await ann.type("hide")).includes("closes over you") && tries < 60; tries += 1)
      await world.tick(5_000);
    expect(bob.read()).toContain("Ann is there, and then is not.");
    expect(await bob.type("look")).not.toContain("Ann");
    bewitch(world, bob.character, "sharp");
    expect(await bob.type("look")).toContain("Ann is here.");
    await ann.type("out");
    world.move(bob.character, "pier");
    expect(await bob.type("look")).toContain("Ann is here.");
  });
});

describe("a portal", () => {
  const start = useWorlds();

  it("leads one way, and says so to those who look on", async () => {
    const world = await start({ content: waysContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    world.one("boat").add(Enterable({ room: "isle:cabin", portal: true, words: "Cold, then colder." }));
    expect(await ann.type("enter boat")).toMatch(/^Cold, then colder\.\nThe Cabin\n[^]*\nExits: none$/);
    expect(bob.read()).toBe("Ann goes into a red boat, and is gone.");
    expect(await ann.type("leave")).toMatch(/^You are not inside anything/);
  });
});
