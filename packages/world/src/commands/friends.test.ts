import { describe, expect, it } from "vitest";
import { PASSWORD } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

describe("friends", () => {
  const start = useWorlds();

  it("are told of, when they come and go elsewhere", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("friends")).toContain("You have named no friends.");
    expect(await ann.type("friend add bob")).toContain("Bob is among your friends now");
    world.move(ann.character, "pit");
    ann.read();
    await bob.type("quit");
    expect(ann.read()).toBe("Bob, a friend of yours, has left for another shore.");
    await world.tick(7_200_000);
    expect(await ann.type("friends")).toBe(
      "Your friends, those in play first:\n  Bob (last seen 2 hours ago)",
    );
    const again = await world.connect();
    await again.typeAll("bob", PASSWORD);
    expect(ann.read()).toBe("Bob, a friend of yours, has come ashore.");
    expect(await ann.type("friends")).toContain("  Bob (level 1 human)");
    expect(await ann.type("who friends")).toContain("One of two players about:\n  Bob");
  });

  it("are not told of who is away from the wire for a moment, nor to whom they ignore", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await ann.type("friends add bob");
    world.move(ann.character, "pit");
    await bob.connection.hangUp(false);
    ann.read();
    const again = await world.connect();
    await again.typeAll("bob", PASSWORD);
    expect(ann.read()).toBe("");
    await again.type("ignore ann");
    await again.type("quit");
    expect(ann.read()).toBe("");
  });

  it("are named once, can be dropped, and are no guests, strangers or oneself", async () => {
    const world = await start();
    const [ann] = await world.players("Ann", "Bob");
    const guest = await world.guest();
    const name = guest.connection.topic("character")?.name ?? "";
    ann.read();
    expect(await ann.type(`friends add ${name}`)).toContain("A guest is gone for good");
    expect(await ann.type("friends add ann")).toBe("That is you.");
    expect(await ann.type("friends add zed")).toContain("There is nobody of that name");
    await ann.type("friends add bob");
    expect(await ann.type("friends add bob")).toBe("Bob is among your friends already.");
    expect(await ann.type("friends remove zed")).toContain("'zed' is not among your friends.");
    expect(await ann.type("friends remove bob")).toBe("Bob is no longer among your friends.");
    expect(await ann.type("friends bob")).toContain("FRIENDS ADD TERN");
  });
});

describe("asking after somebody", () => {
  const start = useWorlds();

  it("tells who is in play, and when one who is away was seen", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await world.tick(3 * 86_400_000);
    expect(await ann.type("whois bo")).toBe(
      "Bob is in play: level 1 human and idle for 3 days.\nKnown here for 3 days.",
    );
    await bob.type("quit");
    await world.tick(3_600_000);
    ann.read();
    expect(await ann.type("finger bob")).toBe(
      "Bob is not in play, and was last seen an hour ago.\nKnown here for 3 days.",
    );
    expect(await ann.type("whois zed")).toContain("Nobody called 'zed' has ever been here.");
    expect(await ann.type("whois")).toContain("Ask after whom?");
    const guest = await world.guest();
    const name = guest.connection.topic("character")?.name ?? "";
    expect(await ann.type(`whois ${name}`)).toContain("A guest: nobody knows for how long.");
  });

  it("narrows the list of players by level, calling, name and place", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await world.guest();
    ann.read();
    expect(await ann.type("who guests")).toContain("One of three players about:");
    expect(await ann.type("who 1-3")).toContain("Three of three players about:");
    expect(await ann.type("who 2+")).toContain("Nobody of three players about is meant by '2+'.");
    expect(await ann.type("who human")).toContain("Three of three");
    expect(await ann.type("who bo")).toContain("  Bob (level 1 human)");
    expect(await ann.type("who near")).toContain("Three of three");
    expect(await ann.type("who staff")).toContain("Nobody of three");
    if (bob.session.account) bob.session.account.role = "admin";
    expect(await ann.type("who staff")).toContain("  Bob (level 1 human, administrator)");
  });
});
