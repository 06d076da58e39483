import { describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { setVital } from "../bodies/vitals.ts";
import { Mind, Temper } from "../components/index.ts";
import { assail } from "../deeds/combat/assail.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { villageContent, type Villager } from "../testing/village-content.ts";
import { CHOICE_DEADLINE, PLANNER, type Asks, type Choice } from "./choosing.ts";
import { mindReport } from "./staff/report.ts";
import { whyWords } from "./staff/why-words.ts";

const start = useWorlds();

const MINDS = {
  facts: {
    "saw-player": { sense: "believes", of: "player" },
    fights: { sense: "fights" },
    "in-peril": { sense: "health", under: 35 },
    joined: { sense: "never" },
    sold: { sense: "never" },
  },
  goals: {
    live: {
      about: "wants to live",
      want: { fights: false },
      priority: { when: { "in-peril": true }, base: 60 },
    },
    join: {
      about: "might go along",
      want: { joined: true },
      priority: { when: { "saw-player": true }, base: 12 },
      open: true,
    },
    stand: { about: "does its duty", want: { "on-duty": true }, priority: { base: 20 } },
    sell: { about: "has something to sell", want: { sold: true }, priority: { base: 11 } },
    sulk: { about: "would rather sulk", want: { sold: true }, priority: { base: 3 } },
  },
  actions: {
    run: { does: "flee", when: { fights: true }, then: { fights: false } },
    "go-along": {
      does: "follow",
      with: { who: "player", seconds: 600 },
      place: "@player",
      when: { "saw-player": true },
      then: { joined: true },
    },
    peddle: { does: "work", place: "home", then: { sold: true } },
  },
  archetypes: {
    idler: {
      about: "stands about",
      goals: ["live", "join", "stand", "sell", "sulk"],
      actions: ["run", "go-along", "peddle"],
      day: [{ at: 0, place: "home", does: "guard", doing: "standing about" }],
    },
    plain: {
      about: "sells",
      goals: ["stand", "sell"],
      actions: ["peddle"],
      day: [{ at: 0, place: "home", does: "guard", doing: "standing about" }],
    },
  },
};
const one: Villager = { name: "Odo", room: "street", archetype: "idler", places: { home: "street" } };
const other: Villager = { ...one, name: "Pim", archetype: "plain" };

/** A village whose minds ask as much as that; what they asked. */
async function village(asks: Asks): Promise<{ world: TestWorld; odo: Entity; asked: Choice[] }> {
  const world = await start({ content: villageContent([one, other], MINDS), seed: "choices" });
  const asked: Choice[] = [];
  world.minds.thinker.choices.chooser = { asks: () => asks, asked: (choice) => void asked.push(choice) };
  await world.player("Ann");
  await lived(world, 4);
  return { world, odo: world.one("odo"), asked };
}

async function lived(world: TestWorld, seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i += 1) await world.tick(1_000);
}

const namesOf = (choice: Choice | undefined): string[] => choice?.options.map(({ goal }) => goal) ?? [];
const goalOf = (being: Entity): string | undefined => being.need(Mind).goal;

describe("a mind that may ask what to be after", () => {
  it("is told what it may choose, the most wanted first, and nothing that counts for less than half of that", async () => {
    const { odo, asked } = await village("everything");
    const own = asked.find(({ being }) => being === odo);
    expect(namesOf(own)).toEqual(["stand", "join", "sell"]);
    expect(own?.options.map(({ open }) => open)).toEqual([false, true, false]);
    expect(own?.options[1]?.about).toBe("might go along");
  });

  it("goes on by its planner until there is an answer, and then by the answer, and says who chose", async () => {
    const { world, odo } = await village("everything");
    expect(goalOf(odo)).toBe("stand");
    expect(world.minds.thinker.thoughtOf(odo)?.by).toBe(PLANNER);
    expect(world.minds.choose(odo, "join", "test/model")).toBe(true);
    await lived(world, 2);
    expect(goalOf(odo)).toBe("join");
    expect(world.minds.thinker.thoughtOf(odo)?.by).toBe("test/model");
    const report = mindReport(world.game, world.minds.thinker, odo);
    expect(report).toMatchObject({ by: "test/model" });
    expect(report?.goals.find(({ goal }) => goal === "stand")?.standing).toBe("not chosen");
    if (report) expect(whyWords(report)).toContain("Not its planner chose that, but test/model.");
  });

  it("is asked about what is open alone where only that is asked", async () => {
    const { odo, asked, world } = await village("open");
    expect(asked.map(({ being }) => being)).toEqual([odo]);
    expect(world.minds.choose(world.one("pim"), "sell", "test/model")).toBe(false);
  });

  it("asks nobody where nothing is asked, or where there is nobody to ask", async () => {
    const { asked, world, odo } = await village("nothing");
    expect(asked).toEqual([]);
    world.minds.thinker.choices.chooser = undefined;
    await lived(world, 5);
    expect(odo.need(Mind).choice).toBeUndefined();
  });

  it("takes no answer that is too late, that was no option, or that nobody asked for", async () => {
    const { world, odo } = await village("everything");
    expect(world.minds.choose(odo, "sulk", "test/model")).toBe(false);
    expect(world.minds.choose(odo, "conquer-the-world", "test/model")).toBe(false);
    await lived(world, CHOICE_DEADLINE / 1_000);
    expect(world.minds.pendingChoices()).toEqual([]);
    expect(world.minds.choose(odo, "join", "test/model")).toBe(false);
    expect(goalOf(odo)).toBe("stand");
  });

  it("does not ask the same again and again", async () => {
    const { world, asked, odo } = await village("everything");
    await lived(world, 60);
    expect(asked.filter(({ being }) => being === odo)).toHaveLength(1);
    await lived(world, 60);
    expect(asked.filter(({ being }) => being === odo)).toHaveLength(2);
  });

  it("looks after its life first, whatever was chosen", async () => {
    const { world, odo } = await village("everything");
    world.minds.choose(odo, "sell", "test/model");
    await lived(world, 2);
    expect(goalOf(odo)).toBe("sell");
    const changes: string[] = [];
    world.minds.thinker.onChange = (being, words) => void (being === odo && changes.push(words));
    world.one("pim").add(Temper());
    expect(world.runner.run(assail, world.one("pim"), { to: odo }).refusal).toBeUndefined();
    setVital(world.game, odo, "health", 1);
    await lived(world, 2);
    expect(changes).toContain("live: run");
  });

  it("goes by its planner again when what was chosen cannot be reached", async () => {
    const { world, odo } = await village("everything");
    world.minds.choose(odo, "join", "test/model");
    const [ann] = world.game.players.characters();
    if (!ann) throw new Error("no Ann");
    await lived(world, 2);
    // She is gone where no way leads, and nobody saw her go.
    world.move(ann, "pier");
    await lived(world, 30);
    expect(goalOf(odo)).toBe("stand");
    expect(odo.need(Mind).choice?.goal).toBeUndefined();
  });

  it("waits for the answer over a restart", async () => {
    const first = await village("everything");
    const world = await first.world.restart({ content: villageContent([one, other], MINDS) });
    await lived(world, 3);
    const pending = world.minds.pendingChoices().find(({ being }) => being === world.one("odo"));
    expect(namesOf(pending)).toEqual(["stand", "join", "sell"]);
    expect(world.minds.choose(world.one("odo"), "join", "test/model")).toBe(true);
    await lived(world, 2);
    expect(goalOf(world.one("odo"))).toBe("join");
  });
});
