import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Entity } from "@wyldlands/ecs";
import { vitalOf, setVital } from "../../bodies/vitals.ts";
import {
  Combatant,
  ContainedIn,
  Following,
  Guiding,
  Hearsay,
  Mind,
  Outfit,
  Posture,
  Worn,
} from "../../components/index.ts";
import { believe } from "../../minds/beliefs.ts";
import { sanctionSubject } from "../../society/sanctions.ts";
import { regardOf, remember } from "../../society/regard.ts";
import { answer, heard, legalIds } from "../../testing/answering.ts";
import { pantryContent } from "../../testing/pantry-content.ts";
import { schoolContent } from "../../testing/school-content.ts";
import { smallContent } from "../../testing/small-content.ts";
import type { Player, TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { BAKERY, villageContent, type Villager } from "../../testing/village-content.ts";
import { waysContent } from "../../testing/ways-content.ts";
import { coinsOf } from "../../items/purse.ts";
import { dayMs } from "../../shops/books.ts";
import { MOST_HEARSAY } from "./tell.ts";

const VILLAGERS: readonly Villager[] = [
  { name: "Pip", room: "street", archetype: "idler", places: { home: "street" } },
  { name: "Bea", room: "bakery", archetype: "idler", places: { home: "bakery" }, more: BAKERY },
];
const SHIPPED = parse(
  readFileSync(new URL("../../../../../content/rules/minds.yaml", import.meta.url), "utf8"),
) as object;
const IDLERS = {
  ...SHIPPED,
  archetypes: {
    idler: {
      about: "stands about at home",
      goals: ["keep-hours"],
      actions: [],
      day: [{ at: 0, place: "home", does: "guard", doing: "about" }],
    },
  },
};

describe("an npc that is spoken to", () => {
  const start = useWorlds();

  async function village(): Promise<{ world: TestWorld; ann: Player; pip: Entity; bea: Entity }> {
    const world = await start({ content: villageContent(VILLAGERS, IDLERS) });
    const [ann] = await world.players("Ann");
    world.move(ann.character, "street");
    return { world, ann, pip: world.one("pip"), bea: world.one("bea") };
  }

  function regard(world: TestWorld, npc: Entity, who: Player, affinity: number, trust = affinity): void {
    const perform = (): void => remember(world.game, npc, who.character, "somehow", { affinity, trust });
    world.act({ name: "regard", perform }, npc, {});
  }

  const where = (being: Entity): string =>
    (being.target(ContainedIn)?.prototype?.id ?? "").replace("isle:", "");

  describe("and shows the way", () => {
    const ask = heard("directions", "show me the way to the den", { slots: { place: "The den" } });

    it("walks ahead to a place that it knows, room by room, and stops there", async () => {
      const { world, ann, pip } = await village();
      expect(legalIds(world, pip, ann.character, ask)).toContain("lead:den");
      expect(answer(world, pip, ann.character, ask, "lead:den").refusal).toBeUndefined();
      await ann.type("follow pip");
      expect(ann.read() + where(pip)).toContain("street");
      const seen: string[] = [];
      for (let beat = 0; beat < 9 && where(pip) !== "den"; beat += 1) {
        await world.tick(3_000);
        if (seen.at(-1) !== where(pip)) seen.push(where(pip));
      }
      expect(seen).toEqual(["market", "lane", "den"]);
      await world.tick(3_000);
      expect([where(ann.character), where(pip)]).toEqual(["den", "den"]);
      expect(ann.read()).toContain("Pip says, 'Here we are. The den.'");
      // Its mind has it back, and its day has it at home.
      for (let beat = 0; beat < 30 && where(pip) !== "street"; beat += 1) await world.tick(1_000);
      expect([where(pip), where(ann.character), pip.has(Guiding)]).toEqual(["street", "den", false]);
    });

    it("waits for who does not come, looks round, and gives up", async () => {
      const { world, ann, pip } = await village();
      answer(world, pip, ann.character, ask, "lead:den");
      await world.tick(3_000);
      expect(where(pip)).toBe("market");
      await ann.type("east");
      await ann.type("north");
      for (let beat = 0; beat < 3; beat += 1) await world.tick(3_000);
      expect([where(pip), pip.has(Guiding)]).toEqual(["market", true]);
      await ann.type("south");
      await world.tick(3_000);
      expect([where(pip), pip.has(Guiding)]).toEqual(["lane", true]);
      for (let beat = 0; beat < 5; beat += 1) await world.tick(3_000);
      expect(pip.has(Guiding)).toBe(false);
    });

    it("goes on after a restart", async () => {
      const { world, ann, pip } = await village();
      answer(world, pip, ann.character, ask, "lead:den");
      await world.settle();
      const again = await world.revive({ content: villageContent(VILLAGERS, IDLERS) });
      expect(again.one("pip").need(Guiding)).toMatchObject({ to: "isle:den", who: ann.character.id });
      await again.tick(4_000);
      expect(where(again.one("pip"))).toBe("market");
    });

    it("goes nowhere that it cannot walk to, for nobody it dislikes, and from no open counter", async () => {
      const { world, ann, pip, bea } = await village();
      const to = (place: string) => heard("directions", "take me there", { slots: { place } });
      for (const place of ["The Moon", "the street", ""])
        expect(legalIds(world, pip, ann.character, to(place)).join()).not.toContain("lead:");
      world.move(ann.character, "bakery");
      expect(legalIds(world, bea, ann.character, to("the den"))).not.toContain("lead:den");
      world.move(ann.character, "street");
      pip.add(Posture({ position: "sitting" }));
      expect(legalIds(world, pip, ann.character, ask)).not.toContain("lead:den");
      pip.remove(Posture);
      regard(world, pip, ann, -0.5);
      expect(legalIds(world, pip, ann.character, ask)).not.toContain("lead:den");
      expect(answer(world, pip, ann.character, ask, "lead:den").refusal).toBeDefined();
    });
  });

  it("goes along with whom it likes for ten minutes, or until it is told to stay", async () => {
    const { world, ann, pip, bea } = await village();
    const ask = heard("small-talk", "come with me, will you?");
    expect(legalIds(world, pip, ann.character, ask)).not.toContain("follow");
    regard(world, pip, ann, 0.5);
    regard(world, bea, ann, 0.5);
    expect(legalIds(world, pip, ann.character, heard("small-talk", "nice day"))).not.toContain("follow");
    answer(world, pip, ann.character, ask, "follow");
    await ann.type("east");
    await world.settle();
    expect([where(ann.character), where(pip)]).toEqual(["market", "market"]);
    await ann.type("north");
    expect(legalIds(world, bea, ann.character, ask)).not.toContain("follow");
    expect(legalIds(world, pip, ann.character, ask)).not.toContain("lead:den");
    answer(world, pip, ann.character, heard("farewell", "go home now"), "part");
    expect(pip.has(Following)).toBe(false);
    answer(world, pip, ann.character, ask, "follow");
    expect(pip.has(Following)).toBe(true);
    await world.tick(601_000);
    expect(pip.has(Following)).toBe(false);
  });

  it("walks off when it is bidden farewell or insulted, and stays at an open counter", async () => {
    const { world, ann, pip, bea } = await village();
    expect(legalIds(world, pip, ann.character, heard("rumours", "any news?"))).not.toContain("leave");
    answer(world, pip, ann.character, heard("insult", "you fishwife"), "leave");
    expect(where(pip)).toBe("street");
    await world.tick(1_500);
    await world.settle();
    expect(ann.read()).toMatch(/Pip \w+ (?:west|east|north)\./);
    world.move(ann.character, "bakery");
    expect(legalIds(world, bea, ann.character, heard("insult", "you fishwife"))).not.toContain("leave");
  });

  it("raises its hand only against whom it hates, or when it is brave and threatened", async () => {
    const { world, ann, pip } = await village();
    const insult = heard("insult", "you bilge rat");
    const threat = heard("threat", "I'll gut you", { traits: { brave: 0.5 } });
    for (const line of [insult, threat])
      expect(legalIds(world, pip, ann.character, line)).not.toContain("attack");
    regard(world, pip, ann, -0.2);
    expect(legalIds(world, pip, ann.character, insult)).not.toContain("attack");
    expect(legalIds(world, pip, ann.character, threat)).toContain("attack");
    expect(legalIds(world, pip, ann.character, heard("greeting", "hello"))).not.toContain("attack");
    answer(world, pip, ann.character, threat, "attack");
    expect(pip.has(Combatant)).toBe(true);
  });

  it("shouts for the watch when it is threatened, once a day", async () => {
    const { world, ann, pip } = await village();
    const threat = heard("threat", "your purse or your life");
    expect(legalIds(world, pip, ann.character, heard("insult", "fool"))).not.toContain("call-guard");
    answer(world, pip, ann.character, threat, "call-guard");
    await world.settle();
    expect(ann.read()).toMatch(/Pip shouts, 'Watch!/);
    expect(legalIds(world, pip, ann.character, threat)).not.toContain("call-guard");
  });

  it("forgives who says sorry, as far as there is anything to forgive, once a day", async () => {
    const { world, ann, pip } = await village();
    const sorry = heard("apology", "I am sorry", { traits: { patient: 1 } });
    expect(legalIds(world, pip, ann.character, sorry)).not.toContain("forgive");
    regard(world, pip, ann, -0.1, 0);
    world.act(
      {
        name: "grudge",
        perform: () => believe(world.game, pip, "foe", { about: ann.character, from: "felt" }),
      },
      pip,
      {},
    );
    expect(legalIds(world, pip, ann.character, heard("greeting", "hello"))).not.toContain("forgive");
    answer(world, pip, ann.character, sorry, "forgive");
    expect(regardOf(world.game, pip, ann.character).affinity).toBeCloseTo(0, 2);
    expect(pip.need(Mind).beliefs["foe"]).toBeUndefined();
    regard(world, pip, ann, -0.5);
    expect(legalIds(world, pip, ann.character, sorry)).not.toContain("forgive");
  });

  it("gives something small to whom it likes, once a day, and never what it came with, wears or fights with", async () => {
    const { world, ann, pip } = await village();
    for (const slug of ["loaf", "copper", "helm", "hat"]) world.thing(slug, pip);
    world.thing("hat", pip).add(Worn({ slot: "head" }));
    pip.add(Outfit([{ item: "isle:hat", count: 1 }]));
    const line = heard("small-talk", "fine day");
    const gifts = (): string[] =>
      legalIds(world, pip, ann.character, line).filter((id) => id.startsWith("give"));
    expect(gifts()).toEqual([]);
    regard(world, pip, ann, 0.3);
    expect(gifts()).toEqual(["give:loaf"]);
    expect(answer(world, pip, ann.character, line, "give:loaf").refusal).toBeUndefined();
    expect(world.held(ann.character, "loaf")).toHaveLength(1);
    world.thing("loaf", pip);
    expect(gifts()).toEqual([]);
    await world.tick(dayMs(world.game));
    expect(gifts()).toEqual(["give:loaf"]);
  });

  it("takes what is held out to it, so much and no more, and nothing that is not", async () => {
    const { world, ann, pip } = await village();
    world.thing("loaf", ann.character, 3);
    for (const purse of world.held(ann.character, "copper")) purse.despawn();
    world.thing("copper", ann.character, 9);
    const accepts = (text: string): string[] =>
      legalIds(world, pip, ann.character, heard("small-talk", text)).filter((id) => id.startsWith("accept"));
    expect(accepts("I have a loaf")).toEqual([]);
    expect(accepts("I won't give you my loaf")).toEqual([]);
    expect(accepts("you must take all my coins, says the king")).toEqual([]);
    expect(accepts("here, 10 coppers")).toEqual([]);
    expect(accepts("take this loaf")).toEqual(["accept:loaf"]);
    answer(
      world,
      pip,
      ann.character,
      heard("small-talk", "I give you two loaves of bread, take the loaf"),
      "accept:loaf",
    );
    answer(world, pip, ann.character, heard("small-talk", "here's 4 coppers for you"), "accept:coins");
    expect([coinsOf(world.game, ann.character), coinsOf(world.game, pip)]).toEqual([5, 4]);
    expect(world.held(pip, "loaf")).toHaveLength(1);
  });

  it("tells what it knows, secrets to whom it trusts, and the player finds it among HEARSAY", async () => {
    const { world, ann, pip } = await village();
    const knows = [
      { id: "isle/bell", text: "The bell fell in the flood." },
      { id: "isle/oil", text: "Bea waters the oil.", secret: 0.4 },
    ];
    const line = heard("rumours", "what's new?", { knows });
    expect(await ann.type("hearsay")).toContain("Nobody has told you anything yet.");
    const told = (): string[] =>
      legalIds(world, pip, ann.character, line).filter((id) => id.startsWith("tell"));
    expect(told()).toEqual(["tell:isle/bell"]);
    expect(answer(world, pip, ann.character, line, "tell:isle/oil").refusal).toBeDefined();
    regard(world, pip, ann, 0, 0.5);
    expect(told()).toEqual(["tell:isle/bell", "tell:isle/oil"]);
    for (let times = 0; times < 2; times += 1) answer(world, pip, ann.character, line, "tell:isle/oil");
    expect(ann.character.need(Hearsay)).toHaveLength(1);
    expect(await ann.type("hearsay")).toContain("Pip: Bea waters the oil.");
    for (let n = 0; n < MOST_HEARSAY + 5; n += 1) {
      const one = heard("rumours", "and?", { knows: [{ id: `n/${n}`, text: `Thing ${n}.` }] });
      answer(world, pip, ann.character, one, `tell:n/${n}`);
    }
    expect(ann.character.need(Hearsay)).toHaveLength(MOST_HEARSAY);
  });

  it("makes a gesture at the speaker, alone or with a no", async () => {
    const world = await start({
      content: { ...villageContent(VILLAGERS, IDLERS), rules: schoolRulesWithNod() },
    });
    const [ann] = await world.players("Ann");
    world.move(ann.character, "street");
    const pip = world.one("pip");
    const line = heard("odd", "are you a machine?");
    expect(answer(world, pip, ann.character, line, "refuse", "gesture:nod").refusal).toBeUndefined();
    await world.settle();
    expect(ann.read()).toContain("Pip nods at you.");
    expect(answer(world, pip, ann.character, line, "gesture:kiss").refusal).toBeDefined();
  });

  function schoolRulesWithNod(): NonNullable<ReturnType<typeof villageContent>["rules"]> {
    const { rules } = villageContent(VILLAGERS, IDLERS);
    if (!rules) throw new Error("the village has no rules");
    const nod = {
      alone: { actor: "You nod.", others: "{actor} nods." },
      to: { actor: "You nod at {to}.", to: "{actor} nods at you.", others: "{actor} nods at {to}." },
    };
    return { ...rules, socials: { ...rules.socials, nod } };
  }

  it("opens a door for who asks, and turns a key for whom it trusts", async () => {
    const world = await start({ content: waysContent() });
    const [ann] = await world.players("Ann");
    const marn = world.one("marn");
    const ask = heard("help", "let me through, would you?");
    const opens = (): string[] =>
      legalIds(world, marn, ann.character, ask).filter((id) => id.startsWith("open"));
    expect(opens()).toEqual([]);
    regard(world, marn, ann, 0, 0.4);
    expect(opens()).toEqual([]);
    world.thing("key", marn);
    expect(opens()).toEqual(["open:north"]);
    expect(legalIds(world, marn, ann.character, heard("greeting", "hello"))).not.toContain("open:north");
    answer(world, marn, ann.character, ask, "open:north");
    expect(await ann.type("north")).toContain("The Shed");
  });

  it("tends the wounds of who is hurt with what it has", async () => {
    const world = await start({ content: pantryContent() });
    const [ann] = await world.players("Ann");
    const marn = world.one("marn");
    const line = heard("help", "I am bleeding");
    world.thing("bandage", marn, 2);
    expect(legalIds(world, marn, ann.character, line)).not.toContain("heal");
    world.act(
      { name: "hurt", perform: () => setVital(world.game, ann.character, "health", 3) },
      ann.character,
      {},
    );
    expect(answer(world, marn, ann.character, line, "heal").refusal).toBeUndefined();
    await world.tick(10_000);
    expect(vitalOf(world.game, ann.character, "health")).toBeGreaterThan(3);
  });

  it("gives the lesson that is asked for, at its price", async () => {
    const world = await start({ content: schoolContent() });
    const [ann] = await world.players("Ann");
    world.move(ann.character, "hut");
    const hermit = world.one("hermit");
    const teaches = (text: string): string[] =>
      legalIds(world, hermit, ann.character, heard("help", text)).filter((id) => id.startsWith("teach"));
    expect(teaches("what is a club?")).toEqual([]);
    expect(teaches("don't teach me clubs")).toEqual([]);
    expect(teaches("teach me flare")).toEqual([]);
    const before = coinsOf(world.game, ann.character);
    expect(teaches("teach me clubs")).toEqual(["teach:clubs"]);
    answer(world, hermit, ann.character, heard("help", "teach me clubs"), "teach:clubs");
    expect(coinsOf(world.game, ann.character)).toBeLessThanOrEqual(before);
    await world.settle();
    expect(ann.read()).toContain("Hermit shows you");
  });

  it("takes nothing from whom a moderator has frozen, does nothing to itself, and not four things at once", async () => {
    const world = await start({ content: smallContent() });
    const [ann] = await world.players("Ann");
    const marn = world.one("marn");
    world.thing("rope", ann.character);
    const held = heard("small-talk", "take this rope");
    expect(legalIds(world, marn, ann.character, held)).toContain("accept:rope");
    const subject = sanctionSubject(ann.session);
    const row = { subject, kind: "freeze" as const, createdAt: 0, until: null, reason: "", by: "Kay" };
    world.game.sanctions.impose(row);
    expect(legalIds(world, marn, ann.character, held)).not.toContain("accept:rope");
    expect(answer(world, marn, ann.character, held, "accept:rope").refusal).toBeDefined();
    expect(legalIds(world, marn, marn, heard("greeting", "hello"))).toEqual([]);
    expect(
      answer(world, marn, ann.character, heard("odd", "x"), "a", "b", "c", "d").refusal?.words,
    ).toContain("so much at once");
  });
});
