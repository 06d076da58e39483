import { describe, expect, it } from "vitest";
import { Character, ContainedIn, Due, SpawnPoints } from "../../components/index.ts";
import { countOf } from "../../views/names.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { describe as describeSelf } from "./describe.ts";
import { die } from "./die.ts";
import { doze } from "./doze.ts";
import { enter } from "./enter.ts";
import { hatch } from "./hatch.ts";
import { leave } from "./leave.ts";
import { miss } from "./miss.ts";

describe("entering", () => {
  const start = useWorlds();

  it("greets a newcomer with the welcome, the room and the first errand, in this order", async () => {
    const world = await start();
    const connection = await world.connect();
    connection.read();
    expect(await connection.type("guest")).toBe(
      [
        "Welcome ashore.",
        "",
        "The Pier",
        "Planks over green water.",
        "A bollard stands here.",
        "Marn counts the waves.",
        "Exits: north, east, down, in",
        "Marn says, 'A flask for the lamp, please.'",
      ].join("\n"),
    );
  });

  it("shows one who comes back the room alone, and the others that somebody arrives or wakes", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const room = world.room("pier");
    world.act(enter, ann.character, { room, how: "return" });
    await world.settle();
    expect(ann.read()).toMatch(/^The Pier\n[^]*Exits: north, east, down, in$/);
    expect(bob.read()).toBe("Ann arrives.");
    world.act(enter, ann.character, { room, how: "resume" });
    await world.settle();
    expect(bob.read()).toBe("Ann stirs, and is awake again.");
  });
});

describe("leaving", () => {
  const start = useWorlds();

  it("takes an account's character out of the world with all it carries", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    world.thing("rope", ann.character);
    expect(await ann.type("quit")).toBe("");
    expect(ann.connection.closed).toBe("The harbour keeps your place. Fair winds.");
    expect(bob.read()).toBe("Ann leaves for another shore.");
    expect(ann.character.alive).toBe(false);
    expect(world.held(world.room("pier"), "rope")).toEqual([]);
    expect(
      [...world.storage.entities.values()].filter((row) => row.containerId === ann.character.id),
    ).toHaveLength(2);
  });

  it("leaves what a guest carried where the guest stood, coins joined to those that lie there", async () => {
    const world = await start();
    const guest = await world.guest();
    const pier = world.room("pier");
    world.thing("copper", pier, 5);
    const rope = world.thing("rope", guest.character);
    await guest.type("quit");
    expect(guest.connection.closed).toContain("next time, REGISTER keeps your name");
    expect(guest.character.alive).toBe(false);
    expect(world.held(pier, "rope")).toEqual([rope]);
    expect(world.held(pier, "copper").map((one) => countOf(one))).toEqual([15]);
    expect(world.storage.entities.has(guest.character.id)).toBe(false);
    expect(world.storage.characters.size).toBe(0);
  });

  it("throws for what is no character, and changes nothing", async () => {
    const world = await start();
    expect(() => world.act(leave, world.one("marn"), {})).toThrow(/character/);
  });
});

describe("dozing", () => {
  const start = useWorlds();

  it("shows the others that a connection is gone", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    world.act(doze, ann.character, {});
    await world.settle();
    expect([ann.read(), bob.read()]).toEqual(["", "Ann stares out to sea, lost in thought."]);
  });
});

