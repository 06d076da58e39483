import { describe, expect, it } from "vitest";
import { smallContent } from "../../testing/small-content.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("walking", () => {
  const start = useWorlds();

  it("shows the new room, and tells those who stay and those who are there already", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    world.move(cid.character, "shed");
    for (const one of [ann, bob]) one.read();
    expect(await ann.type("north")).toMatch(
      /^The Shed\nOars along the wall\.\n[^]*\nCid is here\.\nExits: south$/,
    );
    expect(bob.read()).toBe("Ann leaves north.");
    expect(cid.read()).toBe("Ann arrives from the south.");
  });

  it.each([
    ["in", "goes in", "outside"],
    ["down", "goes down", "above"],
    ["east", "leaves east", "the west"],
  ])("%s reads well on both sides", async (way, leaves, from) => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    const to = { in: "hut", down: "pit", east: "beach" }[way] ?? "";
    world.move(cid.character, to);
    bob.read();
    await ann.type(way);
    expect(bob.read()).toBe(`Ann ${leaves}.`);
    expect(cid.read()).toBe(`Ann arrives from ${from}.`);
  });

  it("goes out of a house to the outside", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    world.move(ann.character, "hut");
    world.move(bob.character, "hut");
    await ann.type("go out");
    expect(bob.read()).toBe("Ann goes out.");
  });

  it("refuses where there is no way, and says which there are", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    expect(await ann.type("west")).toBe(
      "There is no way west from here. You can go north, east, down and in.",
    );
    expect(await ann.type("go sideways")).toBe(
      "Go where? A direction is one of north, east, south, west, northeast, southeast, southwest, northwest, up, down, in and out.",
    );
    expect(await ann.type("go")).toBe(
      "Go where? Type a direction, such as NORTH or just N. EXITS lists the ways from here.",
    );
    world.move(ann.character, "pit");
    expect(await ann.type("up")).toBe("There is no way out of here.");
    world.move(ann.character, "hut");
    expect(await ann.type("up")).toBe("The way up is blocked.");
    expect(world.game.placeOf(ann.character)).toBe(world.room("hut"));
  });

  it("knows all twelve directions whole and short", async () => {
    const content = smallContent();
    const world = await start({
      content: {
        ...content,
        rooms: new Map(
          [...content.rooms].map(([id, room]) => [
            id,
            {
              ...room,
              exits: {
                north: id,
                east: id,
                south: id,
                west: id,
                northeast: id,
                southeast: id,
                southwest: id,
                northwest: id,
                up: id,
                down: id,
                in: id,
                out: id,
              },
            },
          ]),
        ),
      },
    });
    const ann = await world.player("Ann");
    for (const way of "n e s w ne se sw nw u d north south-west nor out in".split(" "))
      expect(await ann.type(way)).toMatch(/^The Pier\n/);
  });
});
