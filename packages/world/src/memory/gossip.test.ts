import { describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Memory, Voiced } from "../components/index.ts";
import { talkingMarket } from "../testing/talking-market.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { remember as thinkOf, type Regard } from "../society/regard.ts";
import { blurred, gossip, newsFor } from "./gossip.ts";
import { memoriesOf } from "./long-term.ts";
import { comesToMind } from "./recall.ts";
import { dayMs } from "../shops/books.ts";

describe("what npcs tell each other", () => {
  const start = useWorlds();

  async function market(): Promise<{
    world: TestWorld;
    ann: Player;
    wyn: Entity;
    owl: Entity;
    marn: Entity;
  }> {
    const world = await start({ content: talkingMarket() });
    const [ann] = await world.players("Ann");
    world.move(ann.character, "shed");
    const [wyn, owl, marn] = [world.one("wyn"), world.one("owl"), world.one("marn")];
    return { world, ann, wyn, owl, marn };
  }

  const texts = (world: TestWorld, npc: Entity, words = "Ann lamp"): string[] =>
    comesToMind(world.game, npc, undefined, words).map(({ text, from }) => `${from ?? "I saw"}: ${text}`);

  function tells(world: TestWorld, one: Entity, other: Entity): string | undefined {
    other.link(ContainedIn, world.game.placeOf(one));
    return world.runner.run(gossip, one, { to: other }).refusal?.words;
  }

  it("is what happened to the one, with who told it, and from mouth to mouth less of it", async () => {
    const { world, ann, wyn, owl, marn } = await market();
    world.thing("hide", ann.character, 7);
    await ann.type("give 7 hides to wyn");
    expect(texts(world, wyn, "hides")).toEqual(["I saw: Ann gave me seven rat hides."]);
    expect(tells(world, wyn, owl)).toBeUndefined();
    expect(texts(world, owl, "hides")).toEqual(["Wyn: Ann gave Wyn some rat hides."]);
    tells(world, owl, marn);
    expect(texts(world, marn, "hides")).toEqual(["Owl: Ann gave Wyn some rat hides."]);
    const weight = (npc: Entity): number =>
      memoriesOf(world.game, npc.prototype?.id ?? "")[0]?.need(Memory).importance ?? 0;
    expect(weight(owl)).toBeLessThan(weight(wyn));
    expect(weight(marn)).toBeLessThan(weight(owl));
  });

  it("is not told twice to the same, nor back to whom it came from", async () => {
    const { world, ann, wyn, owl } = await market();
    world.thing("lamp", ann.character);
    await ann.type("give lamp to wyn");
    tells(world, wyn, owl);
    expect(tells(world, wyn, owl)).toContain("told each other all");
    await world.tick(dayMs(world.game));
    tells(world, wyn, owl);
    tells(world, owl, wyn);
    expect(memoriesOf(world.game, "isle:owl")).toHaveLength(1);
    expect(memoriesOf(world.game, "isle:wyn")).toHaveLength(1);
  });

  it("is never what was told in confidence, nor what somebody promised", async () => {
    const { world, ann, wyn, owl } = await market();
    await ann.type("say between us: I hid a lamp under the pier");
    expect(memoriesOf(world.game, "isle:wyn")).toHaveLength(1);
    tells(world, wyn, owl);
    expect(memoriesOf(world.game, "isle:owl")).toEqual([]);
  });

  it("names nobody who asked to keep it between them, unless whoever tells it thinks ill of that one", async () => {
    const { world, ann, wyn, owl } = await market();
    const [bob] = await world.players("Bob");
    const thinks = (of: Player, regard: Partial<Regard>): void =>
      world.game.world.attempt(() => thinkOf(world.game, wyn, of.character, "did something", regard));
    const told = (): string[] =>
      newsFor(world.game, wyn, bob.character).map(({ text, from }) => `${from}: ${text}`);
    await ann.type("say between us: I hid a lamp under the pier, and my brother knows");
    expect(told()).toEqual([]);
    thinks(bob, { trust: 0.9 });
    expect(told()).toEqual(["somebody: Somebody hid a lamp under the pier, and their brother knows."]);
    // Nor is it in what comes to mind for Bob: a model that speaks for Wyn has no name to let slip.
    const [known] = comesToMind(world.game, wyn, bob.character, "what lies under the pier");
    expect(JSON.stringify(known)).not.toMatch(/\bann\b/i);
    expect(texts(world, wyn, "pier")).toEqual([
      "Ann: Ann hid a lamp under the pier, and their brother knows.",
    ]);
    // One of the place to whom it slips out does not learn it either, and never tells Ann of herself.
    const style = { about: "", address: {}, openers: [], closers: [], terse: false };
    const traits = { talkative: 1, honest: -1 };
    wyn.add(Voiced({ traits, background: "", goals: [], style, lore: [], says: [] }));
    tells(world, wyn, owl);
    const [passed] = memoriesOf(world.game, "isle:owl");
    expect(passed?.need(Memory).fact.by).toEqual({ name: "somebody" });
    expect(passed?.need(Memory).about.join(" ")).not.toMatch(/ann/i);
    world.game.world.attempt(() => thinkOf(world.game, owl, ann.character, "was kind", { trust: 1 }));
    expect(newsFor(world.game, owl, ann.character)).toEqual([]);
    thinks(ann, { affinity: -0.5 });
    expect(told()).toEqual(["Ann: Ann hid a lamp under the pier, and their brother knows."]);
  });

  it("happens when they meet, without anybody asking them to", async () => {
    const { world, ann, wyn, owl } = await market();
    world.thing("lamp", ann.character);
    await ann.type("give lamp to wyn");
    owl.link(ContainedIn, world.room("shed"));
    world.game.memory.met(wyn, owl);
    await world.tick();
    expect(texts(world, owl)).toEqual(["Wyn: Ann gave Wyn a tin lamp."]);
  });

  it("fades: what is weeks old is not worth telling", async () => {
    const { world, ann, wyn, owl } = await market();
    world.thing("lamp", ann.character);
    await ann.type("give lamp to wyn");
    await world.tick(40 * dayMs(world.game));
    tells(world, wyn, owl);
    expect(memoriesOf(world.game, "isle:owl")).toEqual([]);
  });

  it("loses numbers first and names last, and nothing is made up", () => {
    const fact = {
      verb: "gave",
      by: { id: "a", name: "Ann" },
      to: { id: "isle:wyn", name: "Wyn" },
      thing: "seven rat hides",
      count: 7,
    };
    expect(blurred(fact, 1)).toEqual({ verb: "gave", by: fact.by, to: fact.to, thing: "some rat hides" });
    expect(blurred(fact, 3).by).toEqual({ name: "somebody" });
    expect(blurred(fact, 3).to).toEqual(fact.to);
    expect(blurred(fact, 4).to).toEqual({ name: "somebody" });
    expect(blurred({ verb: "words", words: "There are forty thieves and one cook." }, 1).words).toBe(
      "There are some thieves and one cook.",
    );
  });
});
