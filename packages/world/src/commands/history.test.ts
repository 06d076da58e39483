import { describe, expect, it } from "vitest";
import { ChannelBook, ChannelLines } from "../components/index.ts";
import { rulesSchema } from "../rules/schemas.ts";
import { smallContent } from "../testing/small-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const content = () => ({
  ...smallContent(),
  rules: rulesSchema.parse({ society: { clan: { price: 1, level: 1, most: 3 } } }),
});

describe("what was said to a group and to a clan", () => {
  const start = useWorlds();

  it("can be read again by its members alone, over a restart, and is forgotten with it", async () => {
    const world = await start({ content: content() });
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    for (const line of ["history group", "history gtell"])
      expect(await ann.type(line)).toContain("You are in no group. GROUP INVITE");
    expect(await ann.type("history clan")).toContain("You are of no clan.");
    await ann.typeAll("group invite bob", "clan found The Herring Hall", "clan invite bob");
    await bob.typeAll("group accept", "clan accept");
    expect(await bob.type("history group")).toBe("Nothing has been said to your group yet.");
    await ann.typeAll("gtell wait for me", "group say :waves", "ctell the boat is in");
    bob.read();
    expect(await bob.type("history group")).toBe(
      "Your group, the newest last:\n  just now: Ann: wait for me\n  just now: Ann: :waves",
    );
    expect(await bob.type("history clan 1")).toBe(
      "Your clan, the newest last:\n  just now: Ann: the boat is in",
    );
    expect(await bob.type("history")).toBe(
      "Spoken on:\n  Your group: last just now. HISTORY GROUP\n  Your clan: last just now. HISTORY CLAN",
    );
    expect(await cid.type("history group")).toContain("You are in no group.");
    expect(await cid.type("history")).toContain("Nothing has been said on any channel yet.");
    await ann.type("group leave");
    await ann.typeAll("group invite bob");
    await bob.type("group accept");
    expect(await bob.type("history group")).toBe("Nothing has been said to your group yet.");
    const next = await world.restart();
    expect(await bob.type("history clan")).toContain("Ann: the boat is in");
    await ann.typeAll("clan disband", "clan disband The Herring Hall", "group leave");
    await next.settle();
    expect(next.game.world.count(ChannelBook) + next.game.world.count(ChannelLines)).toBe(0);
    next.stop();
  });
});
