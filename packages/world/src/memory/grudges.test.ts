import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { Mind } from "../components/index.ts";
import type { Entity } from "@wyldlands/ecs";
import { takeToHeart } from "../deeds/social/take-to-heart.ts";
import { dayMs } from "../shops/books.ts";
import { questContent } from "../testing/quest-content.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { villageContent } from "../testing/village-content.ts";
import { argsOf, notice } from "./notice.ts";
import { refOf } from "./people.ts";

const SHIPPED = parse(
  readFileSync(new URL("../../../../content/rules/minds.yaml", import.meta.url), "utf8"),
) as { archetypes: Record<string, unknown> };
const MINDS = {
  ...SHIPPED,
  archetypes: {
    keeper: { about: "keeps a shop", goals: ["keep-hours"], actions: [], day: [] },
    watch: {
      about: "keeps the peace",
      goals: ["catch-the-thief", "answer-the-call", "keep-hours"],
      actions: ["seize-thief", "go-after-thief", "look-for-thief", "go-to-call"],
      day: [{ at: 0, place: "home", does: "guard", doing: "at the post" }],
    },
  },
};

describe("grudges", () => {
  const start = useWorlds();

  async function village(): Promise<{
    world: TestWorld;
    ann: Player;
    bob: Player;
    edda: Entity;
    garr: Entity;
  }> {
    const content = villageContent(
      [
        { name: "Edda", room: "market", archetype: "keeper", places: { home: "market" } },
        { name: "Garr", room: "gate", archetype: "watch", places: { home: "gate" } },
      ],
      MINDS,
    );
    const world = await start({ content });
    const [ann, bob] = await world.players("Ann", "Bob");
    return { world, ann, bob, edda: world.one("edda"), garr: world.one("garr") };
  }

  function wrong(world: TestWorld, ann: Player, edda: Entity, verb: "stole" | "struck"): void {
    const fact = { verb, by: refOf(ann.character), to: refOf(edda) };
    world.runner.run(notice, ann.character, argsOf([edda], fact, world.game.clock.now()));
    world.runner.run(takeToHeart, edda, { to: ann.character, what: "stole", affinity: -0.3, trust: -0.3 });
  }

  it("call the watch on whoever did the wrong and comes again, once for each wrong", async () => {
    const { world, ann, bob, edda, garr } = await village();
    wrong(world, ann, edda, "stole");
    expect(await ann.type("east")).not.toContain("Watch!");
    await ann.type("west");
    await world.tick(dayMs(world.game) / 2);
    bob.read();
    expect(await ann.type("east")).toContain(
      "Edda shouts, 'Watch! That is Ann, who had a hand in my purse!'",
    );
    expect(bob.read()).toContain("Edda shouts from");
    await world.tick();
    expect(garr.need(Mind).beliefs["thief"]?.about).toBe(ann.character.id);
    await ann.type("west");
    expect(await ann.type("east")).not.toContain("Watch!");
  });

  it("are let out anew for another wrong", async () => {
    const { world, ann, edda, garr } = await village();
    garr.despawn();
    for (const verb of ["stole", "struck"] as const) {
      wrong(world, ann, edda, verb);
      await world.tick(dayMs(world.game) / 2);
      expect(await ann.type("east")).toContain(
        verb === "stole" ? "in my purse!" : "That is Ann, who went for me!",
      );
      await ann.type("west");
    }
  });

  it("are against nobody else, and die away", async () => {
    const { world, ann, bob, edda } = await village();
    wrong(world, ann, edda, "stole");
    await world.tick(dayMs(world.game));
    expect(await bob.type("east")).not.toContain("Watch!");
    await world.tick(60 * dayMs(world.game));
    expect(await ann.type("east")).not.toContain("Watch!");
  });

  it("are let out where there is a watch to hear it, and nowhere else", async () => {
    const { world, ann, edda } = await village();
    wrong(world, ann, edda, "stole");
    await world.tick(dayMs(world.game));
    const area = world.game.content.areas.get("isle");
    if (!area) throw new Error("there is no isle");
    const areas = new Map([...world.game.content.areas, ["isle", { ...area, law: "none" as const }]]);
    Object.assign(world.game.authored, { content: { ...world.game.content, areas } });
    expect(await ann.type("east")).not.toContain("Watch!");
  });

  it("keep work from those whom its giver cannot stand", async () => {
    const world = await start({ content: questContent() });
    const [ann] = await world.players("Ann");
    const giver = [...(world.game.content.quests?.values() ?? [])].find(
      ({ giver: id, requires }) => id !== undefined && requires.level <= 1 && requires.quests.length === 0,
    );
    if (!giver?.giver) throw new Error("nobody gives a quest");
    const npc = world.one(giver.giver.replace("isle:", ""));
    const room = world.game.placeOf(npc).prototype?.id.replace("isle:", "") ?? "";
    world.move(ann.character, room);
    world.runner.run(takeToHeart, npc, { to: ann.character, what: "burned the boat", affinity: -0.6 });
    expect(await ann.type(`quest accept ${giver.name}`)).toContain(
      "has nothing for you to do, and will not say why",
    );
    world.runner.run(takeToHeart, npc, { to: ann.character, what: "built a new one", affinity: 0.5 });
    expect(await ann.type(`quest accept ${giver.name}`)).toContain("You take on");
  });
});
