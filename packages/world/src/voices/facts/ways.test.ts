import { describe, expect, it } from "vitest";
import { villageContent } from "../../testing/village-content.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { WayBook, wayWords } from "./ways.ts";

describe("the ways that people tell", () => {
  const worlds = useWorlds();

  it("are told in runs", () => {
    expect(wayWords(["north"])).toBe("north");
    expect(wayWords(["east", "east", "up", "north", "north", "north"])).toBe(
      "east twice, then up, then north three times",
    );
    expect(wayWords(["in", "in", "in", "in", "in", "in"])).toBe("straight in six times");
  });

  it("lead from any room to the places around it, by the shortest way and by every name that a player may use", async () => {
    const world = await worlds({ content: villageContent([]) });
    const ways = new WayBook(world.game).from("isle:gate");
    expect(ways.get("isle:bakery")).toEqual({
      slug: "isle:bakery",
      to: "the bakery",
      names: ["bakery", "the bakery"],
      way: "east twice, then north",
    });
    expect(ways.has("isle:gate")).toBe(false);
    // No exit leads to the small island's pier from the village.
    expect(ways.has("isle:pier")).toBe(false);
  });

  it("do not give hidden ones away", async () => {
    const content = villageContent([]);
    const lane = content.rooms.get("isle:lane");
    if (!lane) throw new Error("there is no lane");
    const rooms = new Map([
      ...content.rooms,
      ["isle:lane", { ...lane, ways: { south: { hidden: 50 } } }] as const,
    ]);
    const world = await worlds({ content: { ...content, rooms } });
    expect(new WayBook(world.game).from("isle:market").has("isle:den")).toBe(false);
  });

  it("follow new content", async () => {
    const world = await worlds({ content: villageContent([]) });
    const book = new WayBook(world.game);
    expect(book.from("isle:gate").get("isle:street")?.way).toBe("east");
    const gate = world.written.rooms.get("isle:gate");
    if (!gate) throw new Error("there is no gate");
    world.written = {
      ...world.written,
      rooms: new Map([
        ...world.written.rooms,
        [gate.id, { ...gate, exits: { ...gate.exits, west: "isle:street", east: "isle:den" } }] as const,
      ]),
    };
    expect(await world.reloader.reload()).toMatchObject({ ok: true });
    expect(book.from("isle:gate").get("isle:den")?.way).toBe("east");
  });
});
