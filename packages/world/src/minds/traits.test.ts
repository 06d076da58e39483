import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Entity } from "@wyldlands/ecs";
import type { Trait } from "@wyldlands/voice";
import { Combatant, Mind, Temper, Voiced } from "../components/index.ts";
import { assail } from "../deeds/combat/assail.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { BAKERY, villageContent, type Villager } from "../testing/village-content.ts";
import { setNeed } from "./needs.ts";
import { mindReport } from "./staff/report.ts";
import { whyWords } from "./staff/why-words.ts";

const SHIPPED = parse(
  readFileSync(new URL("../../../../content/rules/minds.yaml", import.meta.url), "utf8"),
) as { actions: Record<string, object> };

const start = useWorlds();

/** The rules that the game ships with. */
const MINDS = {
  ...SHIPPED,
  archetypes: {
    brawler: {
      about: "stands about",
      goals: ["stay-alive", "turn-tail", "strike-back", "keep-hours"],
      actions: ["run", "fight-foe", "lie-low"],
      day: [{ at: 0, place: "home", does: "guard", doing: "standing about" }],
    },
    robbed: {
      about: "has a purse",
      goals: ["raise-the-alarm", "let-it-pass"],
      actions: ["cry-thief", "shrug-it-off"],
    },
    hungry: {
      about: "is hungry",
      needs: { hunger: 10 },
      goals: ["eat"],
      actions: ["buy-loaf", "snatch-herring", "eat-food"],
    },
    keeper: { about: "keeps a shop", goals: ["keep-hours"] },
  },
};

const person = (name: string, archetype: string, traits: Partial<Record<Trait, number>>): Villager => ({
  name,
  room: "street",
  archetype,
  places: { home: "street", bakery: "bakery", market: "market" },
  purse: 9,
  more: [Voiced({ ...Voiced.default?.(), traits } as never)],
});

async function lived(world: TestWorld, seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i += 1) await world.tick(1_000);
}

/** What the beings came to want, and how. */
function changesOf(world: TestWorld): Map<Entity, string[]> {
  const changes = new Map<Entity, string[]>();
  world.minds.thinker.onChange = (being, words) =>
    void changes.set(being, [...(changes.get(being) ?? []), words]);
  return changes;
}

describe("the traits of a being", () => {
  it("have a coward run from the fight in which the brave stands", async () => {
    for (const [brave, stands] of [
      [-0.8, false],
      [0.8, true],
    ] as const) {
      const people = [
        person("Odo", "brawler", { brave }),
        { ...person("Bull", "keeper", {}), more: [Temper()] },
      ];
      const world = await start({ content: villageContent(people, MINDS), seed: "brave" });
      await world.player("Ann");
      await lived(world, 3);
      const odo = world.one("odo");
      const changes = changesOf(world);
      expect(world.runner.run(assail, world.one("bull"), { to: odo }).refusal).toBeUndefined();
      await lived(world, 2);
      const goals = (changes.get(odo) ?? []).map((words) => words.slice(0, words.indexOf(":")));
      expect(goals[0], `brave ${brave}`).toBe(stands ? "strike-back" : "turn-tail");
      if (stands) expect(odo.get(Combatant)?.target).toBe(world.one("bull").id);
    }
  });

  it("have the patient and friendly let a theft pass that another shouts about", async () => {
    const said = new Map<number, string>();
    for (const kind of [1, -1]) {
      const content = villageContent(
        [person("Odo", "robbed", { patient: kind, friendly: kind }), person("Bull", "keeper", {})],
        MINDS,
      );
      const world = await start({ content, seed: "theft" });
      const ann = await world.player("Ann");
      await lived(world, 3);
      ann.read();
      const about = world.one("bull");
      const room = world.room("street").id;
      world.minds.perceive(world.one("odo"), {
        what: "learn",
        kind: "theft",
        about: about.id,
        room,
        from: "saw",
      });
      await lived(world, 3);
      said.set(kind, ann.read());
      if (kind === 1) expect(world.one("odo").need(Mind).beliefs["theft"]).toBeUndefined();
    }
    expect(said.get(1)).toMatch(/Odo says, '/);
    expect(said.get(1)).not.toContain("shouts");
    expect(said.get(-1)).toMatch(/Odo shouts, '/);
  });

  it("make dear what goes against the grain: the honest walk further to pay for what others pick up", async () => {
    for (const [honest, plan] of [
      [1, "buy-loaf"],
      [-1, "snatch-herring"],
    ] as const) {
      const bett: Villager = { name: "Bett", room: "bakery", archetype: "keeper", places: {}, more: BAKERY };
      const world = await start({
        content: villageContent([person("Odo", "hungry", { honest }), bett], MINDS),
        seed: "bread",
      });
      await world.player("Ann");
      const odo = world.one("odo");
      setNeed(world.game, odo, "hunger", 0.1);
      await lived(world, 3);
      expect(odo.need(Mind).plan[0], `honest ${honest}`).toBe(plan);
    }
  });

  it("are told to whoever asks why", async () => {
    const content = villageContent([person("Odo", "brawler", { brave: -0.8, humble: 0 })], MINDS);
    const world = await start({ content, seed: "why" });
    await world.player("Ann");
    await lived(world, 3);
    const report = mindReport(world.game, world.minds.thinker, world.one("odo"));
    expect(report?.traits).toEqual({ brave: -0.8 });
    const words = report ? whyWords(report) : "";
    expect(words).toContain("Its character, from -1 to 1: brave -0.8.");
    expect(words).toMatch(/turn-tail, 0 \(its character makes that 1\.48 times what it would be\)/);
  });
});
