import { describe, expect, it } from "vitest";
import { OpenOffers } from "../../components/index.ts";
import { coinsOf } from "../../items/purse.ts";
import { marketContent } from "../../testing/market-content.ts";
import { questContent } from "../../testing/quest-content.ts";
import { answer, heard } from "../../testing/answering.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("a yes or a no by itself", () => {
  const start = useWorlds();

  it("takes or leaves what somebody here has offered last", async () => {
    const world = await start({ content: marketContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const { character } of [ann, bob]) world.move(character, "shed");
    for (const purse of world.held(ann.character, "copper")) purse.despawn();
    world.thing("copper", ann.character, 100);
    const wyn = world.one("wyn");
    const offer = (): unknown =>
      answer(world, wyn, ann.character, heard("price", "what is a lamp?"), "offer:lamp");
    offer();
    await world.settle();
    for (const one of [ann, bob]) one.read();
    expect(await ann.type("no")).toBe("You shake your head. Wyn says no more about it.");
    expect(bob.read()).toBe("Ann shakes a head at Wyn.");
    expect([ann.character.has(OpenOffers), coinsOf(world.game, ann.character)]).toEqual([false, 100]);
    offer();
    expect(await ann.type("yes")).toContain("You buy a tin lamp from Wyn");
    expect(world.held(ann.character, "lamp")).toHaveLength(1);
  });

  it("says what else waits for an answer when nothing was offered, and that nothing does", async () => {
    const work = {
      gather: {
        giver: "marn",
        name: "White Shells",
        offer: "Three shells, would you?",
        done: "Lovely.",
        steps: [{ objectives: [{ kind: "collect", item: "shell", count: 3 }] }],
        rewards: { coins: 5 },
      },
    };
    const world = await start({ content: questContent(work) });
    const [ann, bob] = await world.players("Ann", "Bob");
    await bob.type("trade ann");
    await bob.type("duel ann");
    ann.read();
    for (const typed of ["yes", "no"])
      expect(await ann.type(typed)).toContain(
        "You can still answer Bob's trade (TRADE ACCEPT), Bob's challenge (DUEL BOB) and the offer of work 'White Shells'",
      );
    world.move(ann.character, "beach");
    for (const typed of ["yes", "no"])
      expect(await ann.type(typed)).toContain("Nobody waits for a yes or a no of yours.");
    world.move(ann.character, "pier");
    answer(world, world.one("marn"), ann.character, heard("work", "work?"), "quest:gather");
    expect(await ann.type("no")).toContain("You shake your head. Marn will ask again.");
    expect(ann.character.has(OpenOffers)).toBe(false);
  });
});
