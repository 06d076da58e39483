import { describe, expect, it } from "vitest";
import { useWorlds } from "../testing/use-worlds.ts";
import { voiceContent } from "../testing/voice-content.ts";

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
});
