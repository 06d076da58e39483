import { describe, expect, it } from "vitest";
import { Name } from "../components/index.ts";
import { say } from "../deeds/speech/say.ts";
import type { Connection } from "../testing/test-gateway.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const names = (connection: Connection): string[] | undefined =>
  connection.topic("roomPlayers")?.players.map((one) => one.name);
const things = (connection: Connection): string[] | undefined =>
  connection.topic("roomItems")?.items.map((one) => one.name);

describe("what a client knows of its room", () => {
  const start = useWorlds();

  it("is the room with where its ways lead and what can be looked at, its things and everyone in it", async () => {
    const world = await start();
    const { connection, character } = await world.player("Ann");
    expect(connection.topic("room")).toEqual({
      id: "isle:pier",
      name: "The Pier",
      area: "The Isle",
      exits: { north: "isle:shed", east: "isle:beach", in: "isle:hut", down: "isle:pit" },
      details: ["planks", "water"],
      environment: "shore",
    });
    expect(connection.topic("roomItems")).toEqual({
      room: "isle:pier",
      items: [{ id: world.one("bollard").id, name: "the oak bollard", count: 1, fixed: true }],
    });
    expect(connection.topic("roomPlayers")).toEqual({
      room: "isle:pier",
      players: [
        { id: world.one("marn").id, name: "Marn", kind: "npc" },
        { id: character.id, name: "Ann", kind: "player" },
      ],
    });
    expect(connection.topic("inventory")?.items).toMatchObject([{ name: "ten copper pennies", count: 10 }]);
  });

  it("follows everyone who comes and goes, for those who are there and nobody else", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    expect(names(ann.connection)).toEqual(["Marn", "Ann", "Bob", "Cid"]);
    await cid.type("east");
    expect(names(ann.connection)).toEqual(["Marn", "Ann", "Bob"]);
    expect(names(cid.connection)).toEqual(["a pale moth", "a pale moth", "Cid"]);
    const before = world.gateways[0]?.frames.length;
    await bob.type("north");
    expect(names(ann.connection)).toEqual(["Marn", "Ann"]);
    const told = world.gateways[0]?.frames.slice(before).flatMap(({ states }) => states) ?? [];
    expect(told.flatMap(({ sessions }) => sessions)).not.toContain(cid.connection.number);
  });

  it("follows things that are dropped, taken, parted and brought forth", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await bob.type("drop 4 coins");
    expect(things(ann.connection)).toEqual(["the oak bollard", "four copper pennies"]);
    await bob.type("drop 1 coin");
    expect(things(ann.connection)).toEqual(["the oak bollard", "five copper pennies"]);
    await ann.type("get coins");
    expect(things(bob.connection)).toEqual(["the oak bollard"]);
    expect(ann.connection.topic("inventory")?.items[0]?.count).toBe(15);
    world.thing("oar", world.room("pier"));
    world.loop.wake();
    await world.settle();
    expect(things(ann.connection)).toEqual(["the oak bollard", "an ash oar"]);
  });

  it("names a player who waits behind a broken connection, and none who has left", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    await bob.connection.hangUp(false);
    await cid.type("quit");
    expect(names(ann.connection)).toEqual(["Marn", "Ann", "Bob"]);
    bob.character.add(Name({ name: "Robert", keywords: ["robert"] }));
    world.loop.wake();
    await world.settle();
    expect(names(ann.connection)).toEqual(["Marn", "Ann", "Robert"]);
  });

  it("goes out once, for all in the room together", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    const before = world.gateways[0]?.frames.length;
    await cid.type("down");
    const told = world.gateways[0]?.frames
      .slice(before)
      .flatMap(({ states }) => states)
      .filter(({ topic, value }) => topic === "roomPlayers" && value.includes("isle:pier"));
    expect(told?.map(({ sessions }) => sessions)).toEqual([[ann.connection.number, bob.connection.number]]);
  });

  it("names fifty of a crowd, and looks at it once a second", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    for (let i = 0; i < 60; i += 1) world.thing("moth", world.room("pier"));
    await world.tick();
    expect(ann.connection.topic("roomPlayers")).toMatchObject({ crowd: true, players: { length: 50 } });
    const told = (): number =>
      world.gateways[0]?.frames.flatMap(({ states }) => states).filter(({ topic }) => topic === "roomPlayers")
        .length ?? 0;
    const before = told();
    world.move(world.one("marn"), "beach");
    await world.tick();
    await ann.type("look");
    expect(told()).toBe(before);
    await world.tick(1_000);
    expect(told()).toBe(before + 1);
    expect(names(ann.connection)).not.toContain("Marn");
  });

  it("is taken back when the character steps out of play", async () => {
    const world = await start();
    const { connection } = await world.player("Ann");
    expect(connection.topics.get("room")).not.toBe("null");
    await connection.type("characters");
    const left = ["character", "room", "roomItems", "roomPlayers", "inventory"].map((topic) =>
      connection.topics.get(topic),
    );
    expect(left).toEqual(["null", "null", "null", "null", "null"]);
  });

  it("says who is in play to a session that asks, as often as it asks", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const round of [1, 2]) {
      ann.connection.topics.delete("who");
      ann.connection.send({ $case: "side", side: { topic: "who", value: String(round) } });
      await world.settle();
      expect(ann.connection.topic("who")).toEqual({ players: ["Ann", "Bob"] });
    }
    expect(bob.connection.topic("who")).toBeUndefined();
  });
});

describe("words that clients with side channels sort", () => {
  const start = useWorlds();

  it("bear the channel and the speaker, each with its own words, never joined with others", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const before = world.gateways[0]?.frames.length;
    await ann.type("say hello");
    await ann.type("tell bob psst");
    world.act(say, world.one("marn"), { text: "aye" });
    await world.settle();
    const outs = world.gateways[0]?.frames.slice(before).flatMap((frame) => frame.outs);
    const channel = (name: string, talker: string): unknown => ({
      $case: "channel",
      channel: { channel: name, talker },
    });
    expect(outs).toEqual([
      {
        sessions: [ann.connection.number],
        text: "<say>You say, 'hello'</say>",
        about: channel("say", "Ann"),
      },
      {
        sessions: [bob.connection.number],
        text: "<say><player>Ann</player> says, 'hello'</say>",
        about: channel("say", "Ann"),
      },
      expect.objectContaining({ sessions: [ann.connection.number], about: channel("tell", "Ann") }),
      expect.objectContaining({ sessions: [bob.connection.number], about: channel("tell", "Ann") }),
      expect.objectContaining({
        sessions: [ann.connection.number, bob.connection.number],
        about: channel("say", "Marn"),
      }),
    ]);
  });

  it("bear the direction in which there is no way", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const before = world.gateways[0]?.frames.length;
    await ann.type("west");
    await ann.type("go sideways");
    const outs = world.gateways[0]?.frames.slice(before).flatMap((frame) => frame.outs) ?? [];
    expect(outs.map(({ about }) => about)).toEqual([{ $case: "wrongWay", wrongWay: "west" }, undefined]);
  });
});
