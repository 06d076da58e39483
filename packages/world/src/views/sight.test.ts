import { describe, expect, it } from "vitest";
import { addEffect } from "../bodies/effects.ts";
import { RoomNature } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { waysContent } from "../testing/ways-content.ts";
import { dayPart } from "../time/calendar.ts";
import { lightIn } from "./light.ts";
import { canSee } from "./sight.ts";
import type { Entity } from "@wyldlands/ecs";

function bewitch(world: TestWorld, being: Entity, effect: string): void {
  const deed = defineDeed({
    name: "bewitch",
    perform: (_args, context) => addEffect(context, being, effect),
  });
  world.act(deed, being, {});
}

describe("in the dark", () => {
  const start = useWorlds();

  it("one sees nothing but feels the ways, and everybody is someone", async () => {
    const world = await start({ content: waysContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    const stone = world.thing("rope", world.room("cave"));
    for (const one of [ann, bob]) world.move(one.character, "cave");
    expect(await ann.type("look")).toBe(
      "Darkness\nIt is pitch dark. A light would help.\nSomeone is here.\nExits: east",
    );
    expect(await ann.type("look rope")).toBe("It is pitch dark. A light would help.");
    expect(await ann.type("get rope")).toBe("It is pitch dark. A light would help.");
    expect(await ann.type("exits")).toBe("The ways from here:\n  east");
    expect(await ann.type("map")).toBe("It is pitch dark. A light would help.");
    expect(canSee(world.game, ann.character, stone)).toBe(false);
    bob.read();
    await ann.type("say hello");
    expect(bob.read()).toBe("Someone says, 'hello'");
    await ann.type("tell bob it is me");
    expect(bob.read()).toBe("Ann tells you, 'it is me'");
    await ann.type("east");
    expect(bob.read()).toBe("Someone leaves east.");
  });

  it("clients are told no more than eyes", async () => {
    const world = await start({ content: waysContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    world.thing("rope", world.room("cave"));
    for (const one of [ann, bob]) world.move(one.character, "cave");
    await ann.type("look");
    expect(ann.connection.topic("roomItems")).toMatchObject({ items: [] });
    expect(ann.connection.topic("roomPlayers")).toMatchObject({ players: [] });
    world.thing("lantern", bob.character);
    await ann.type("look");
    expect(ann.connection.topic("roomPlayers")?.players.map(({ name }) => name)).toContain("Bob");
  });

  it("a light in anybody's hand, or on the ground, shows it all", async () => {
    const world = await start({ content: waysContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    const cave = world.room("cave");
    world.thing("rope", cave);
    for (const one of [ann, bob]) world.move(one.character, "cave");
    const lantern = world.thing("lantern", bob.character);
    expect(lightIn(world.game, cave)).toBe("bright");
    expect(await ann.type("look")).toMatch(
      /^The Cave\nThis is The Cave\.\nA rope is coiled here\.\nBob is here\.\n/,
    );
    await bob.type("drop lantern");
    expect(await ann.type("get rope")).toContain("You get a rope.");
    lantern.despawn();
    expect(lightIn(world.game, cave)).toBe("dark");
  });

  it("cat's eyes do without one, and blind eyes see nothing in daylight", async () => {
    const world = await start({ content: waysContent() });
    const ann = await world.player("Ann");
    world.move(ann.character, "cave");
    bewitch(world, ann.character, "cats-eyes");
    expect(await ann.type("look")).toMatch(/^The Cave\n/);
    world.move(ann.character, "pier");
    bewitch(world, ann.character, "blinded");
    expect(await ann.type("look")).toMatch(/^Darkness\nYou cannot see a thing\.\n/);
  });
});

describe("the invisible", () => {
  const start = useWorlds();

  it("are not shown, named or found, but by truesight", async () => {
    const world = await start({ content: waysContent() });
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    bewitch(world, ann.character, "unseen");
    bewitch(world, cid.character, "sharp");
    expect(await bob.type("look")).not.toContain("Ann");
    expect(await cid.type("look")).toContain("Ann is here.");
    for (const one of [bob, cid]) one.read();
    await ann.type("say here");
    expect(bob.read()).toBe("Someone says, 'here'");
    expect(cid.read()).toBe("Ann says, 'here'");
    await ann.type("east");
    expect(bob.read()).toBe("");
    expect(cid.read()).toBe("Ann leaves east.");
  });
});

describe("the light of a room", () => {
  const start = useWorlds();

  it("comes of the room itself, of its roof, or of the hour", async () => {
    const world = await start({ content: waysContent() });
    const { game } = world;
    const deep = world.room("deep");
    const plain = { rest: 1, noMobs: false, peaceful: false, duels: false };
    const lightOf = (more: object): string => {
      deep.add(RoomNature({ terrain: "inside", indoors: false, ...plain, ...more }));
      return lightIn(game, deep);
    };
    expect(lightOf({ indoors: true })).toBe("bright");
    expect(lightOf({ indoors: true, light: "dark" })).toBe("dark");
    expect(lightOf({ terrain: "underground", indoors: true, light: "dim" })).toBe("dim");
    expect(lightOf({ terrain: "underground", indoors: true })).toBe("dark");
    const seen = new Set<string>();
    for (let hour = 0; hour < 24; hour += 1) {
      const part = dayPart(game);
      seen.add(part);
      expect(lightOf({ terrain: "street" })).toBe(part === "day" ? "bright" : "dim");
      expect(lightOf({ terrain: "woods" })).toBe({ day: "bright", night: "dark" }[part as string] ?? "dim");
      await world.tick(game.rules.calendar.hourSeconds * 1_000);
    }
    expect(seen.size).toBe(4);
  });
});
