import { describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { Lately, Memory } from "../components/index.ts";
import { attack } from "../deeds/combat/attack.ts";
import { dayMs } from "../shops/books.ts";
import { talkingMarket } from "../testing/talking-market.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { plainName } from "../views/names.ts";
import { memoriesOf, remember } from "./long-term.ts";
import { MOST_MEMORIES } from "./memories.ts";
import { comesToMind, thinkOf } from "./recall.ts";
import { latelyOf } from "./short-term.ts";

describe("what an npc remembers", () => {
  const start = useWorlds();

  async function market(memory = {}): Promise<{ world: TestWorld; ann: Player; bob: Player; wyn: Entity }> {
    const world = await start({ content: talkingMarket(), memory });
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const { character } of [ann, bob]) world.move(character, "shed");
    return { world, ann, bob, wyn: world.one("wyn") };
  }

  const recalled = (world: TestWorld, ann: Player, words = ""): string[] =>
    comesToMind(world.game, world.one("wyn"), ann.character, words).map(({ text }) => text);

  it("is of late who came, bought and said what, in its own words, with the time", async () => {
    const { world, ann, wyn } = await market();
    await ann.typeAll("south", "north");
    await ann.typeAll("buy shell", "buy shell", "say good morning");
    await world.tick();
    expect(latelyOf(world.game, wyn)).toEqual([
      "I met Ann.",
      "Ann came in.",
      "Ann bought a white shell from me, twice.",
      "Ann said, 'good morning'",
    ]);
    await world.tick(dayMs(world.game));
    expect(latelyOf(world.game, wyn)[1]).toBe("Yesterday: Ann came in.");
  });

  it("is of late no more than the configuration says", async () => {
    const { world, ann, wyn } = await market({ shortTerm: 3 });
    for (const word of ["one", "two", "three", "four", "five"]) await ann.type(`say ${word}`);
    await world.tick();
    expect(latelyOf(world.game, wyn)).toEqual(["three", "four", "five"].map((word) => `Ann said, '${word}'`));
  });

  it("notes who comes in once in a while, not at every step", async () => {
    const { world, ann, wyn } = await market();
    for (let i = 0; i < 4; i += 1) await ann.typeAll("south", "north");
    await world.tick();
    expect(wyn.need(Lately).facts.filter(({ verb }) => verb === "came")).toHaveLength(1);
  });

  it("is for long what was done to it, and there after it died and after a restart", async () => {
    const { world, ann, wyn } = await market();
    world.thing("lamp", ann.character);
    await ann.type("give lamp to wyn");
    expect(recalled(world, ann)).toEqual(["Ann gave me a tin lamp."]);
    const room = world.game.placeOf(wyn);
    wyn.despawn();
    const heir = world.thing("wyn", room);
    expect(latelyOf(world.game, heir)).toEqual([]);
    expect(recalled(world, ann)).toEqual(["Ann gave me a tin lamp."]);
    await ann.typeAll("south", "quit");
    const next = await world.restart({ content: talkingMarket() });
    const back = await next.connect();
    await back.typeAll("ann", "salt and tar");
    const again = next.game.players.characters().find((one) => plainName(one) === "Ann");
    if (!again) throw new Error("Ann is not back");
    const [known] = comesToMind(next.game, next.one("wyn"), again, "");
    expect(known).toMatchObject({ text: "Ann gave me a tin lamp.", kind: "experience", when: "just now" });
  });

  it("is there at once when the world is killed after what was done", async () => {
    const { world, ann } = await market();
    world.thing("lamp", ann.character);
    await ann.type("give lamp to wyn");
    const next = await world.revive({ content: talkingMarket() });
    const texts = memoriesOf(next.game, "isle:wyn").map((one) => one.need(Memory).fact.verb);
    expect(texts).toEqual(["gave"]);
  });

  it("is for long only what matters as much as the configuration says", async () => {
    const { world, ann, wyn } = await market({ threshold: 0.2 });
    await ann.type("buy shell");
    await world.tick();
    expect(recalled(world, ann)).toEqual(["Ann bought a white shell from me."]);
    const strict = await start({ content: talkingMarket(), memory: { threshold: 0.9 } });
    const [bea] = await strict.players("Bea");
    strict.move(bea.character, "shed");
    strict.thing("straw", bea.character);
    await bea.type("give straw to wyn");
    expect(memoriesOf(strict.game, "isle:wyn")).toEqual([]);
    expect(wyn.alive).toBe(true);
  });

  it("is a blow, whoever it hit, and what it saw of it", async () => {
    const { world, ann, bob, wyn } = await market();
    const owl = world.thing("owl", world.room("shed"));
    world.runner.run(attack, ann.character, { to: wyn });
    expect(recalled(world, ann)).toEqual(["Ann went for me."]);
    const seen = comesToMind(world.game, owl, ann.character, "");
    expect(seen.map(({ text }) => text)).toEqual(["Ann went for Wyn."]);
    expect(comesToMind(world.game, owl, bob.character, "")).toEqual([]);
  });

  it("becomes one opinion when the same is done over and over, and goes on counting", async () => {
    const { world, ann } = await market();
    for (let day = 0; day < 5; day += 1) {
      world.thing("lamp", ann.character);
      await ann.type("give lamp to wyn");
      if (day === 2) expect(memoriesOf(world.game, "isle:wyn")).toHaveLength(3);
      await world.tick(dayMs(world.game));
    }
    const own = memoriesOf(world.game, "isle:wyn");
    expect(own.map((one) => [one.need(Memory).kind, one.need(Memory).times])).toEqual([["opinion", 5]]);
    expect(recalled(world, ann)).toEqual(["Ann has brought me tin lamps most days."]);
    world.thing("dirk", ann.character);
    await ann.type("give dirk to wyn");
    expect(recalled(world, ann)).toEqual(["Ann has brought me things most days."]);
  });

  it("is never more than so much: the palest goes first, and what came to mind stays", async () => {
    const { world, ann } = await market();
    const fact = (i: number) => ({ verb: "words", words: `Thing ${i} happened.` });
    const tells = (i: number, importance = 0.75): Entity | undefined =>
      world.game.world.attempt(() =>
        remember(world.game, "isle:wyn", { kind: "hearsay", fact: fact(i), importance }),
      );
    const first = tells(0, 0.71);
    const second = tells(1, 0.71);
    for (let i = 2; i < MOST_MEMORIES; i += 1) tells(i);
    await world.tick(dayMs(world.game));
    if (!first) throw new Error("nothing is remembered");
    world.game.world.attempt(() => thinkOf(world.game, [first, { id: "harbor/drowning" }, ann.character]));
    tells(MOST_MEMORIES);
    expect([first.alive, second?.alive]).toEqual([true, false]);
    expect(memoriesOf(world.game, "isle:wyn")).toHaveLength(MOST_MEMORIES);
  });

  it("of what was said comes to mind by the words, and pales with time", async () => {
    const { world, ann, bob, wyn } = await market();
    await bob.type("say The shed is haunted by a drowned clerk.");
    await ann.type("say I lost my dirk in the marsh");
    const [about] = comesToMind(world.game, wyn, ann.character, "what haunted place is that?");
    expect(about).toMatchObject({
      kind: "hearsay",
      from: "Bob",
      text: "The shed is haunted by a drowned clerk.",
    });
    const fresh = about?.score ?? 0;
    await world.tick(28 * dayMs(world.game));
    const [later] = comesToMind(world.game, wyn, ann.character, "what haunted place is that?");
    expect(later?.score).toBeCloseTo(fresh / 2, 2);
    expect(later?.when).toBe("four weeks ago");
  });
});
