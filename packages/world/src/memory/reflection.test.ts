import { describe, expect, it } from "vitest";
import { Memory } from "../components/index.ts";
import { talkingMarket } from "../testing/talking-market.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { memoriesOf, remember } from "./long-term.ts";
import { comesToMind } from "./recall.ts";
import {
  comeToThink,
  reflectionSystem,
  toThinkOver,
  type ThoughtOver,
  type ToThinkOver,
} from "./reflection.ts";

describe("thinking things over with a model", () => {
  const start = useWorlds();

  async function market(): Promise<{ world: TestWorld; ann: Player }> {
    const world = await start({ content: talkingMarket() });
    const [ann] = await world.players("Ann");
    world.move(ann.character, "shed");
    for (const line of [
      "I sell eels.",
      "I have lost my boat.",
      "My boat was found by the pier.",
      "I sold the boat.",
      "I've married Owl.",
    ])
      await ann.type(`say ${line}`);
    await ann.type("say don't tell anyone, I stole the boat.");
    return { world, ann };
  }

  it("is asked about many memories of one person, none of them secret, one question at a time", async () => {
    const { world } = await market();
    const asked: ToThinkOver[] = [];
    let answer: (thought: ThoughtOver) => void = () => {};
    const chores: (() => void)[] = [];
    const system = reflectionSystem({
      game: world.game,
      runner: world.runner,
      reflect: (question) => {
        asked.push(question);
        return new Promise((resolve) => (answer = resolve));
      },
      inTurn: (run) => chores.push(run),
    });
    system.run();
    world.game.memory.ponder("isle:wyn");
    system.run();
    expect(asked).toHaveLength(1);
    const [{ about, memories }] = asked as [ToThinkOver];
    expect(about.name).toBe("Ann");
    expect(memories.map(({ text }) => text)).toContain("Ann has married Owl.");
    expect(memories).toHaveLength(5);
    const of = memories.slice(0, 4).map(({ id }) => id);
    answer({ says: "Ann says she lost her boat, found it and sold it.", of, hearsay: true });
    await new Promise((resolve) => setImmediate(resolve));
    expect(memoriesOf(world.game, "isle:wyn")).toHaveLength(6);
    for (const chore of chores) chore();
    const left = memoriesOf(world.game, "isle:wyn").map((one) => one.need(Memory));
    expect(left.map(({ fact }) => fact.verb).sort()).toEqual(["thought", "words", "words"]);
    const [thought] = comesToMind(world.game, world.one("wyn"), undefined, "boat lost and found");
    expect(thought).toMatchObject({
      kind: "hearsay",
      from: "Ann",
      text: "Ann says she lost her boat, found it and sold it.",
    });
  });

  it("comes to nothing when the model fails, and the world goes on", async () => {
    const { world } = await market();
    const system = reflectionSystem({
      game: world.game,
      runner: world.runner,
      reflect: () => Promise.reject(new Error("the model is gone")),
      inTurn: (run) => run(),
    });
    system.run();
    await new Promise((resolve) => setImmediate(resolve));
    expect(memoriesOf(world.game, "isle:wyn")).toHaveLength(6);
    expect(world.logged.join("")).toContain("nothing came of a reflection");
  });

  it("is nothing for a mind with little to think of", async () => {
    const world = await start({ content: talkingMarket() });
    expect(toThinkOver(world.game, "isle:wyn")).toBeUndefined();
    expect(toThinkOver(world.game, "isle:nobody")).toBeUndefined();
  });

  it.each([
    ["of what is forgotten meanwhile", "Ann is fine.", "none such"],
    ["without words", " ", undefined],
  ])("comes to nothing %s", async (_what, says, of) => {
    const { world } = await market();
    const ids =
      of ??
      memoriesOf(world.game, "isle:wyn")
        .map(({ id }) => id)
        .join(" ");
    const { refusal } = world.runner.run(comeToThink, world.game.startRoom, {
      mind: "isle:wyn",
      says,
      of: ids,
      hearsay: "no",
    });
    expect(refusal).toBeDefined();
    expect(memoriesOf(world.game, "isle:wyn")).toHaveLength(6);
  });

  it("folds neither secrets nor another's memories", async () => {
    const { world } = await market();
    const other = world.game.world.attempt(() =>
      remember(world.game, "isle:owl", {
        kind: "hearsay",
        fact: { verb: "words", words: "Eels." },
        importance: 0.8,
      }),
    ) as { id: string };
    const own = memoriesOf(world.game, "isle:wyn");
    const secret = own.find((one) => one.need(Memory).secret !== undefined);
    const of = `${secret?.id} ${other.id} ${own[0]?.id}`;
    expect(
      world.runner.run(comeToThink, world.game.startRoom, {
        mind: "isle:wyn",
        says: "Hm.",
        of,
        hearsay: "no",
      }).refusal,
    ).toBeDefined();
  });
});
