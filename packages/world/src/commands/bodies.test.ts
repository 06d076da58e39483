import { describe, expect, it } from "vitest";
import { addEffect } from "../bodies/effects.ts";
import { knowSkill } from "../bodies/skills.ts";
import { setVital } from "../bodies/vitals.ts";
import { defineDeed } from "../deeds/deed.ts";
import { schoolContent } from "../testing/school-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { timeLeft } from "./time-left.ts";

const afflict = defineDeed<{ effect: string }>({
  name: "afflict",
  perform: ({ effect }, context) => addEffect(context, context.actor, effect),
});

describe("what one reads of one's own body", () => {
  const worlds = useWorlds();
  const start = async () => {
    const world = await worlds({ content: schoolContent() });
    return { world, ann: await world.player("Ann") };
  };

  it("is a handful of sentences by score", async () => {
    const { world, ann } = await start();
    expect(await ann.type("score")).toBe(
      [
        "You are Ann, a coaster without a calling, level 1.",
        "Health 20 of 20, mana 12 of 12, stamina 44 of 44.",
        "Experience 0, 100 more to level 2. Lessons to take: 2.",
        "You are on your feet and carry ten copper pennies.",
      ].join("\n"),
    );
    setVital(world.game, ann.character, "health", 3.2);
    world.act(afflict, ann.character, { effect: "venom" });
    world.act(afflict, ann.character, { effect: "poise" });
    for (const purse of world.held(ann.character, "copper")) purse.despawn();
    await ann.type("sit");
    expect(await ann.type("sc")).toContain(
      "You sit and have no coins on you. You are poisoned and poised. EFFECTS tells for how long.",
    );
    expect(await ann.type("score")).toContain("Health 4 of 20");
  });

  it("is six numbers and their words by attributes", async () => {
    const { ann } = await start();
    await ann.type("choose folk islander");
    const lines = (await ann.type("attributes")).split("\n");
    expect(lines).toContain("  Strength 10, common (+0)");
    expect(lines).toContain("  Constitution 14, good (+2)");
    expect(lines.at(-1)).toBe("Lessons to take: 2. TRAIN spends one, with a teacher.");
  });

  it("is what one knows by skills, by kind, with what it costs and when it can be used again", async () => {
    const { world, ann } = await start();
    expect(await ann.type("skills")).toContain("You have learned nothing yet.");
    for (const skill of ["clubs", "flare", "balm"]) knowSkill(ann.character, skill, 45);
    world.thing("dummy", world.room("pier"));
    await ann.type("cast flare at dummy");
    await world.tick(2_000);
    expect(await ann.type("skills")).toMatch(
      /^Weapons:\n {2}Clubs \d+, able\nSpells:\n {2}Flare \d+, able, costs 3 mana, again in [56] seconds\n {2}Balm 45, able, costs 3 mana$/m,
    );
  });

  it("is what lasts on one by effects, with what it does and for how long", async () => {
    const { world, ann } = await start();
    expect(await ann.type("effects")).toBe("Nothing out of the common is on you.");
    for (const effect of ["warded", "venom", "venom"]) world.act(afflict, ann.character, { effect });
    await world.settle();
    ann.read();
    expect(await ann.type("affects")).toBe(
      [
        "On you:",
        "  Warded: armour +2, a minute left",
        "  Poisoned (2 times over): harmful, poisoned, 20 seconds left",
      ].join("\n"),
    );
  });
});

describe("a span of time", () => {
  it("is told in the largest unit that fits", () => {
    expect([1, 59, 60, 150, 3_600, 9_000].map((seconds) => timeLeft(seconds))).toEqual([
      "a second",
      "59 seconds",
      "a minute",
      "3 minutes",
      "an hour",
      "3 hours",
    ]);
  });
});
