import { describe, expect, it } from "vitest";
import { attribute, mostHealth } from "../../bodies/stats.ts";
import { rankOf } from "../../bodies/skills.ts";
import { Body, Experience } from "../../components/index.ts";
import { coinsOf } from "../../items/purse.ts";
import { schoolContent } from "../../testing/school-content.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("choosing", () => {
  const start = useWorlds();

  it("lists what there is, and lets a newcomer be of another folk", async () => {
    const world = await start({ content: schoolContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    const list = await ann.type("choose");
    expect(list).toContain("choose folk islander: Broad people.");
    expect(list).toContain("choose calling ember-hand: Warm.");
    expect(list).not.toContain("drowned");
    const before = mostHealth(world.game, ann.character);
    expect(await ann.type("choose folk islander")).toBe(
      "You are an islander, and always were. Broad people.",
    );
    expect(bob.read()).toBe("You look at Ann again: an islander, of course.");
    expect(mostHealth(world.game, ann.character)).toBeGreaterThan(before);
    expect(await ann.type("choose folk islander")).toBe("That is what you are.");
    expect(await ann.type("choose folk drowned")).toContain("There are no 'drowned' here.");
    ann.character.edit(Body).level = 2;
    expect(await ann.type("choose folk marsher")).toBe("People know by now what you are.");
  });

  it("takes a calling from one who gives it, once, with its skills and its things", async () => {
    const world = await start({ content: schoolContent() });
    const ann = await world.player("Ann");
    expect(await ann.type("choose calling ember-hand")).toContain(
      "Nobody here takes you on as an ember-hand.",
    );
    await ann.type("in");
    ann.read();
    expect(await ann.type("choose calling deckhand")).toContain("Nobody here takes you on as a deckhand.");
    const said = await ann.type("choose calling ember");
    expect(said).toContain("Dame Orla looks you over, and nods. You are an ember-hand from now on.");
    expect(said).toContain("Dame Orla gives you an ash oar.");
    expect([rankOf(ann.character, "flare"), rankOf(ann.character, "ward")]).toEqual([10, 10]);
    expect(world.held(ann.character, "oar")).toHaveLength(1);
    expect(await ann.type("choose calling deckhand")).toBe("You are an ember-hand, and that is for life.");
    expect(world.held(ann.character, "oar")).toHaveLength(1);
  });
});

describe("learning", () => {
  const start = useWorlds();

  it("lists what is taught here, with price and how far one is", async () => {
    const world = await start({ content: schoolContent() });
    const ann = await world.player("Ann");
    expect(await ann.type("learn")).toContain("Nobody here teaches anything.");
    await ann.type("in");
    const list = await ann.type("learn");
    expect(list).toContain("Dame Orla teaches:");
    expect(list).toContain("learn clubs, three copper pennies (new to you): Sticks.");
    expect(list).toContain("learn flare, four copper pennies (for ember-hands)");
    expect(list).toContain("Takes newcomers as choose calling ember-hand.");
    expect(list).toContain("You have 2 lessons to take.");
    expect(await ann.type("learn from hermit")).not.toContain("Orla");
  });

  it("costs a lesson and coins, which are the teacher's from then on", async () => {
    const world = await start({ content: schoolContent() });
    const ann = await world.player("Ann");
    await ann.type("in");
    const hermit = world.one("hermit");
    const coins = world.census()["isle:copper"];
    expect(await ann.type("learn clubs from hermit")).toBe(
      "You count three copper pennies into the hand of Hermit.\nHermit shows you clubs, once slowly and once as it should be: 10 of 100.",
    );
    expect(rankOf(ann.character, "clubs")).toBe(10);
    expect([coinsOf(world.game, ann.character), coinsOf(world.game, hermit)]).toEqual([7, 3]);
    expect(world.census()["isle:copper"]).toBe(coins);
    expect(await ann.type("practise clubs")).toContain("you do better at clubs: 20 of 100");
    expect(await ann.type("learn clubs")).toContain("Your head is full.");
    expect(world.census()["isle:copper"]).toBe(coins);
  });

  it("refuses who is of another calling, too new, poor, taught out, or away from a teacher", async () => {
    const world = await start({ content: schoolContent() });
    const ann = await world.player("Ann");
    await ann.type("in");
    expect(await ann.type("learn flare")).toContain("Only ember-hands learn flare.");
    expect(await ann.type("learn flare from hermit")).toContain("Nobody here teaches 'flare'.");
    expect(await ann.type("learn fishing")).toContain("Nobody here teaches 'fishing'.");
    await ann.type("choose calling ember-hand");
    expect(await ann.type("learn deep song")).toBe("You learn deep song from level 3 on.");
    for (const purse of world.held(ann.character, "copper")) purse.despawn();
    expect(await ann.type("learn clubs")).toContain(
      "asks three copper pennies for clubs, and you have not so much.",
    );
    await ann.type("sit");
    expect(await ann.type("learn clubs")).toBe("You are sitting. STAND first.");
    expect(ann.character.need(Experience).lessons).toBe(2);
  });
});

describe("training", () => {
  const start = useWorlds();

  it("spends lessons on an attribute, with a teacher, five points at most", async () => {
    const world = await start({ content: schoolContent() });
    const ann = await world.player("Ann");
    expect(await ann.type("train strength")).toContain("It takes a teacher");
    await ann.type("in");
    ann.character.edit(Experience).lessons = 6;
    const before = attribute(world.game, ann.character, "strength");
    expect(await ann.type("train str")).toBe(
      `You carry the same stone until it is lighter. Your strength is ${before + 1} now.`,
    );
    for (let i = 0; i < 4; i += 1) await ann.type("train strength");
    expect(await ann.type("train strength")).toBe("Your strength is as good as training makes it.");
    expect(attribute(world.game, ann.character, "strength")).toBe(before + 5);
    await ann.type("train wisdom");
    expect(await ann.type("train wisdom")).toContain("You have had all the lessons you can take.");
    expect(await ann.type("train nonsense")).toContain("It is one of strength, dexterity");
  });
});
