import { describe, expect, it } from "vitest";
import { Away } from "../../components/index.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("one who is away", () => {
  const start = useWorlds();

  it("is shown so, tells whoever tells, and is back with the next command", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await bob.type("afk soup & bread")).toBe(
      "You are away: soup & bread. Whatever you do next brings you back.",
    );
    expect(await ann.type("tell bob hi")).toBe(
      "You tell Bob, 'hi'\nBob is away, and may read it later: soup & bread",
    );
    expect(await ann.type("who away")).toContain("Bob (level 1 human, away: soup & bread)");
    expect(await ann.type("whois bob")).toContain("away: soup & bread");
    expect(await bob.type("inventory")).toContain("You are back.");
    expect(bob.character.has(Away)).toBe(false);
    expect(await ann.type("tell bob hi")).toBe("You tell Bob, 'hi'");
  });

  it("comes and goes by AFK alone, and says so in few words", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    expect(await ann.type("afk")).toContain("You are away: back soon.");
    expect(await ann.type("afk")).toBe("You are back.");
    expect(await ann.type(`afk ${"z".repeat(121)}`)).toContain("120 letters at most");
  });

  it("is still away after a restart of the world", async () => {
    let world = await start();
    const [ann] = await world.players("Ann");
    await ann.type("afk soup");
    world = await world.restart();
    ann.read();
    expect(await ann.type("look")).toContain("You are back.");
    world.stop();
  });
});

describe("a title", () => {
  const start = useWorlds();

  it("stands behind the name where players are listed, as it was typed", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("title the <b>net</b> mender")).toBe(
      "You are known as Ann the <b>net</b> mender from now on.",
    );
    expect(await bob.type("who an")).toBe(
      "One of two players about:\n  Ann the <b>net</b> mender (level 1 human)",
    );
    expect(await ann.type("title")).toContain("You are known as Ann the <b>net</b> mender.");
    expect(await ann.type("title off")).toBe("You go by your name alone.");
    expect(await ann.type("title")).toContain("You have no title.");
    expect(await ann.type(`title ${"x".repeat(61)}`)).toContain("60 letters at most");
  });
});
