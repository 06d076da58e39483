import { describe, expect, it } from "vitest";
import type { Reply } from "@wyldlands/voice";
import { Conversation } from "../components/index.ts";
import type { TestWorldOptions } from "../testing/test-world-options.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { voiceContent } from "../testing/voice-content.ts";

const MODELS: Reply = {
  say: "Wide.",
  acts: [],
  emotions: [],
  from: "model",
  key: "model wide",
  trace: { sources: [], withheld: [], notes: [] },
};

describe("rating a line", () => {
  const worlds = useWorlds();

  it("stores what a player thinks of the last thing that somebody who lives here said, and thanks", async () => {
    const world = await worlds({ content: voiceContent(), seed: "rate" });
    const ann = await world.player("Ann");
    world.move(ann.character, "hut");
    await ann.typeAll("say orla, what do you sell?", "say bram, hello");
    const [line = ""] = /(?<=Bram says, ').*(?=')/.exec(await ann.type("say bram, who are you?")) ?? [];
    expect(line).not.toBe("");
    expect(await ann.type("rate bad he mumbles")).toBe(
      `It is noted with thanks, and will be looked at: '${line}', said by Bram.`,
    );
    expect(await ann.type("rate good")).toContain("It is noted with thanks: ");
    await world.settle();
    expect(world.storage.voiceRatings).toMatchObject([
      { who: "Ann", npc: "isle:bram", line, good: false, why: "he mumbles", source: "grammar" },
      { npc: "isle:bram", line, good: true, why: "" },
    ]);
  });

  it("says what to type when there is nothing to rate, or no verdict", async () => {
    const world = await worlds({ content: voiceContent(), seed: "rate" });
    const ann = await world.player("Ann");
    expect(await ann.type("rate good")).toContain("Nobody who lives here has said anything to you of late.");
    expect(await ann.type("rate splendid")).toContain("RATE GOOD or RATE BAD");
    expect(await ann.type("rate")).toContain("RATE GOOD or RATE BAD");
    await world.settle();
    expect(world.storage.voiceRatings).toEqual([]);
  });

  it("books what the line was in truth: a model's stays a model's through a restart and many answers later", async () => {
    const wrong: string[] = [];
    const options = (): TestWorldOptions => ({
      content: voiceContent(),
      seed: "rate",
      speech: {
        model: true,
        atOnce: () => undefined,
        answer: () => Promise.resolve(MODELS),
        choose: () => Promise.resolve({ trace: { notes: [] } }),
        budgetLeft: () => undefined,
        wrong: (key) => void wrong.push(key),
        forget: () => {},
      },
    });
    const world = await worlds(options());
    const ann = await world.player("Ann");
    world.move(ann.character, "hut");
    let heard = await ann.type("say bram, what is the sea like?");
    for (let round = 0; round < 500 && !heard.includes("Bram says"); round += 1) {
      await world.settle();
      heard += ann.read();
    }
    expect(heard).toContain("Bram says, 'Wide.'");
    const next = await world.restart(options());
    await ann.type("rate bad short");
    await next.settle();
    expect(next.storage.voiceRatings).toMatchObject([{ line: "Wide.", source: "model", why: "short" }]);
    expect(wrong).toEqual(["model wide"]);
  });

  it("says so when nobody knows any more how the line came about", async () => {
    const world = await worlds({ content: voiceContent(), seed: "rate" });
    const ann = await world.player("Ann");
    world.move(ann.character, "hut");
    await ann.type("say bram, who are you?");
    world.game.world.attempt(() => {
      for (const record of world.game.world.query(Conversation))
        for (const line of record.edit(Conversation).lines) delete line.found;
    });
    expect(await ann.type("rate good")).toContain("That is too long ago");
    await world.settle();
    expect(world.storage.voiceRatings).toEqual([]);
  });
});
