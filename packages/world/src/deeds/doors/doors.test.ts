import { describe, expect, it } from "vitest";
import { knowSkill } from "../../bodies/skills.ts";
import { Closure, ContainedIn } from "../../components/index.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { waysContent } from "../../testing/ways-content.ts";
import { doorOf } from "../../views/ways.ts";

describe("a door", () => {
  const start = useWorlds();
  const open = () => start({ content: waysContent() });

  it("stops whoever walks against it and teaches what to do about it", async () => {
    const world = await open();
    const ann = await world.player("Ann");
    expect(await ann.type("north")).toBe("The tar-black door is closed. OPEN NORTH first.");
    expect(await ann.type("open north")).toMatch(/^The tar-black door is locked\. UNLOCK it/);
    expect(await ann.type("unlock door")).toBe("You have no key to the tar-black door.");
    expect(world.game.placeOf(ann.character)).toBe(world.room("pier"));
  });

  it("is one door from both sides: what is done here is seen and heard there", async () => {
    const world = await open();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    world.move(bob.character, "shed");
    world.thing("key", ann.character);
    for (const one of [bob, cid]) one.read();
    expect(await ann.type("unlock tar door")).toBe("You unlock the tar-black door with a rusty key.");
    expect(cid.read()).toBe("Ann unlocks the tar-black door.");
    expect(bob.read()).toBe("A key turns in the tar-black door.");
    expect(await ann.type("open door")).toBe("You open the tar-black door.");
    expect(bob.read()).toBe("The tar-black door opens.");
    expect(await ann.type("open door")).toBe("The tar-black door is open already.");
    expect(await bob.type("exits")).toBe("The ways from here:\n  south: The Pier");
    expect(await bob.type("close south")).toBe("You close the tar-black door.");
    expect(ann.read()).toBe("The tar-black door closes.");
    expect(await ann.type("lock door with key")).toBe("You lock the tar-black door with a rusty key.");
    expect(bob.read()).toBe("A key turns in the tar-black door.");
    expect(await bob.type("south")).toBe("The tar-black door is closed. OPEN SOUTH first.");
  });

  it("hides what is behind it while it is closed", async () => {
    const world = await open();
    const ann = await world.player("Ann");
    expect(await ann.type("look")).toContain("Exits: north (closed), east, down, in");
    expect(await ann.type("look north")).toBe("The tar-black door is closed.");
    expect(await ann.type("look door")).toBe("Tar, an inch deep. It is closed.");
    expect(await ann.type("exits")).toContain("  north: The tar-black door, closed\n");
    world.thing("key", ann.character);
    await ann.typeAll("unlock door", "open door");
    expect(await ann.type("look")).toContain("Exits: north, east, down, in");
    expect(await ann.type("look north")).toBe("That way lies The Shed.");
    expect(await ann.type("look door")).toBe("Tar, an inch deep. It stands open.");
  });

  it("takes a key that hangs on a ring, and no other", async () => {
    const world = await open();
    const ann = await world.player("Ann");
    const ring = world.thing("ring", ann.character);
    world.thing("rope", ann.character);
    world.thing("key", ring);
    expect(await ann.type("unlock door with rope")).toBe("A rope does not fit.");
    expect(await ann.type("unlock door")).toBe("You unlock the tar-black door with a rusty key.");
    expect(await ann.type("lock door")).toBe("You lock the tar-black door with a rusty key.");
  });

  it("is not locked while it stands open, nor locked or opened twice", async () => {
    const world = await open();
    const ann = await world.player("Ann");
    world.thing("key", ann.character);
    expect(await ann.typeAll("lock door")).toBe("The tar-black door is locked already.");
    expect(await ann.typeAll("unlock door", "unlock door")).toBe("The tar-black door is not locked.");
    expect(await ann.typeAll("close door")).toBe("The tar-black door is closed already.");
    expect(await ann.typeAll("open door", "lock door")).toBe("The tar-black door is open. CLOSE it first.");
  });

  it("carries a knock to the other side", async () => {
    const world = await open();
    const [ann, bob] = await world.players("Ann", "Bob");
    world.move(bob.character, "shed");
    bob.read();
    expect(await ann.type("knock on door")).toBe("You knock on the tar-black door.");
    expect(bob.read()).toBe("Somebody knocks on the tar-black door.");
  });

  it("is picked in a while by one who has learned it, unless something comes between", async () => {
    const world = await open();
    const ann = await world.player("Ann");
    const door = doorOf(world.game, world.room("pier"), "north");
    expect(await ann.type("pick door")).toMatch(/^You would not know which end of the wire to hold/);
    knowSkill(ann.character, "lockpicking", 100);
    expect(await ann.type("pick door")).toMatch(/^You bend to the lock of the tar-black door/);
    expect(door?.need(Closure).locked).toBe(true);
    for (let tries = 0; door?.need(Closure).locked && tries < 20; tries += 1) {
      await world.tick(6_000);
      if (door.need(Closure).locked) await ann.type("pick door");
    }
    expect(door?.need(Closure)).toEqual({ open: false, locked: false });
    ann.read();
    expect(await ann.type("pick door")).toBe("The tar-black door is not locked.");
  });

  it("is as it was after a restart", async () => {
    const world = await open();
    const ann = await world.player("Ann");
    world.thing("key", ann.character);
    await ann.typeAll("unlock door", "open door", "north");
    const next = await world.restart({ content: waysContent() });
    expect(doorOf(next.game, next.room("pier"), "north")?.need(Closure)).toEqual({
      open: true,
      locked: false,
    });
    expect(doorOf(next.game, next.room("shed"), "south")).toBe(doorOf(next.game, next.room("pier"), "north"));
    await next.settle();
    expect(await ann.type("south")).toMatch(/^The Pier\n/);
    next.stop();
  });

  it("is out of reach for one who is elsewhere, asleep or sitting", async () => {
    const world = await open();
    const ann = await world.player("Ann");
    expect(await ann.typeAll("sit", "open door")).toMatch(/STAND first/);
    await ann.type("stand");
    world.move(ann.character, "beach");
    expect(await ann.type("open door")).toMatch(/^You see no 'door' here that opens or shuts/);
    expect(ann.character.target(ContainedIn)).toBe(world.room("beach"));
  });
});

describe("a chest", () => {
  const start = useWorlds();

  it("opens, shuts and locks as a door does, and nobody knocks on it", async () => {
    const world = await start({ content: waysContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    world.thing("rope", world.thing("chest", world.room("pier")));
    expect(await ann.type("open chest")).toMatch(/^A sea chest is locked/);
    knowSkill(ann.character, "lockpicking", 100);
    expect(await ann.type("pick chest")).toMatch(/^No wire will ever move the lock of a sea chest/);
    expect(await ann.type("knock chest")).toBe("Nobody lives in a sea chest.");
    world.thing("key", ann.character);
    await ann.typeAll("unlock chest", "open chest");
    expect(bob.read()).toBe("Ann unlocks a sea chest.\nAnn opens a sea chest.");
    expect(await ann.type("get rope from chest")).toMatch(/^You get a rope/);
    expect(await ann.typeAll("close chest", "lock chest", "look in chest")).toMatch(/closed/);
  });

  it("that cannot be shut is not opened", async () => {
    const world = await start({ content: waysContent() });
    const ann = await world.player("Ann");
    expect(await ann.type("open bollard")).toMatch(/^You see no 'bollard' here that opens or shuts/);
  });
});
