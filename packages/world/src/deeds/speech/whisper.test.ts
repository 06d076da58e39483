import { describe, expect, it } from "vitest";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("a whisper", () => {
  const start = useWorlds();

  it("is heard by one, and seen by the others", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    expect(await ann.type("whisper bob behind  you")).toBe("You whisper to Bob, 'behind  you'");
    expect(bob.read()).toBe("Ann whispers to you, 'behind  you'");
    expect(cid.read()).toBe("Ann whispers something to Bob.");
    expect(await bob.type("reply thanks")).toBe("You tell Ann, 'thanks'");
    ann.read();
    expect(await ann.type("whisper to marn the tide")).toBe("You whisper to Marn, 'the tide'");
  });

  it("is refused to oneself, to things, and to who is elsewhere", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("whisper me hm")).toBe("You mutter to yourself.");
    world.move(bob.character, "pit");
    expect(await ann.type("whisper bob hm")).toContain("There is nobody called 'bob' here.");
    expect(await ann.type("whisper")).toContain("Whisper to whom, and what?");
  });
});

describe("a reply", () => {
  const start = useWorlds();

  it("goes to whoever spoke last, wherever they are, over a restart", async () => {
    let world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    expect(await ann.type("reply hm")).toBe("Nobody has told you anything yet. TELL begins a talk.");
    await bob.type("tell ann one");
    await cid.type("tell ann two");
    world = await world.restart();
    for (const one of [ann, cid]) one.read();
    expect(await ann.type("reply yes")).toBe("You tell Cid, 'yes'");
    expect(cid.read()).toBe("Ann tells you, 'yes'");
    await cid.type("quit");
    ann.read();
    expect(await ann.type("reply still there?")).toBe("Cid, who spoke to you last, has left.");
    world.stop();
  });
});
