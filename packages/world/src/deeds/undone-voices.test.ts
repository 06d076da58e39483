import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Entity } from "@wyldlands/ecs";
import { setVital } from "../bodies/vitals.ts";
import { Damaged } from "../components/index.ts";
import { remember } from "../society/regard.ts";
import { answering, heard } from "../testing/answering.ts";
import { marketContent } from "../testing/market-content.ts";
import { caseOf, expectUndone, type Case } from "../testing/mined.ts";
import { pantryContent } from "../testing/pantry-content.ts";
import { questContent } from "../testing/quest-content.ts";
import { schoolContent } from "../testing/school-content.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { villageContent } from "../testing/village-content.ts";
import { waysContent } from "../testing/ways-content.ts";
import type { Heard } from "../voices/acts/voice-act.ts";
import { VOICE_ACTS } from "../voices/acts/voice-acts.ts";
import { acceptOffer } from "./voice/accept-offer.ts";
import { declineOffer } from "./voice/decline-offer.ts";
import { leadOn } from "./voice/lead-on.ts";
import { partCompany } from "./voice/part-company.ts";
import { walkOff } from "./voice/walk-off.ts";

const SHIPPED = parse(
  readFileSync(new URL("../../../../content/rules/minds.yaml", import.meta.url), "utf8"),
) as object;
const IDLERS = {
  ...SHIPPED,
  archetypes: { idler: { about: "stands about", goals: ["keep-hours"], actions: [], day: [] } },
};

/** An npc's answer with that act. */
const voiced = (npc: Entity, speaker: Entity, line: Heard, act: string): Case =>
  caseOf(answering(speaker, line, [act]), npc, {});

