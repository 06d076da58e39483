import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { setVital } from "../bodies/vitals.ts";
import {
  Activity,
  Closure,
  ContainedIn,
  Damaged,
  Experience,
  Following,
  Natural,
  Skills,
  Worn,
} from "../components/index.ts";
import { coinsOf } from "../items/purse.ts";
import { entryOf } from "../quests/log.ts";
import { remember } from "../society/regard.ts";
import { shippedContent } from "../testing/shipped-content.ts";
import { TestWorld, type Player } from "../testing/test-world.ts";
import { countOf } from "../views/names.ts";
import { doorOf } from "../views/ways.ts";

describe("a favour that is asked for in a player's own words, without a model", () => {
  let world: TestWorld;
  let ann: Player;

  beforeAll(async () => {
    world = await TestWorld.start({ content: await shippedContent(), seed: "favours" });
    ann = await world.player("Ann");
    const { coin } = world.game.content.world;
    for (const purse of ann.character.sources(ContainedIn)) if (purse.prototype?.id === coin) purse.despawn();
    world.game.spawnThing(coin, 300, ann.character);
  });

  afterAll(() => world.stop());

  /** Stands before somebody. */
  function before(id: string): Entity {
    const npc = world.game.world.entities().find((one) => one.prototype?.id === id);
    if (!npc) throw new Error(`there is no ${id}`);
    ann.character.link(ContainedIn, world.game.placeOf(npc));
    ann.read();
    return npc;
  }

  function befriend(npc: Entity, affinity: number): void {
    const perform = (): void =>
      remember(world.game, npc, ann.character, "somehow", { affinity, trust: affinity });
    world.act({ name: "regard", perform }, npc, {});
  }

  const coins = (): number => coinsOf(world.game, ann.character);

  it("has a friend come along, and go home when it is told", async () => {
    const bram = before("harbor:bram");
    expect(await ann.type("say Bram, follow me")).toMatch(/Bram Hodge says, '.+'/);
    expect(bram.has(Following)).toBe(false);
    befriend(bram, 0.5);
    expect(await ann.type("say come with me, bram")).toMatch(/Bram Hodge says, '.+'/);
    expect(bram.get(Following)?.leader).toBe(ann.character.id);
    expect(await ann.type("say thanks, you can go home now")).toMatch(/Bram Hodge says, '.+'/);
    expect(bram.has(Following)).toBe(false);
  });

  it("has a coat mended at the shop's price, and reads why not when it is whole or worn", async () => {
    before("harbor:gannet");
    const jerkin = world.game.spawnThing("harbor:canvas-jerkin", 1, ann.character);
    const had = coins();
    expect(await ann.type("say could you mend my jerkin?")).toMatch(
      /jerkin needs no mending\.\nMiss Gannet says, '/,
    );
    jerkin.add(Damaged({ by: 30 }));
    jerkin.add(Worn({ slot: "chest" }));
    const worn = await ann.type("say mend my jerkin, please");
    expect(worn).not.toContain("mends");
    expect(worn).toMatch(/^(?!You say|Miss Gannet).+\nMiss Gannet says, '/m);
    expect(coins()).toBe(had);
    jerkin.remove(Worn);
    expect(await ann.type("say now could you mend my jerkin, please?")).toMatch(
      /Miss Gannet says, '.+'\nMiss Gannet mends a canvas jerkin for/,
    );
    expect([jerkin.has(Damaged), coins() < had]).toEqual([false, true]);
  });

  it("hears what somebody teaches and for how much, and is taught by asking for it", async () => {
    before("strand:dorrit");
    const had = coins();
    expect(await ann.type("say what can you teach me?")).toMatch(/Dorrit says, '.*swimming/);
    expect(await ann.type("say how much is a lesson in swimming?")).toMatch(
      /Dorrit says, '.*swimming for eight copper pennies and climbing/i,
    );
    expect([coins(), ann.character.get(Skills)?.["swimming"]]).toEqual([had, undefined]);
    ann.character.edit(Experience).lessons = 1;
    expect(await ann.type("say will you teach me to swim?")).toMatch(/shows you swimming/);
    expect([coins(), (ann.character.get(Skills)?.["swimming"] ?? 0) > 0]).toEqual([had - 8, true]);
    expect(await ann.type("say teach me to climb as well")).toMatch(
      /Your head is full\..*\n.*Dorrit.* says, '/,
    );
    expect(coins()).toBe(had - 8);
  });

  it("has its wounds bound by who carries lint, and nothing bound that is whole", async () => {
    const tansy = before("harbor:tansy");
    expect(await ann.type("say can you heal me, sister?")).toMatch(/Sister Tansy says, '/);
    expect(tansy.has(Activity)).toBe(false);
    world.act(
      { name: "hurt", perform: () => setVital(world.game, ann.character, "health", 3) },
      ann.character,
      {},
    );
    const read = await ann.type("say I'm bleeding, sister, please bind this up");
    expect(read).toMatch(/Sister Tansy says, '.+'\nSister Tansy binds your wounds\./);
  });

  it("has the gate opened for it", async () => {
    const watchman = before("harbor:watchman");
    const gate = world.game.room("harbor:causeway-gate");
    if (!gate) throw new Error("there is no gate");
    watchman.link(ContainedIn, gate);
    ann.character.link(ContainedIn, gate);
    const door = doorOf(world.game, gate, "east");
    if (door) door.add(Closure({ open: false, locked: false }));
    expect(await ann.type("say open the gate, please")).toMatch(/gate watchman says, '/i);
    expect(door?.need(Closure).open).toBe(true);
  });

  it("is given a bite by whom it is a friend of, and nothing of what it names that is not there", async () => {
    const bram = before("harbor:bram");
    world.game.spawnThing("harbor:barley-loaf", 2, bram);
    const loaves = (): number =>
      ann.character.sources(ContainedIn).filter((one) => one.prototype?.id === "harbor:barley-loaf").length;
    await ann.type("say bram, give me your anchor");
    expect(loaves()).toBe(0);
    await ann.type("say bram, could you give me something to eat?");
    expect(loaves()).toBe(1);
    await ann.type("say bram, give me something to eat");
    expect(loaves()).toBe(1);
  });

  it("is paid when it says that the work is done, and only when it is", async () => {
    before("harbor:grout");
    await ann.type("quest accept crab for the pot");
    expect(entryOf(world.game, ann.character, "harbor:crab-for-the-pot")).toBeDefined();
    const had = coins();
    expect(await ann.type("say I have done your errand")).toMatch(/Ansel Grout says, '/);
    expect(coins()).toBe(had);
    world.game.spawnThing("harbor:crab-meat", 3, ann.character);
    expect(await ann.type("say here is your crab, all three of them")).toMatch(/Ansel Grout says, '/);
    expect(coins()).toBeGreaterThan(had);
    expect(
      ann.character.sources(ContainedIn).filter((one) => one.prototype?.id === "harbor:crab-meat"),
    ).toEqual([]);
  });

  it("is sold what a price was put to, when it says no more than that it will have it", async () => {
    before("harbor:oakum");
    const count = (id: string): number =>
      ann.character
        .sources(ContainedIn)
        .filter((one) => one.prototype?.id === id)
        .reduce((sum, one) => sum + countOf(one), 0);
    const torches = (): number => count("harbor:torch");
    await ann.type("say I'll have it");
    expect(torches()).toBe(0);
    await ann.type("say how much is a pitch torch?");
    await ann.type("say I'll not have it");
    await ann.type("say I'll have that boulder");
    expect(torches()).toBe(0);
    const had = coins();
    expect(await ann.type("say I'll have it, then")).toMatch(
      /Mother Oakum says, '.*'\nYou buy a pitch torch from Mother Oakum for two copper pennies/,
    );
    expect([torches(), coins()]).toEqual([1, had - 2]);
    await ann.type("say and what does a torch cost?");
    await ann.type("say I'll take two of those");
    expect([torches(), coins()]).toEqual([3, had - 6]);
  });

  it("is answered by the smugglers' lookout as well, who has a voice though he fights as beasts do", async () => {
    const boy = before("underquay:lookout-boy");
    // Where he sits it is dark.
    const lit = world.game.room("harbor:lamp-stair");
    if (!lit) throw new Error("there is no lamp stair");
    for (const one of [boy, ann.character]) one.link(ContainedIn, lit);
    for (const one of lit.sources(ContainedIn)) if (one.prototype?.id === "harbor:hesper") one.despawn();
    expect(boy.has(Natural)).toBe(true);
    expect(await ann.type("say hello there")).toMatch(/^A lookout says, '/m);
    expect(await ann.type("ask lookout about whistle")).toContain("One's customs. Two's the watch.");
    expect(await ann.type("ask lookout about smugglers")).not.toContain("soft hands");
  });
});
