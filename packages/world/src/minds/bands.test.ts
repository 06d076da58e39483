import type { Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { Body, Combatant, Mind, Minded } from "../components/index.ts";
import { assail } from "../deeds/combat/assail.ts";
import { flee } from "../deeds/combat/flee.ts";
import { go } from "../deeds/movement/go.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { villageContent, type Villager } from "../testing/village-content.ts";

const start = useWorlds();

const MINDS = {
  facts: {
    "knows-foe": { sense: "believes", of: "foe" },
    "knows-leader": { sense: "believes", of: "leader" },
    "sees-leader": { sense: "sees", of: "leader" },
    "leader-ran": { sense: "believes", of: "rout" },
  },
  goals: {
    "run-along": {
      about: "runs when the leader runs",
      want: { "leader-ran": false },
      priority: { when: { "leader-ran": true }, base: 60 },
    },
    "fight-along": {
      about: "fights whom the pack fights",
      want: { "knows-foe": false },
      priority: { when: { "knows-foe": true }, base: 50 },
    },
    keep: {
      about: "keeps to the leader",
      want: { "sees-leader": true },
      priority: { when: { "knows-leader": true }, base: 20 },
    },
    "keep-hours": { about: "does its duty", want: { "on-duty": true }, priority: { base: 10 } },
  },
  actions: {
    scatter: { does: "scatter", when: { "leader-ran": true }, then: { "leader-ran": false } },
    bite: { does: "attack", with: { who: "foe" }, when: { "knows-foe": true }, then: { "knows-foe": false } },
    "go-along": {
      does: "track",
      with: { who: "leader" },
      place: "@leader",
      when: { "knows-leader": true },
      then: { "sees-leader": true },
    },
  },
  archetypes: {
    dog: {
      about: "is a dog",
      goals: ["run-along", "fight-along", "keep"],
      actions: ["scatter", "bite", "go-along"],
    },
    watch: {
      about: "keeps watch",
      goals: ["keep-hours"],
      day: [
        {
          at: 0,
          place: "home",
          does: "take-post",
          with: { posts: ["gate", "market", "den"], every: 5 },
          doing: "on watch",
        },
      ],
    },
    still: { about: "stands", goals: ["keep"] },
  },
};

async function lived(world: TestWorld, seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i += 1) await world.tick(1_000);
}

describe("a pack", () => {
  const dog = (name: string, leads = false): Villager => ({
    name,
    room: "street",
    archetype: "dog",
    places: {},
    more: [
      Minded({ archetype: "dog", places: {}, band: "dogs", ...(leads && { leads }) }),
      Body({ folk: "human", level: 12, attributes: {} }),
    ],
  });
  const bull: Villager = { name: "Bull", room: "market", archetype: "still", places: {} };

  async function pack(): Promise<{ world: TestWorld; king: Entity; mates: Entity[]; bull: Entity }> {
    const villagers = [dog("King", true), dog("Rip"), dog("Tear"), bull];
    const world = await start({ content: villageContent(villagers, MINDS), seed: "dogs" });
    await world.player("Ann");
    await lived(world, 4);
    return {
      world,
      king: world.one("king"),
      mates: [world.one("rip"), world.one("tear")],
      bull: world.one("bull"),
    };
  }

  it("goes where its leader goes", async () => {
    const { world, king, mates } = await pack();
    world.runner.run(go, king, { direction: "east" });
    await lived(world, 12);
    for (const mate of mates) expect(world.game.placeOf(mate)).toBe(world.room("market"));
  });

  it("attacks whom its leader attacks, and runs when the leader runs", async () => {
    const { world, king, mates, bull } = await pack();
    world.runner.run(go, king, { direction: "east" });
    await lived(world, 12);
    expect(world.runner.run(assail, king, { to: bull }).refusal).toBeUndefined();
    await lived(world, 2);
    for (const mate of mates) expect(mate.get(Combatant)?.target).toBe(bull.id);
    for (let tries = 0; tries < 20 && king.has(Combatant); tries += 1) {
      world.runner.run(flee, king, {});
      if (king.has(Combatant)) await lived(world, 1);
    }
    expect(world.game.placeOf(king)).not.toBe(world.room("market"));
    await lived(world, 20);
    for (const mate of mates) {
      expect(mate.has(Combatant)).toBe(false);
      expect(mate.get(Mind)?.beliefs["rout"]).toBeUndefined();
    }
  });

  it("comes to the help of whichever of it is attacked, and of nobody else's dog", async () => {
    const { world, mates, bull } = await pack();
    const [rip, tear] = mates;
    if (!rip || !tear) throw new Error("two dogs");
    tear.edit(Minded).band = "other dogs";
    world.move(bull, "street");
    world.runner.run(assail, bull, { to: rip });
    await lived(world, 3);
    expect(world.one("king").get(Combatant)?.target).toBe(bull.id);
    expect(tear.has(Combatant)).toBe(false);
  });
});

describe("a watch", () => {
  const guard = (name: string): Villager => ({
    name,
    room: "watch-house",
    archetype: "watch",
    places: {},
    more: [
      Minded({
        archetype: "watch",
        places: { home: "isle:watch-house", gate: "isle:gate", market: "isle:market", den: "isle:den" },
        band: "watch",
      }),
    ],
  });

  it("divides its posts: each is held by one, and who is over stands by", async () => {
    const names = ["Alf", "Bea", "Cob", "Dun"];
    const world = await start({ content: villageContent(names.map(guard), MINDS), seed: "watch" });
    await world.player("Ann");
    await lived(world, 120);
    const at = names.map((name) => world.game.placeOf(world.one(name.toLowerCase())).prototype?.id);
    for (const post of ["isle:gate", "isle:market", "isle:den"]) {
      const holders = names.filter(
        (name, index) =>
          at[index] === post && world.one(name.toLowerCase()).get(Mind)?.data["post"] === post.slice(5),
      );
      expect(holders, post).toHaveLength(1);
    }
  });

  it("gives a post to the one who was there first when two have come to it unknown to each other", async () => {
    const world = await start({ content: villageContent(["Alf", "Bea"].map(guard), MINDS), seed: "two" });
    await world.player("Ann");
    await lived(world, 60);
    const [alf, bea] = [world.one("alf"), world.one("bea")];
    const post = String(alf.get(Mind)?.data["post"]);
    bea.edit(Mind).beliefs = {};
    Object.assign(bea.edit(Mind).data, { post, since: world.game.clock.now() });
    await lived(world, 60);
    expect(alf.get(Mind)?.data["post"]).toBe(post);
    expect(bea.get(Mind)?.data["post"]).not.toBe(post);
    expect(bea.get(Mind)?.beliefs[`post-${post}`]?.about).toBe(alf.id);
  });
});
