import { describe, expect, it } from "vitest";
import { Minded } from "../../components/index.ts";
import { remember } from "../../society/regard.ts";
import { untilHour } from "../../time/calendar.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { BAKERY, villageContent } from "../../testing/village-content.ts";
import { voiceContent } from "../../testing/voice-content.ts";
import { Knowing, sceneOf } from "../scene.ts";

const MINDS = {
  goals: { live: { about: "lives", want: {}, priority: { base: 1 } } },
  archetypes: {
    baker: {
      about: "bakes",
      goals: ["live"],
      day: [
        { at: 4, place: "work", does: "work", doing: "kneading dough" },
        { at: 20, place: "home", does: "sleep", doing: "asleep" },
      ],
    },
  },
};

describe("what an npc knows of the world", () => {
  const worlds = useWorlds();

  it("are its wares with prices for whoever asks: friends pay less, and what is spoken is in words", async () => {
    const world = await worlds({ content: voiceContent(), seed: "facts" });
    const ann = await world.player("Ann");
    world.move(ann.character, "hut");
    const knowing = new Knowing(world.game);
    const facts = () =>
      sceneOf(knowing, world.one("orla"), ann.character, { how: "say", text: "what do you sell?" }).scene
        .facts;
    expect(facts().wares).toEqual([
      { name: "a mug of mead", price: 3, priced: "three copper pennies", left: 3 },
      { name: "a tin lamp", price: 12, priced: "twelve copper pennies", left: 2 },
    ]);
    expect(facts().buys).toEqual(["lights"]);
    world.game.world.attempt(() =>
      remember(world.game, world.one("orla"), ann.character, "gave a boat", { affinity: 0.9 }),
    );
    expect(facts().wares[1]?.price).toBeLessThan(12);
    expect(facts().work).toEqual([
      {
        name: "Crab Pots",
        ask: "Three of my pots lie on the beach. Bring me white shells for ballast, four of them.",
        pay: "five copper pennies",
      },
    ]);
  });

  it("are the people of its area: who is here it sees, of others it knows where the hour wants them, and not where they are", async () => {
    const places = { home: "cottage", work: "bakery" } as const;
    const content = villageContent(
      [
        { name: "Bess", room: "market", archetype: "baker", places, more: BAKERY },
        { name: "Hob", room: "market", archetype: "baker", places: { home: "cottage", work: "market" } },
      ],
      MINDS,
    );
    const world = await worlds({ content, seed: "facts" });
    const hob = world.one("hob");
    const ann = await world.player("Ann");
    await world.tick(untilHour(world.game, (hours) => hours % 24 === 9));
    for (const one of [hob, ann.character]) world.move(one, "market");
    world.move(world.one("bess"), "den");
    const knowing = new Knowing(world.game);
    expect(knowing.people.knownTo(hob)).toEqual([
      { name: "Bess", names: ["bess", "baker"], about: "the baker", where: "the bakery", how: "north" },
    ]);
    world.move(world.one("bess"), "market");
    expect(knowing.people.knownTo(hob)).toMatchObject([{ name: "Bess", where: "here" }]);
    expect(hob.has(Minded)).toBe(true);
  });

  it("is its day, with what it does now", async () => {
    const content = villageContent(
      [{ name: "Bess", room: "bakery", archetype: "baker", places: { home: "cottage", work: "bakery" } }],
      MINDS,
    );
    const world = await worlds({ content, seed: "facts" });
    const ann = await world.player("Ann");
    await world.tick(untilHour(world.game, (hours) => hours % 24 === 9));
    const { scene } = sceneOf(new Knowing(world.game), world.one("bess"), ann.character, {
      how: "say",
      text: "your day?",
    });
    expect(scene.facts.day).toEqual([
      { from: "four in the morning", place: "the bakery", doing: "kneading dough", now: true },
      { from: "eight in the evening", place: "the cottage", doing: "asleep", now: false },
    ]);
    expect(scene.npc.doing).toBe("kneading dough");
  });

  it("takes no longer to gather than a turn can bear", async () => {
    const world = await worlds({ content: voiceContent(), seed: "facts", dev: false });
    const ann = await world.player("Ann");
    world.move(ann.character, "hut");
    const knowing = new Knowing(world.game);
    const gather = (): unknown =>
      sceneOf(knowing, world.one("orla"), ann.character, { how: "say", text: "where is the beach?" });
    for (let warm = 0; warm < 50; warm += 1) gather();
    const times = Array.from({ length: 50 }, () => {
      const began = performance.now();
      gather();
      return performance.now() - began;
    }).sort((a, b) => a - b);
    expect(times[25]).toBeLessThan(10);
  });
});