describe("hatching", () => {
  const start = useWorlds();

  it("brings forth no more than the spawn point has room for", async () => {
    const world = await start();
    const beach = world.room("beach");
    expect(world.held(beach, "moth")).toHaveLength(2);
    const { refusal } = world.act(hatch, beach, { prototype: "isle:moth" });
    expect(refusal?.words).toBe("Nothing more comes.");
    expect(world.act(hatch, beach, { prototype: "isle:oar" }).refusal?.words).toBe("Nothing more comes.");
    expect(world.held(beach, "moth")).toHaveLength(2);
  });

  it("brings forth nothing in a full world, counts the refusal, and makes up for it when there is room", async () => {
    const world = await start({ maxEntities: 16 });
    const shed = world.room("shed");
    expect(world.game.world.size).toBe(16);
    expect(world.held(shed, "letter")).toEqual([]);
    const { values } = await world.metrics.spawnsRefused.get();
    expect(values[0]?.value).toBe(5);
    for (const oar of world.held(shed, "oar")) oar.despawn();
    for (const slug of ["rope", "oilskin"]) world.one(slug).despawn();
    await world.tick(60_100);
    expect(world.held(shed, "letter")).toHaveLength(1);
    expect(world.held(world.room("beach"), "moth")).toHaveLength(2);
  });

  it("gives a short-lived creature its death, three to five quarters of its span away", async () => {
    const world = await start();
    const now = world.game.clock.now();
    for (const moth of world.held(world.room("beach"), "moth")) {
      const [call] = moth.need(Due);
      expect(call?.handler).toBe("die");
      expect((call?.at ?? 0) - now).toBeGreaterThanOrEqual(75_000);
      expect((call?.at ?? 0) - now).toBeLessThanOrEqual(125_000);
    }
  });

  it("is seen: a creature comes, a stack appears without a word", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.move(ann.character, "beach");
    const beach = world.room("beach");
    const [moth] = world.held(beach, "moth");
    if (!moth) throw new Error("the beach has moths");
    world.act(miss, beach, { prototype: "isle:moth", id: moth.id });
    world.act(hatch, beach, { prototype: "isle:moth" });
    await world.settle();
    expect(ann.read()).toBe("A pale moth comes.");
    const [pile] = world.held(beach, "shell");
    world.act(miss, beach, { prototype: "isle:shell", id: pile?.id ?? "" });
    world.act(hatch, beach, { prototype: "isle:shell" });
    await world.settle();
    expect(ann.read()).toBe("");
  });
});

describe("missing", () => {
  const start = useWorlds();

  it("strikes off what is lost, once, and sends for another where another comes", async () => {
    const world = await start();
    const shed = world.room("shed");
    const [oar] = world.held(shed, "oar");
    const [rope] = world.held(shed, "rope");
    if (!oar || !rope) throw new Error("the shed is stocked");
    expect(world.act(miss, shed, { prototype: "isle:oar", id: oar.id }).refusal).toBeUndefined();
    expect(world.act(miss, shed, { prototype: "isle:oar", id: oar.id }).refusal?.words).toBe(
      "It was never there.",
    );
    expect(shed.need(Due)).toEqual([{ at: 30_000, handler: "hatch", data: { prototype: "isle:oar" } }]);
    world.act(miss, shed, { prototype: "isle:rope", id: rope.id });
    expect(shed.need(Due)).toHaveLength(1);
    expect(shed.need(SpawnPoints)["isle:rope"]?.alive).toEqual([]);
  });
});

describe("dying", () => {
  const start = useWorlds();

  it("is seen, lets fall what was held, and makes room for the next", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.move(ann.character, "beach");
    const beach = world.room("beach");
    const [moth] = world.held(beach, "moth");
    if (!moth) throw new Error("the beach has moths");
    const rope = world.thing("rope", moth);
    world.runner.run(die, moth, {});
    world.loop.wake();
    await world.settle();
    expect(ann.read()).toBe("A pale moth flutters down and is still.");
    expect(moth.alive).toBe(false);
    expect(rope.target(ContainedIn)).toBe(beach);
    expect(beach.need(SpawnPoints)["isle:moth"]?.alive).toHaveLength(1);
    await world.tick(20_000);
    expect(world.held(beach, "moth")).toHaveLength(2);
  });

  it("comes by itself when the span is over, and life goes on after it", async () => {
    const world = await start();
    const first = world.held(world.room("beach"), "moth");
    await world.tick(126_000);
    expect(first.map((one) => one.alive)).toEqual([false, false]);
    await world.tick(20_100);
    expect(world.held(world.room("beach"), "moth")).toHaveLength(2);
  });
});

describe("describing oneself", () => {
  const start = useWorlds();

  it("sets what others see", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    world.act(describeSelf, ann.character, { text: "Tall." });
    await world.settle();
    expect(ann.read()).toBe("You see yourself with new eyes.");
    expect(ann.character.need(Character).description).toBe("Tall.");
  });

  it("refuses more than anybody reads, in lines or in one of them", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const refused = (text: string): string | undefined =>
      world.act(describeSelf, ann.character, { text }).refusal?.words;
    expect(refused("a\n".repeat(10))).toBe("That is 11 lines, and 10 are the most.");
    expect(refused(`a\n${"b".repeat(401)}`)).toBe("Line 2 has more than 400 characters.");
    expect(refused(`a\n${"b".repeat(400)}`)).toBeUndefined();
  });
});
