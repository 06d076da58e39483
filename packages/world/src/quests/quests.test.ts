import type { Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { Escorted, Health, Letter, QuestLog, Skills } from "../components/index.ts";
import { abandonQuest } from "../deeds/quest/abandon.ts";
import { acceptQuest, declineQuest } from "../deeds/quest/accept.ts";
import { achieve } from "../deeds/quest/achieve.ts";
import { advanceQuest } from "../deeds/quest/advance.ts";
import { chooseInQuest } from "../deeds/quest/choose.ts";
import { failQuest } from "../deeds/quest/fail.ts";
import { finishQuest } from "../deeds/quest/finish.ts";
import { ask, talk } from "../deeds/quest/talk.ts";
import { fall } from "../deeds/combat/fall.ts";
import { caseOf, expectUndone } from "../testing/mined.ts";
import { Ledger } from "../testing/ledger.ts";
import { questContent, QUESTS, type WrittenQuest } from "../testing/quest-content.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { lettersTo } from "../society/letters.ts";
import { recordsOf } from "../society/records.ts";
import { regardOf, remember } from "../society/regard.ts";
import { questsTopic } from "../views/quests-topic.ts";
import { countOf } from "../views/names.ts";
import { entryOf, questLog } from "./log.ts";

/** Puts a mite there and kills it. */
async function killMite(world: TestWorld, player: Player, ledger?: Ledger): Promise<string> {
  world.thing("mite", world.game.placeOf(player.character));
  ledger?.open(world.game);
  await player.type("kill mite");
  let read = "";
  for (let round = 0; !read.includes("is dead") && round < 40; round += 1) {
    await world.tick(2_000);
    read += player.read();
  }
  expect(read).toContain("is dead");
  return read;
}

function coins(world: TestWorld, being: Entity): number {
  return world.held(being, "copper").reduce((sum, one) => sum + countOf(one), 0);
}

function without(...keys: string[]): Record<string, WrittenQuest> {
  return Object.fromEntries(
    Object.entries(QUESTS)
      .filter(([slug]) => !keys.includes(slug))
      .map(([slug, quest]) => [slug, slug === "late" ? quest : { ...quest, requires: {} }]),
  );
}

describe("a quest", () => {
  const start = useWorlds();
  /** Every deed is looked at by the ledger: nothing comes or goes that is not listed. */
  const quests = async (
    content = questContent(),
  ): Promise<{ world: TestWorld; ann: Player; bob: Player; ledger: Ledger }> => {
    const ledger = new Ledger();
    const world = await start({ content, doing: ledger.doing });
    ledger.open(world.game);
    const [ann, bob] = await world.players("Ann", "Bob");
    ledger.open(world.game);
    return { world, ann, bob, ledger };
  };

  it("to kill: is offered by who wants it, counts each kill, and pays with coins, things, regard and skill", async () => {
    const { world, ann, ledger } = await quests();
    expect(await ann.type("look")).toContain("Marn counts the waves. Marn has work for you.");
    expect(await ann.type("look at marn")).toContain("Marn has work for you: talk marn.");
    expect(await ann.type("talk to marn")).toContain(
      "Marn says, 'Will you?'\nDust and Mites: QUEST ACCEPT DUST AND MITES, or QUEST DECLINE DUST AND MITES.",
    );
    expect(await ann.type("quest accept dust")).toBe(
      "Marn says, 'Two of them.'\nYou take on Dust and Mites. QUESTS tells what to do next.\nThey breed anywhere.",
    );
    expect(await ann.type("talk marn")).toContain("Marn says, 'Are they dead?'");
    await ann.type("e");
    expect(await killMite(world, ann, ledger)).toContain("Kill two dust mites: 1 of 2.");
    expect(await ann.type("quests")).toBe(
      [
        "You are about:",
        "  Dust and Mites. They breed anywhere. Kill two dust mites: 1 of 2.",
        // The first errand is not done either.
        "Marn says, 'A flask for the lamp, please.'",
      ].join("\n"),
    );
    expect(questsTopic(world.game, ann.character)).toEqual({
      quests: [
        {
          id: "isle:mites",
          name: "Dust and Mites",
          step: "They breed anywhere. Kill two dust mites: 1 of 2.",
          objectives: [{ text: "Kill two dust mites", have: 1, need: 2 }],
          ready: false,
        },
      ],
    });
    expect(await killMite(world, ann, ledger)).toContain("Dust and Mites: Talk to Marn: it is done.");
    expect(await ann.type("w")).toContain("Marn waits to hear from you.");
    const purse = coins(world, world.one("marn"));
    expect(await ann.type("talk marn")).toContain(
      "Marn says, 'Good.'\nDust and Mites is done.\nYou are given 40 copper pennies and a rope.\nYou gain 60 experience.",
    );
    expect(coins(world, ann.character)).toBe(50);
    // Thirty were in the purse; ten are the harbour's.
    expect([purse, coins(world, world.one("marn"))]).toEqual([30, 0]);
    expect(regardOf(world.game, world.one("marn"), ann.character).affinity).toBeGreaterThan(0.19);
    expect(ann.character.get(Skills)).toMatchObject({ clubs: 5 });
    expect(await ann.type("quests done")).toBe("You have done:\n  Dust and Mites");
    expect(await ann.type("quest accept dust")).toBe("You have done Dust and Mites, and once is enough.");
    expect(questsTopic(world.game, ann.character)).toBe(null);
    expect(ledger.faults).toEqual([]);
  });

  it("to collect: comes after another, counts what is in the hands, and takes it at the end; again on another day", async () => {
    const { world, ann, ledger } = await quests();
    expect(await ann.type("quest accept shells")).toBe(
      "Shells comes after Dust and Mites, which you have not done yet.",
    );
    await ann.type("quest accept dust");
    await killMite(world, ann, ledger);
    await killMite(world, ann, ledger);
    await ann.typeAll("quest accept shells", "e");
    expect(await ann.type("get 2 shells")).toContain("Have three white shells on you: 2 of 3.");
    await ann.type("get 1 shell");
    expect(await ann.typeAll("drop 1 shell", "w", "talk marn")).toContain(
      "Shells takes three white shells, and you carry only 2.",
    );
    expect(await ann.typeAll("e", "get 1 shell", "w", "talk marn")).toContain("Shells is done.");
    expect(world.held(ann.character, "shell")).toEqual([]);
    expect(await ann.type("quest accept shells")).toMatch(/^Shells can be done again in \d+ hours\.$/);
    await world.tick(86_400_000);
    ann.read();
    expect(await ann.type("quest accept shells")).toContain("You take on Shells.");
    expect(ledger.faults).toEqual([]);
  });

  it("to deliver and to ask: hands out what is to be carried, ends with another, and lets one choose the reward", async () => {
    const { world, ann, ledger } = await quests(questContent(without()));
    expect(await ann.type("quest accept tarred parcel")).toContain("You are given a tarred parcel.");
    await ann.type("in");
    expect(await ann.type("ask orla about fog")).toBe("Orla says, 'It comes and it goes.'");
    expect(await ann.type("give parcel to orla")).toBe(
      "You give a tarred parcel to Orla.\nGive a tarred parcel to Orla: done.\nOrla says, 'From him? Open it.'\nOrla knows more.",
    );
    expect(world.held(world.one("orla"), "parcel")).toEqual([]);
    const choice =
      "The Tarred Parcel is done, and you may choose: a straw hat and an iron crate. QUEST CHOOSE STRAW HAT.";
    expect(await ann.type("ask orla about the fog?")).toBe(
      `Ask Orla about fog: done.\nOrla says, 'It is in the parcel.'\n${choice}`,
    );
    expect(await ann.type("talk orla")).toContain(choice);
    expect(await ann.type("quest choose gold")).toContain("You can choose from: a straw hat; an iron crate.");
    expect(await ann.type("quest choose straw hat")).toContain("You are given a straw hat.");
    expect(ledger.faults).toEqual([]);
  });

  it("pays what is too heavy to carry by the post, and lays it at a guest's feet", async () => {
    const { world, ann, ledger } = await quests(questContent(without()));
    const guest = await world.guest();
    for (const one of [ann, guest])
      await one.typeAll("quest accept parcel", "in", "give parcel to orla", "ask orla about fog");
    expect(await ann.type("quest choose crate")).toContain("it will come to you by the post.");
    const [letter] = lettersTo(world.game, ann.character.id);
    expect(letter?.get(Letter)).toMatchObject({ from: "Orla", subject: "The Tarred Parcel" });
    expect(letter && world.held(letter, "crate")).toHaveLength(1);
    expect(await guest.type("quest choose crate")).toContain("it is laid at your feet.");
    expect(world.held(world.room("hut"), "crate")).toHaveLength(1);
    expect(ledger.faults).toEqual([]);
  });

  it("to explore, with a choice: goes on as it was chosen, and pays by it", async () => {
    const { world, ann, bob, ledger } = await quests();
    for (const one of [ann, bob]) {
      await one.type("quest accept thief");
      expect(await one.type("e")).toMatch(
        /Go to the Beach: done\.\n(?:Ann|Bob) finds a footprint\.\nYou have to choose: TELL, to tell Marn; HUSH, to say nothing\./,
      );
      expect(await one.type("quest choose neither")).toContain("You can choose from: tell; hush.");
    }
    ann.read();
    expect(await ann.type("quest choose tell")).toBe("You choose to tell Marn.");
    expect(await ann.type("quest choose hush")).toBe("There is nothing to choose just now.");
    expect(await ann.typeAll("w", "talk marn")).toContain("Marn says, 'So it was him.'\nMarn says, 'Good.'");
    expect(coins(world, ann.character)).toBe(19);
    expect(await bob.typeAll("quest choose hush", "w", "talk marn")).toContain("Marn says, 'Nothing? Well.'");
    expect(coins(world, bob.character)).toBe(10);
    expect(ledger.faults).toEqual([]);
  });

  it("to use one thing on another: takes the thing to begin with, and is over by itself", async () => {
    const { world, ann, ledger } = await quests();
    expect(await ann.type("quest accept horn")).toBe(
      "Sound the Horn takes a fog horn, and you have none on you.",
    );
    world.thing("horn", ann.character);
    ledger.open(world.game);
    await ann.type("quest accept horn");
    expect(await ann.type("use horn")).not.toContain("done");
    expect(await ann.type("use horn on bollard")).toContain(
      "Use a fog horn on the oak bollard at the Pier: done.\nIt hums.\nGood.\nSound the Horn is done.",
    );
    expect(ledger.faults).toEqual([]);
  });

  it("to escort: somebody goes along, also after a restart of the world and after quitting", async () => {
    const { world, ann, ledger } = await quests();
    expect(await ann.type("quest accept lamb")).toContain("A lost lamb comes along with you.");
    expect(await ann.type("e")).toContain("A lost lamb arrives");
    await ann.type("quit");
    const back = await world.connect();
    expect(await back.typeAll("ann", "salt and tar")).toContain("is glad to see you, and comes along again.");
    expect(ledger.faults).toEqual([]);
    const next = await world.restart({ content: questContent() });
    expect(await back.type("w")).toContain("A lost lamb arrives");
    expect(await back.type("in")).toContain("Ann brings it home.\nA lost lamb goes in.");
    expect([...next.game.world.query(Escorted)]).toEqual([]);
    expect(await back.typeAll("out", "talk marn")).toContain("Lost Lamb is done.");
    expect(await back.type("quest accept lamb")).toBe("Lost Lamb can be done again in 30 seconds.");
    next.stop();
  });

  it("to escort: fails when who is led dies, and when it is given up", async () => {
    const { world, ann, ledger } = await quests();
    await ann.type("quest accept lamb");
    const [lamb] = [...world.game.world.query(Escorted)];
    lamb?.add(Health({ current: 0 }));
    if (lamb) world.runner.run(fall, lamb, {});
    world.loop.wake();
    await world.settle();
    expect(ann.read()).toContain(
      "Lost Lamb has come to nothing. The one whom you had to look after is dead.\nMarn says, 'Poor thing.'",
    );
    await ann.type("quest accept lamb");
    expect(await ann.type("quest abandon lamb")).toBe(
      "A lost lamb gives up, and wanders off.\nYou give up Lost Lamb.",
    );
    expect([...world.game.world.query(Escorted)]).toEqual([]);
    expect(ledger.faults).toEqual([]);
  });

  it("with a time to it: tells what is left, fails when that is over, also across a restart of the world", async () => {
    const { world, ann, ledger } = await quests();
    await ann.type("quest accept lamb");
    await world.tick(20_000);
    expect(await ann.type("quests")).toContain("You have 40 seconds left for it.");
    expect(questsTopic(world.game, ann.character)?.quests[0]?.left).toBe(40);
    expect(ledger.faults).toEqual([]);
    const next = await world.restart({ content: questContent() });
    ann.read();
    await next.tick(39_000);
    expect(ann.read()).toBe("");
    await next.tick(2_000);
    expect(ann.read()).toContain("Lost Lamb has come to nothing. Your time for it is over.");
    expect([...next.game.world.query(Escorted)]).toEqual([]);
    expect(await ann.type("quests")).not.toContain("Lost Lamb");
    next.stop();
  });

  it("taken on anew is not ended by the time of the one that was given up", async () => {
    const { world, ann } = await quests();
    await ann.type("quest accept lamb");
    await world.tick(30_000);
    await ann.typeAll("quest abandon lamb", "quest accept lamb");
    await world.tick(31_000);
    expect(ann.read()).not.toContain("come to nothing");
    await world.tick(30_000);
    expect(ann.read()).toContain("come to nothing");
  });

  it("with a time to it: fails also while its bearer is away, and who was led goes its own way", async () => {
    const { world, ann, bob } = await quests();
    await ann.typeAll("quest accept lamb", "quit");
    bob.read();
    await world.tick(61_000);
    expect(bob.read()).toContain("A lost lamb gives up, and wanders off.");
    const back = await world.connect();
    await back.typeAll("ann", "salt and tar");
    await world.tick(100);
    expect(await back.type("quests")).not.toContain("Lost Lamb");
    expect(await back.type("quest accept lamb")).toContain("You take on Lost Lamb.");
  });

  it("asks for a calling, a level or a good opinion, and says which", async () => {
    const one = {
      giver: "marn",
      offer: "Will you?",
      done: "Good.",
      steps: [{ objectives: [{ kind: "explore", room: "pit" }] }],
    };
    const { world, ann } = await quests(
      questContent({
        bells: { ...one, name: "Bells", requires: { calling: "bellwarden" } },
        trust: { ...one, name: "Trust", requires: { regard: { marn: 0.5 } } },
      }),
    );
    expect(await ann.type("look marn")).not.toContain("has work for you");
    expect(await ann.type("quest accept bells")).toContain("Bells is for a bellwarden.");
    expect(await ann.type("quest accept trust")).toBe(
      "Marn does not think well enough of you for Trust. Do something for them first.",
    );
    world.game.world.attempt(() =>
      remember(world.game, world.one("marn"), ann.character, "sang", { affinity: 0.6 }),
    );
    expect(await ann.type("look marn")).toContain("has work for you");
    expect(await ann.type("quest accept")).toContain("You take on Trust.");
  });

  it("that is shared counts for the group in the same room, and for nobody else", async () => {
    const { world, ann, bob } = await quests();
    const [cid] = await world.players("Cid");
    await ann.typeAll("group invite bob", "group invite cid");
    await bob.type("group accept");
    await cid.type("group accept");
    for (const one of [ann, bob, cid]) await one.type("quest accept dust");
    await cid.type("e");
    expect(await killMite(world, ann)).toContain("Kill two dust mites: 1 of 2.");
    expect(bob.read()).toContain("Kill two dust mites: 1 of 2.");
    expect(cid.read()).not.toContain("Kill two");
    const count = (one: Player): number | undefined =>
      entryOf(world.game, one.character, "isle:mites")?.counts[0];
    expect([ann, bob, cid].map(count)).toEqual([1, 1, 0]);
    await bob.type("group leave");
    await killMite(world, ann);
    expect(count(bob)).toBe(1);
  });

  it("is given up: what was handed out goes back, and it can be taken on again", async () => {
    const { world, ann, ledger } = await quests(questContent(without()));
    await ann.type("quest accept parcel");
    expect(world.held(ann.character, "parcel")).toHaveLength(1);
    expect(await ann.type("quest abandon parcel")).toBe("You give up The Tarred Parcel.");
    expect(world.held(ann.character, "parcel")).toEqual([]);
    await ann.type("quest accept parcel");
    expect(world.held(ann.character, "parcel")).toHaveLength(1);
    expect(ledger.faults).toEqual([]);
  });

  it("that content no longer has is struck from the journal, and said so by its name", async () => {
    const { world, ann } = await quests(questContent(without()));
    await ann.typeAll("quest accept lamb", "quest accept mites", "quit");
    const next = await world.restart({ content: questContent(without("lamb", "parcel")) });
    const back = await next.connect();
    expect(await back.typeAll("ann", "salt and tar")).toContain(
      "Nobody asks for Lost Lamb any more: it is struck from your journal.",
    );
    expect(await back.type("quests")).toMatch(/^You are about:\n {2}Dust and Mites\./);
    next.stop();
  });

  it("refuses in words that teach", async () => {
    const { world, ann } = await quests();
    expect(await ann.type("quest accept late")).toBe(
      "Too Late is for those of level 4 and above. You are not there yet.",
    );
    expect(await ann.type("quest accept moon")).toContain("None is called 'moon'. There is: Dust and Mites;");
    expect(await ann.type("quest decline mites")).toBe("You shake your head. Marn will ask again.");
    expect(await ann.type("quest abandon mites")).toBe("You are about no quest.");
    expect(await ann.type("quest choose mercy")).toBe("There is nothing to choose just now.");
    expect(await ann.type("quest mites")).toContain("You are about no quest.");
    await ann.type("quest accept mites");
    expect(await ann.type("quest accept mites")).toBe(
      "You are about Dust and Mites already. QUESTS tells how far you are.",
    );
    expect(await ann.type("quest decline mites")).toContain("You have taken Dust and Mites on already.");
    await ann.type("in");
    expect(await ann.type("quest accept lamb")).toContain("Nobody here wants anything of you.");
    expect(await ann.type("talk bob")).toContain("There is nobody called 'bob' here.");
    await ann.typeAll("out");
    expect(await ann.type("talk bob")).toContain("SAY something, or TELL it to them alone.");
    expect(await ann.type("talk me")).toContain("nothing to say to yourself");
    await ann.type("sleep");
    expect(await ann.type("talk marn")).toContain("You are asleep.");
    expect(world.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  it("goes on where it was after the world was killed in the middle of it", async () => {
    const { world, ann } = await quests();
    await ann.type("quest accept mites");
    await killMite(world, ann);
    const log = questLog(world.game, ann.character)?.get(QuestLog);
    const next = await world.restart({ content: questContent() });
    const again = next.game.players.byName("Ann");
    expect(again && recordsOf(again, QuestLog).map((one) => one.get(QuestLog))).toEqual([log]);
    next.stop();
  });
});

describe("a deed of a quest that throws in its middle", () => {
  const start = useWorlds();

  it("leaves journal, things and people as they were", async () => {
    const world = await start({ content: questContent(without()) });
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    await ann.typeAll("quest accept lamb", "quest accept mites");
    await bob.typeAll("quest accept thief", "e");
    await cid.typeAll("quest accept parcel", "in", "give parcel to orla", "ask orla about fog");
    await ann.type("quest accept shells");
    world.thing("shell", ann.character, 3);
    const orla = world.one("orla");
    const marn = world.one("marn");
    const mites = { quest: "isle:mites", step: 0, objective: 0 };
    const cases = {
      talk: caseOf(talk, ann.character, { to: marn }),
      ask: caseOf(ask, cid.character, { to: orla, topic: "fog" }),
      "accept-quest": caseOf(acceptQuest, ann.character, { quest: "parcel" }),
      "decline-quest": caseOf(declineQuest, ann.character, { quest: "thief" }),
      "advance-quest": caseOf(advanceQuest, ann.character, { ...mites, by: 2 }),
      "advance live": caseOf(advanceQuest, ann.character, { ...mites, quest: "isle:shells", by: 0 }),
      "finish-quest": caseOf(finishQuest, ann.character, { quest: "isle:mites" }),
      "finish collected": caseOf(finishQuest, ann.character, { quest: "isle:shells" }),
      "choose-in-quest": caseOf(chooseInQuest, bob.character, { what: "tell" }),
      "choose a reward": caseOf(chooseInQuest, cid.character, { what: "crate" }),
      "abandon-quest": caseOf(abandonQuest, ann.character, { quest: "parcel" }),
      "fail-quest": caseOf(failQuest, ann.character, { quest: "isle:lamb", why: "time" }),
      achieve: caseOf(achieve, ann.character, { what: "kill", of: "isle:mite", to: 2 }),
    };
    const points = expectUndone(world, cases);
    expect(Object.keys(points)).toEqual(Object.keys(cases));
    expect(points["finish-quest"]).toBeGreaterThan(10);
  });
});

describe("talk", () => {
  const start = useWorlds();

  it("is answered by a greeting, by topics, by a nod, or by nothing", async () => {
    const world = await start({ content: questContent({}) });
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("talk marn")).toBe("Marn says, 'A flask for the lamp, please.'");
    expect(bob.read()).toBe("Ann has a word with Marn.");
    world.thing("lamb", world.room("hut"));
    await ann.type("in");
    expect(await ann.type("talk orla")).toBe("Orla says, 'Mind the draught.'");
    expect(await ann.type("ask orla about the fog")).toBe("Orla says, 'It comes and it goes.'");
    expect(await ann.type("ask orla about gold")).toBe("Orla has nothing to say about that.");
    expect(await ann.type("talk to lamb")).toBe("A lost lamb looks at you, and says nothing.");
  });
});

describe("achievements", () => {
  const start = useWorlds();

  it("count what is done, are told of once, and lend a title", async () => {
    const world = await start({ content: questContent() });
    const [ann] = await world.players("Ann");
    expect(await ann.type("achievements")).toContain("Walker. Three rooms of the isle. You have 1 of 3.");
    await ann.typeAll("e", "w");
    expect(await ann.type("in")).toContain("You have earned Walker. Three rooms of the isle.");
    expect(await ann.type("achievements title mite")).toBe("You have earned no title yet.");
    await ann.type("out");
    await killMite(world, ann);
    expect(await killMite(world, ann)).toContain("You have earned Mite-slayer.");
    expect(await ann.type("achievements title mite")).toBe("You are called the Mite-slayer from now on.");
    const next = await world.restart({ content: questContent() });
    expect(await ann.type("achievements")).toMatch(
      /^You have earned:\n {2}Walker[^]*You are called the Mite-slayer\.$/,
    );
    expect(await ann.type("achievements title off")).toBe("You bear no title any more.");
    next.stop();
  });
});
