import { describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { entryOf } from "../../quests/log.ts";
import { answer, heard, legalIds } from "../../testing/answering.ts";
import { questContent } from "../../testing/quest-content.ts";
import type { Player, TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

const GATHER = {
  gather: {
    giver: "marn",
    name: "White Shells",
    offer: "Three shells, would you?",
    done: "Lovely, the lot of them.",
    steps: [{ objectives: [{ kind: "collect", item: "shell", count: 3 }] }],
    rewards: { coins: 5 },
  },
};

describe("an npc that has work", () => {
  const start = useWorlds();

  async function pier(): Promise<{ world: TestWorld; ann: Player; marn: Entity }> {
    const world = await start({ content: questContent(GATHER) });
    const [ann] = await world.players("Ann");
    return { world, ann, marn: world.one("marn") };
  }

  const ids = (world: TestWorld, npc: Entity, who: Player, line: ReturnType<typeof heard>): string[] =>
    legalIds(world, npc, who.character, line).filter((id) => /^(?:quest|take-on|finish)/.test(id));

  it("puts it before the speaker in its author's words, and a yes takes it on, once", async () => {
    const { world, ann, marn } = await pier();
    const ask = heard("work", "any work for me?");
    const yes = heard("agree", "yes, gladly");
    expect(ids(world, marn, ann, ask)).toEqual(["quest:gather"]);
    expect(ids(world, marn, ann, yes)).toEqual(["quest:gather"]);
    expect(answer(world, marn, ann.character, ask, "quest:gather").refusal).toBeUndefined();
    await world.settle();
    expect(ann.read()).toContain("Three shells, would you?");
    expect(ids(world, marn, ann, heard("agree", "yes, but I don't want to"))).toEqual(["quest:gather"]);
    expect(ids(world, marn, ann, yes)).toEqual(["take-on:gather", "quest:gather"]);
    expect(answer(world, marn, ann.character, yes, "take-on:gather").refusal).toBeUndefined();
    expect(entryOf(world.game, ann.character, "isle:gather")).toBeDefined();
    expect(ids(world, marn, ann, yes)).toEqual([]);
  });

  it("is taken at its word by ACCEPT as well", async () => {
    const { world, ann, marn } = await pier();
    answer(world, marn, ann.character, heard("work", "work?"), "quest:gather");
    expect(await ann.type("accept")).toContain("You take on White Shells.");
    expect(await ann.type("accept")).toContain("Nobody here has offered you anything");
  });

  it("hears that it is done from who says so, takes what was fetched, and pays", async () => {
    const { world, ann, marn } = await pier();
    await ann.type("quest accept white shells");
    const done = heard("work", "here are your shells, all done");
    expect(ids(world, marn, ann, done)).toEqual([]);
    world.move(ann.character, "beach");
    await ann.type("get 3 shells");
    world.move(ann.character, "pier");
    expect(ids(world, marn, ann, heard("greeting", "hello"))).toEqual([]);
    expect(ids(world, marn, ann, heard("work", "I have not brought them"))).toEqual([]);
    expect(ids(world, marn, ann, done)).toEqual(["finish:gather"]);
    expect(answer(world, marn, ann.character, done, "finish:gather").refusal).toBeUndefined();
    await world.settle();
    expect(ann.read()).toContain("Lovely, the lot of them.");
    expect(world.held(ann.character, "shell")).toEqual([]);
    expect(answer(world, marn, ann.character, done, "finish:gather").refusal).toBeDefined();
  });
});