describe("an npc's answer that breaks off in its middle", () => {
  const start = useWorlds();

  function regard(world: TestWorld, npc: Entity, who: Entity, affinity: number): void {
    const perform = (): void => remember(world.game, npc, who, "somehow", { affinity, trust: affinity });
    world.act({ name: "regard", perform }, npc, {});
  }

  /** Verbs of the acts that broke off. */
  const done = new Set<string>();

  function undone(world: TestWorld, cases: Readonly<Record<string, Case>>): void {
    const points = expectUndone(world, cases);
    for (const name of Object.keys(points)) done.add(name);
    expect(Object.keys(points)).toEqual(Object.keys(cases));
  }

  it("leaves a trade as it was, and says nothing", async () => {
    const world = await start({ content: marketContent() });
    const [ann] = await world.players("Ann");
    const who = ann.character;
    world.move(who, "shed");
    for (const purse of world.held(who, "copper")) purse.despawn();
    world.thing("copper", who, 90);
    world.thing("hide", who, 3);
    world.thing("dirk", who).add(Damaged({ by: 5 }));
    const wyn = world.one("wyn");
    undone(world, {
      offer: voiced(wyn, who, heard("wares", "have you a lamp?"), "offer:lamp"),
      "accept-offer": caseOf(acceptOffer, who, {}),
      sell: voiced(wyn, who, heard("buy", "a lamp please"), "sell:lamp"),
      "offer again": voiced(wyn, who, heard("wares", "have you a lamp?"), "offer:lamp"),
      "decline-offer": caseOf(declineOffer, who, {}),
      mend: voiced(wyn, who, heard("help", "mend my dirk"), "mend:dirk"),
      gesture: voiced(wyn, who, heard("thanks", "thank you"), "gesture:thank"),
      bid: voiced(wyn, who, heard("price", "what is a hide worth?"), "bid:hide"),
      "accept-offer of a price": caseOf(acceptOffer, who, { from: wyn }),
      buy: voiced(wyn, who, heard("sell", "buy my hide"), "buy:hide"),
      haggle: voiced(wyn, who, heard("price", "too dear"), "haggle"),
      promise: voiced(wyn, who, heard("promise", "keep a lamp for me"), "promise:lamp"),
      accept: voiced(wyn, who, heard("small-talk", "here's 3 coppers for you"), "accept:coins"),
      tell: voiced(wyn, who, heard("rumours", "news?", { knows: [{ id: "x", text: "Y." }] }), "tell:x"),
    });
  });

  it("leaves who goes with whom as it was", async () => {
    const villager = { name: "Pip", room: "street", archetype: "idler", places: { home: "street" } } as const;
    const world = await start({ content: villageContent([villager], IDLERS) });
    const [ann, bob] = await world.players("Ann", "Bob");
    const [who, foe] = [ann.character, bob.character];
    for (const one of [who, foe]) world.move(one, "street");
    const pip = world.one("pip");
    world.thing("loaf", pip);
    regard(world, pip, who, 0.5);
    regard(world, pip, foe, -0.2);
    const brave = { brave: 1 };
    undone(world, {
      give: voiced(pip, who, heard("small-talk", "fine day"), "give:loaf"),
      follow: voiced(pip, who, heard("small-talk", "come with me"), "follow"),
      part: voiced(pip, who, heard("farewell", "go home"), "part"),
      lead: voiced(
        pip,
        who,
        heard("directions", "where is it?", { slots: { place: "the market" } }),
        "lead:market",
      ),
      "lead-on": caseOf(leadOn, pip, {}),
      "part-company": caseOf(partCompany, pip, { from: who.id }),
      leave: voiced(pip, who, heard("farewell", "goodbye"), "leave"),
    });
    world.move(pip, "street");
    undone(world, {
      forgive: voiced(pip, foe, heard("apology", "sorry"), "forgive"),
      "call-guard": voiced(pip, foe, heard("threat", "your purse!"), "call-guard"),
      "walk-off": caseOf(walkOff, pip, {}),
    });
    world.move(pip, "street");
    regard(world, pip, foe, -0.3);
    undone(world, {
      attack: voiced(pip, foe, heard("threat", "your purse!", { traits: brave }), "attack"),
    });
  });

  it("leaves doors, wounds and lessons as they were", async () => {
    const ways = await start({ content: waysContent() });
    const [ann] = await ways.players("Ann");
    const marn = ways.one("marn");
    ways.thing("key", marn);
    regard(ways, marn, ann.character, 0.5);
    undone(ways, { open: voiced(marn, ann.character, heard("help", "open the door"), "open:north") });

    const pantry = await start({ content: pantryContent() });
    const [bob] = await pantry.players("Bob");
    pantry.thing("bandage", pantry.one("marn"), 2);
    const hurt = (): void => setVital(pantry.game, bob.character, "health", 3);
    pantry.act({ name: "hurt", perform: hurt }, bob.character, {});
    undone(pantry, { heal: voiced(pantry.one("marn"), bob.character, heard("help", "I bleed"), "heal") });

    const school = await start({ content: schoolContent() });
    const [cid] = await school.players("Cid");
    school.move(cid.character, "hut");
    undone(school, {
      teach: voiced(school.one("hermit"), cid.character, heard("help", "teach me clubs"), "teach:clubs"),
    });
  });

  it("leaves work as it was", async () => {
    const gather = {
      giver: "marn",
      name: "White Shells",
      offer: "Three shells?",
      done: "Good.",
      steps: [{ objectives: [{ kind: "collect", item: "shell", count: 3 }] }],
      rewards: { coins: 5, things: ["rope"] },
    };
    const world = await start({ content: questContent({ gather }) });
    const [ann] = await world.players("Ann");
    const [who, marn] = [ann.character, world.one("marn")];
    undone(world, {
      quest: voiced(marn, who, heard("work", "work?"), "quest:gather"),
      "take-on": voiced(marn, who, heard("agree", "yes"), "take-on:gather"),
    });
    world.move(who, "beach");
    await ann.type("get 3 shells");
    world.move(who, "pier");
    undone(world, { finish: voiced(marn, who, heard("work", "all done"), "finish:gather") });
  });

  it("was each of the acts that there are, but for a plain no", () => {
    const verbs = VOICE_ACTS.map(({ verb }) => verb).filter((verb) => verb !== "refuse");
    expect(verbs.filter((verb) => !done.has(verb))).toEqual([]);
  });
});
