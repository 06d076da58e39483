import { describe, expect, it } from "vitest";
import { talkContent } from "../testing/talk-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const content = talkContent();

describe("one who is ignored", () => {
  const start = useWorlds();

  it("is neither heard nor seen to gesture, and is told why a tell does not arrive", async () => {
    const world = await start({ content });
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    expect(await ann.type("ignore bob")).toContain("Nothing that Bob says or acts out reaches you");
    for (const line of [
      "say hm",
      "shout hm",
      "emote hums",
      "gossip hm",
      "wave",
      "wave ann",
      "whisper cid hm",
    ])
      await bob.type(line);
    expect(ann.read()).toBe("");
    expect(cid.read().split("\n")).toHaveLength(7);
    expect(await bob.type("tell ann hm")).toBe("Ann does not want to hear from you.");
    expect(await bob.type("whisper ann hm")).toBe("Ann does not want to hear from you.");
    expect(await ann.type("tell bob hm")).toBe(
      "You ignore Bob, and would not hear an answer. UNIGNORE Bob first.",
    );
    expect(await ann.type("history gossip")).toBe("Nothing has been said on Gossip yet.");
    expect(await cid.type("history gossip")).toContain("Bob: hm");
  });

  it("is let through again, by name or with all others", async () => {
    const world = await start({ content });
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("ignore")).toContain("You ignore nobody.");
    await ann.type("ignore bob");
    expect(await ann.type("ignore bob")).toContain("You ignore Bob already.");
    expect(await ann.type("ignore")).toContain("You ignore Bob.");
    expect(await ann.type("whois bob")).toContain("You ignore this player.");
    expect(await ann.type("unignore bo")).toBe("You hear Bob again.");
    expect(await ann.type("unignore bob")).toContain("You do not ignore 'bob'.");
    await ann.type("ignore bob");
    expect(await ann.type("unignore all")).toBe("You ignore nobody any more.");
    await bob.type("say hm");
    expect(ann.read()).toBe("Bob says, 'hm'");
    expect(await ann.type("ignore ann")).toBe("That is you.");
    expect(await ann.type("ignore zed")).toContain("There is nobody of that name");
  });

  it("is so as every character of the account, away or in play, and over restarts", async () => {
    let world = await start({ content });
    const [ann, bob] = await world.players("Ann", "Bob");
    await bob.type("quit");
    ann.read();
    expect(await ann.type("ignore bob")).toContain("Nothing that Bob");
    const [cid] = await world.players("Cid");
    await cid.typeAll("characters", "new", "Dot");
    await ann.type("ignore cid");
    world = await world.restart({ content });
    ann.read();
    await cid.type("gossip it is me");
    expect(ann.read()).toBe("");
    world.stop();
  });

  it("is an administrator's never", async () => {
    const world = await start({ content });
    const [ann, bob] = await world.players("Ann", "Bob");
    if (bob.session.account) bob.session.account.role = "admin";
    await ann.type("ignore bob");
    expect(await bob.type("tell ann a word")).toBe("You tell Ann, 'a word'");
    expect(ann.read()).toBe("Bob tells you, 'a word'");
  });
});
