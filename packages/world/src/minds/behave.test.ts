import type { Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { Mind } from "../components/index.ts";
import type { Content } from "../content/types.ts";
import { rulesSchema, type Rules } from "../rules/schemas.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { villageContent, type Villager } from "../testing/village-content.ts";

const start = useWorlds();

const MINDS = {
  facts: {
    "food-lies": { sense: "lies", of: "food" },
    "has-food": { sense: "carries", of: "food" },
    "player-here": { sense: "players" },
    fed: { sense: "never" },
  },
  goals: {
    "keep-hours": { about: "does its round", want: { "on-duty": true }, priority: { base: 10 } },
    dine: { about: "dines", want: { fed: true } },
  },
  actions: {
    bark: { does: "call-for-help", with: { words: ["Bark!"] } },
    howl: { does: "call-for-help", with: { words: ["Howl!"] } },
    "go-den": { does: "return-home", place: "den" },
    "pick-up": {
      does: "pick-up",
      with: { things: "food" },
      when: { "food-lies": true },
      then: { "has-food": true },
    },
    eat: { does: "eat", when: { "has-food": true }, then: { fed: true, "has-food": false } },
    fetch: { does: "wander", when: { "food-lies": false }, then: { "has-food": true }, cost: 40 },
  },
  archetypes: {
    dog: {
      about: "is a dog",
      goals: ["keep-hours", "dine"],
      actions: ["pick-up", "eat", "fetch"],
      day: [{ at: 0, place: "street", does: "behave", with: { tree: "round" }, doing: "on its round" }],
    },
  },
};

const REX: Villager = {
  name: "Rex",
  room: "street",
  archetype: "dog",
  places: { street: "street", den: "den" },
};

function contentWith(tree: string, minds: object = MINDS): Content {
  const content = villageContent([REX], minds);
  const { trees } = rulesSchema.parse({ trees: { round: tree } });
  return { ...content, rules: { ...content.rules, trees } as Rules };
}

async function street(tree: string): Promise<{ world: TestWorld; ann: Player; rex: Entity }> {
  const world = await start({ content: contentWith(tree), seed: "rex" });
  const ann = await world.player("Ann");
  ann.read();
  return { world, ann, rex: world.one("rex") };
}

async function lived(world: TestWorld, seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i += 1) await world.tick(1_000);
}

describe("one who behaves by a tree", () => {
  it("does what the tree says, one thing after the other, and waits its seconds of the world", async () => {
    const { world, ann } = await street("sequence\n  action bark\n  wait 10\n  action howl\n  wait 1000");
    await lived(world, 6);
    expect(ann.read()).toContain("Bark!");
    await lived(world, 4);
    expect(ann.read()).not.toContain("Howl!");
    await lived(world, 6);
    expect(ann.read()).toContain("Howl!");
  });

  it("goes by facts of the rules, and walks to the place of an action", async () => {
    const { world, rex } = await street(
      "selector\n  sequence\n    condition player-here\n    action go-den\n    wait 1000\n  wait 1000",
    );
    await lived(world, 20);
    expect(world.game.placeOf(rex)).toBe(world.room("den"));
  });

  it("plans for a goal in the middle of it, and does the plan", async () => {
    const { world, ann, rex } = await street("sequence\n  plan dine\n  action howl\n  wait 1000");
    world.game.spawnThing("isle:loaf", 1, world.room("street"));
    await lived(world, 10);
    expect(world.held(rex, "loaf")).toEqual([]);
    expect(ann.read()).toMatch(/Rex (gets|takes|picks up) .*loaf[^]*Rex eats[^]*Howl!/);
  });

  it("goes on where it was after the world was killed", async () => {
    const { world, ann, rex } = await street(
      "sequence\n  action bark\n  wait 20\n  action howl\n  wait 1000",
    );
    await lived(world, 8);
    expect(rex.get(Mind)?.tree?.name).toBe("round");
    expect(ann.read()).toContain("Bark!");
    await world.committer.flush();
    const content = contentWith("sequence\n  action bark\n  wait 20\n  action howl\n  wait 1000");
    const next = await world.revive({ content, seed: "rex" });
    const before = next.gateways[0]?.connections;
    expect(before).toBeDefined();
    await lived(next, 25);
    const read = [...(before ?? [])].map((one) => one.read()).join("\n");
    expect(read).toContain("Howl!");
    expect(read).not.toContain("Bark!");
    next.stop();
  });

  it("begins anew by a tree that was rewritten meanwhile", async () => {
    const { world } = await street("sequence\n  action bark\n  wait 500\n  action howl");
    await lived(world, 8);
    await world.committer.flush();
    const next = await world.revive({
      content: contentWith("sequence\n  action howl\n  wait 500"),
      seed: "rex",
    });
    await lived(next, 8);
    const read = [...(next.gateways[0]?.connections ?? [])].map((one) => one.read()).join("\n");
    expect(read).toContain("Howl!");
    next.stop();
  });

  it("tries its day again a while after nothing in the tree could be done", async () => {
    const { world, rex } = await street("sequence\n  invert\n    condition player-here\n  action bark");
    await lived(world, 5);
    expect(world.minds.thinker.thoughtOf(rex)?.last).toContain("Nothing that 'round' says can be done.");
    await lived(world, 30);
    expect(rex.alive).toBe(true);
  });
});
