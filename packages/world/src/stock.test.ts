import { describe, expect, it } from "vitest";
import type { Content, RoomPrototype } from "./content/types.ts";
import { smallContent } from "./testing/small-content.ts";
import { PASSWORD } from "./testing/test-world.ts";
import { useWorlds } from "./testing/use-worlds.ts";

/** The small game with some rooms changed, or dropped. */
function changed(edit: (rooms: Map<string, RoomPrototype>) => void): Content {
  const content = smallContent();
  const rooms = new Map(content.rooms);
  edit(rooms);
  return { ...content, rooms };
}

const withThing = (room: string, item: string, count: number): Content =>
  changed((rooms) => {
    const authored = rooms.get(room);
    if (authored) rooms.set(room, { ...authored, things: [...authored.things, { item, count }] });
  });

describe("content that changed since the world was made", () => {
  const start = useWorlds();

  it("adds a thing to a room that exists, once", async () => {
    const world = await start();
    const oars = world.census()["isle:oar"] ?? 0;
    const content = withThing("isle:pier", "isle:oar", 2);
    const next = await world.restart({ content });
    expect(next.census()["isle:oar"]).toBe(oars + 2);
    const third = await next.restart({ content });
    expect(third.census()["isle:oar"]).toBe(oars + 2);
    third.stop();
  });

  it("does not bring back what was taken", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    await ann.typeAll("north", "get letter");
    const letters = world.census()["isle:letter"];
    const next = await world.restart();
    expect(next.census()["isle:letter"]).toBe(letters);
    next.stop();
  });

  it("brings who was in a dropped room to the area's recall room, and its things to the lost and found", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await ann.typeAll("north", "quit");
    await bob.typeAll("north", "drop 3 coins");
    const next = await world.restart({
      content: changed((rooms) => {
        rooms.delete("isle:shed");
        for (const room of rooms.values()) {
          const exits = Object.entries(room.exits).filter(([, to]) => to !== "isle:shed");
          rooms.set(room.id, { ...room, exits: Object.fromEntries(exits) });
        }
      }),
    });
    expect(await bob.type("look")).toContain("The Pier");
    const back = await next.connect();
    expect(await back.typeAll("ann", PASSWORD)).toContain("The Pier");
    const lost = next.room("lost");
    expect(next.game.company(lost, lost).map((thing) => thing.prototype?.id)).toContain("isle:copper");
    next.stop();
  });
});
