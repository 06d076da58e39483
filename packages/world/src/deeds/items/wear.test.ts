import { describe, expect, it } from "vitest";
import { setPosition } from "../../bodies/posture.ts";
import { Body, Worn } from "../../components/index.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { smallContent } from "../../testing/small-content.ts";
import { rulesSchema } from "../../rules/schemas.ts";
import type { Content } from "../../content/types.ts";
import { drop } from "./drop.ts";
import { give } from "./give.ts";
import { put } from "./put.ts";
import { wear } from "./wear.ts";

/** The isle, with bodies that have room for more than one thing in a place. */
function withSlots(): Content {
  const slots = {
    chest: { where: "on your body", layers: 2 },
    ring: { where: "on your fingers", count: 2 },
  };
  return { ...smallContent(), rules: rulesSchema.parse({ slots }) };
}

describe("wearing", () => {
  const start = useWorlds();

  it("puts a thing on, in words for who wears it and who watches", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const hat = world.thing("hat", ann.character);
    expect(await ann.type("wear hat")).toBe("You wear a straw hat on your head.");
    expect(bob.read()).toBe("Ann puts on a straw hat.");
    expect(hat.get(Worn)).toEqual({ slot: "head" });
    expect(await ann.type("inventory")).not.toContain("hat");
    expect(await ann.type("equipment")).toBe("You have:\n  on your head: a straw hat");
    expect(await bob.type("look ann")).toContain("  on the head: a straw hat");
  });

  it("goes by layers: what is next to the skin comes first", async () => {
    const world = await start({ content: withSlots() });
    const ann = await world.player("Ann");
    world.thing("jerkin", ann.character);
    world.thing("shirt", ann.character);
    expect(await ann.type("wear jerkin")).toBe("You wear a hide jerkin on your body.");
    expect(await ann.type("wear shirt")).toBe("A linen shirt goes under a hide jerkin. REMOVE that first.");
    await ann.type("remove jerkin");
    expect(await ann.type("wear all")).toBe(
      "You wear a linen shirt on your body.\nYou wear a hide jerkin on your body.",
    );
    expect(await ann.type("remove shirt")).toBe("A linen shirt is under a hide jerkin. REMOVE that first.");
    expect(await ann.type("remove all")).toBe("You take off a hide jerkin.\nYou take off a linen shirt.");
  });

  it("takes as many as there are places, and says what is in the way", async () => {
    const world = await start({ content: withSlots() });
    const ann = await world.player("Ann");
    for (let i = 0; i < 3; i += 1) world.thing("ring", ann.character);
    expect(await ann.type("wear all.ring")).toBe(
      [
        "You wear a tin ring on your fingers.",
        "You wear a tin ring on your fingers.",
        "You have a tin ring on your fingers already. REMOVE it first.",
      ].join("\n"),
    );
  });

  it("refuses what is no clothing, what is a weapon, what is too high, and what is not carried", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    for (const slug of ["rope", "knife", "helm"]) world.thing(slug, ann.character);
    expect(await ann.type("wear rope")).toBe("You cannot wear a rope.");
    expect(await ann.type("wear knife")).toBe("A bone knife is not worn. WIELD it.");
    expect(await ann.type("wear helm")).toBe("An iron helm is beyond you yet: it takes level 3.");
    expect(await ann.type("wear crown")).toBe("You are not carrying 'crown'. INVENTORY lists what you have.");
    ann.character.add(Body({ folk: "human", level: 3, attributes: {} }));
    expect(await ann.type("wear helm")).toBe("You wear an iron helm on your head.");
    expect(await ann.type("wear helm")).toBe("You are not carrying 'helm'. INVENTORY lists what you have.");
    expect(await ann.type("wear all")).toBe("You carry nothing to put on.");
  });

  it("is nothing one does in one's sleep", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const hat = world.thing("hat", ann.character);
    setPosition(ann.character, "sleeping");
    expect(world.act(wear, ann.character, { item: hat }).refusal?.words).toMatch(/^You are asleep/);
    setPosition(ann.character, "resting");
    expect(world.act(wear, ann.character, { item: hat }).refusal).toBeUndefined();
  });

  it("lasts over a restart, and ends when the thing changes hands", async () => {
    const world = await start();
    const guest = await world.guest();
    world.thing("hat", guest.character);
    await guest.type("wear hat");
    const next = await world.restart();
    try {
      const hat = next.one("hat");
      expect(hat.get(Worn)).toEqual({ slot: "head" });
      const ann = await next.player("Ann");
      await guest.type("quit");
      expect(hat.has(Worn)).toBe(false);
      ann.read();
      expect(await ann.type("get hat")).toBe("You get a straw hat.");
    } finally {
      next.stop();
    }
  });

  it("keeps a thing from being dropped, given or put away until it is taken off", async () => {
    const world = await start();
    const [ann] = await world.players("Ann", "Bob");
    const hat = world.thing("hat", ann.character);
    const knife = world.thing("knife", ann.character);
    const sack = world.thing("sack", ann.character);
    await ann.typeAll("wear hat", "wield knife");
    const words = [
      world.act(drop, ann.character, { item: hat }),
      world.act(give, ann.character, { item: knife, to: world.one("marn") }),
      world.act(put, ann.character, { item: hat, container: sack }),
    ].map(({ refusal }) => refusal?.words);
    expect(words).toEqual([
      "You are wearing <item>a straw hat</item>. <hint>REMOVE it first.</hint>",
      "You have <item>a bone knife</item> in your hand. <hint>REMOVE it first.</hint>",
      "You are wearing <item>a straw hat</item>. <hint>REMOVE it first.</hint>",
    ]);
  });
});
