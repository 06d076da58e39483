import { describe, expect, it } from "vitest";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { voiceContent } from "../testing/voice-content.ts";
import { addressedBy } from "./addressed.ts";

describe("for whom a line is", () => {
  const worlds = useWorlds();

  async function hut(players = 1): Promise<{ world: TestWorld; to: (text: string) => string }> {
    const world = await worlds({ content: voiceContent(), seed: "for whom" });
    const all = [];
    for (const name of ["Ann", "Bob", "Cid", "Dee"].slice(0, players)) all.push(await world.player(name));
    for (const { character } of all) world.move(character, "hut");
    const ann = all[0]?.character;
    if (!ann) throw new Error("nobody plays");
    const to = (text: string): string => {
      const found = addressedBy(world.game, ann, text);
      const name = (slug: string | undefined): string => slug?.replace("isle:", "") ?? "";
      if (!found) return "nobody";
      return [
        name(found.npc.prototype?.id),
        ...(found.also ? [name(found.also.prototype?.id)] : []),
        found.why,
      ].join(" ");
    };
    return { world, to };
  }

  it.each([
    ["orla", "orla named"],
    ["Orla, what do you sell?", "orla named"],
    ["ORLA!! you there", "orla named"],
    ["hello bram", "bram named"],
    ["good evening to you", "orla likeliest"],
    ["good morning, dear Bram.", "bram named"],
    ["thank you, bram", "bram named"],
    ["what do you sell, orla?", "orla named"],
    ["bram do you know the way", "bram named"],
    ["hey ropemaker", "bram named"],
    ["ropemaker: a word", "bram named"],
    ["where is bram?", "bram mentioned"],
    ["orla and bram, good day", "orla bram named"],
    ["hello bram and orla", "bram orla named"],
    ["hello everyone", "orla bram likeliest"],
    ["how much is the lamp?", "orla likeliest"],
    ["is there any work", "orla likeliest"],
    ["I am cold.", "orla likeliest"],
    ["", "nobody"],
    ["   ", "nobody"],
    ["?!", "nobody"],
    ["<b>orla</b>", "orla mentioned"],
    ["ｏｒｌａ, hello", "orla named"],
  ])("'%s' is for %s, when one player is there", async (text, whom) => {
    const { to } = await hut();
    expect(to(text)).toBe(whom);
  });

  it.each([
    ["I am cold.", "nobody"],
    ["is it always so cold here?", "orla likeliest"],
    ["good evening", "orla likeliest"],
    ["bob, is it always so cold here?", "nobody"],
    ["thanks, bob", "nobody"],
    ["orla, is bob always so cold?", "orla named"],
  ])("'%s' is for %s, when two are", async (text, whom) => {
    const { to } = await hut(2);
    expect(to(text)).toBe(whom);
  });

  it("is for nobody in a crowd unless one is called", async () => {
    const { to } = await hut(4);
    expect(to("is it always so cold here?")).toBe("nobody");
    expect(to("bram, is it always so cold here?")).toBe("bram named");
  });

  it("is for whose business it is, and who was not greeted yet, rather than for who walks along and was spoken to last", async () => {
    const world = await worlds({ content: voiceContent(), seed: "for whom" });
    const ann = await world.player("Ann");
    world.move(ann.character, "hut");
    await ann.type("say hello, bram");
    const to = (text: string): string | undefined => addressedBy(world.game, ann.character, text)?.why;
    const slug = (text: string) => addressedBy(world.game, ann.character, text)?.npc.prototype?.id;
    expect([slug("how are you?"), to("how are you?")]).toEqual(["isle:bram", "in talk"]);
    expect(slug("what have you got?")).toBe("isle:orla");
    expect(slug("two meads, please")).toBe("isle:orla");
    expect(slug("good evening")).toBe("isle:orla");
    await ann.type("say good evening");
    await ann.type("say bram, what do you do all day?");
    expect(slug("hello")).toBe("isle:bram");
    expect(slug("any work?")).toBe("isle:orla");
  });

  it("is for nobody where nobody can answer", async () => {
    const { world, to } = await hut();
    for (const slug of ["orla", "bram"]) world.move(world.one(slug), "pit");
    expect(to("orla, hello")).toBe("nobody");
  });
});
