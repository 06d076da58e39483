import { describe, expect, it } from "vitest";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("telling", () => {
  const start = useWorlds();

  it("reaches one player anywhere, unheard by others", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    world.move(bob.character, "pit");
    for (const one of [ann, bob, cid]) one.read();
    expect(await ann.type("tell bob  come  up")).toBe("You tell Bob, 'come  up'");
    expect(bob.read()).toBe("Ann tells you, 'come  up'");
    expect(cid.read()).toBe("");
    expect(await bob.type("tell an help")).toBe("You tell Ann, 'help'");
  });

  it("takes a name typed whole before one that only begins so", async () => {
    const world = await start();
    const [cid, annabel, ann] = await world.players("Cid", "Annabel", "Ann");
    for (const one of [annabel, ann]) one.read();
    await cid.type("tell ANN hello");
    expect(annabel.read()).toBe("");
    expect(ann.read()).toBe("Cid tells you, 'hello'");
  });

  it("refuses oneself, strangers, and those whose connection is gone", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("tell ann hm")).toContain("You mutter to yourself.");
    expect(await ann.type("tell zed hm")).toBe("No player called 'zed' is about. WHO lists them.");
    expect(await ann.type("tell bob")).toBe(
      "Tell whom what? WHO lists the players; then, say, TELL TERN WELL MET.",
    );
    await bob.connection.hangUp(false);
    ann.read();
    expect(await ann.type("tell bob hm")).toBe("Bob is not listening just now: the connection is gone.");
  });
});
