import { describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { Combatant, Relationship } from "../components/index.ts";
import { attack } from "../deeds/combat/attack.ts";
import { MOST_INTERACTIONS } from "../components/relationship.ts";
import { dayMs } from "../shops/books.ts";
import { marketContent } from "../testing/market-content.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { regardOf, relationship, remember } from "./regard.ts";

describe("what people think of one", () => {
  const start = useWorlds();

  async function market(): Promise<{ world: TestWorld; ann: Player; bob: Player; wyn: Entity }> {
    const world = await start({ content: marketContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    for (const { character } of [ann, bob]) world.move(character, "shed");
    return { world, ann, bob, wyn: world.one("wyn") };
  }

  const affinity = (world: TestWorld, from: Entity, to: Player): number =>
    regardOf(world.game, from, to.character).affinity;

  it("begins with what one does to them", async () => {
    const { ann } = await market();
    expect(await ann.type("relations")).toContain("Nobody here has an opinion of you yet.");
    await ann.type("sneer wyn");
    expect(await ann.type("relations")).toBe("Wyn knows you, and that is all. Last of all, you were rude.");
  });

  it("is warmed by gifts and kind gestures, the same one less each time in a day", async () => {
    const { world, ann, wyn } = await market();
    world.thing("hide", ann.character, 30);
    await ann.type("give 10 hides to wyn");
    const once = affinity(world, wyn, ann);
    expect(once).toBeCloseTo(0.15, 3);
    await ann.type("give 10 hides to wyn");
    expect(affinity(world, wyn, ann)).toBeCloseTo(0.225, 3);
    await world.tick(dayMs(world.game) + 1);
    const before = affinity(world, wyn, ann);
    await ann.type("give 10 hides to wyn");
    expect(affinity(world, wyn, ann) - before).toBeCloseTo(0.15, 3);
    await ann.type("thank wyn");
    expect(await ann.type("relations")).toBe("Wyn likes you. Last of all, you were kind.");
    expect(await ann.type("list")).toContain("Wyn is glad to see you, and it is in the prices.");
    expect(await ann.type("list lamp")).toContain("a tin lamp, 11 copper pennies");
  });

  it("is moved by custom in a shop and by healing", async () => {
    const { world, ann, wyn } = await market();
    await ann.type("buy 2 shells");
    expect(affinity(world, wyn, ann)).toBeCloseTo(0.01, 4);
    world.thing("hide", ann.character);
    await ann.type("sell hide");
    expect(affinity(world, wyn, ann)).toBeCloseTo(0.02, 4);
    world.game.events.publish({ type: "EntityMended", entity: wyn, by: ann.character, amount: 3 });
    await world.tick();
    expect(affinity(world, wyn, ann)).toBeCloseTo(0.1, 2);
  });

  it("falls with a blow, also with those who see it and stand by the other", async () => {
    const { world, ann, bob, wyn } = await market();
    const owl = world.thing("owl", world.room("shed"));
    world.runner.run(attack, ann.character, { to: wyn });
    expect(affinity(world, wyn, ann)).toBeCloseTo(-0.4, 3);
    expect(affinity(world, owl, ann)).toBeCloseTo(-0.15, 3);
    expect(affinity(world, owl, bob)).toBe(0);
    expect(await ann.type("relations")).toContain(
      "Owl keeps an eye on you and does not take your word. Last of all, you went for Wyn.",
    );
  });

  it("rises with a hand in their fight", async () => {
    const { world, ann, wyn } = await market();
    const owl = world.thing("owl", world.room("shed"));
    const rat = world.thing("guard", world.room("shed"));
    owl.add(Combatant({ target: rat.id, next: 1e9, since: 0, threat: {} }));
    world.game.events.publish({ type: "CombatStarted", attacker: ann.character, defender: rat });
    await world.tick();
    expect(affinity(world, owl, ann)).toBeCloseTo(0.15, 3);
    expect(affinity(world, wyn, ann)).toBeLessThanOrEqual(0);
  });

  it("fades: half of it is gone in a fortnight of the world", async () => {
    const { world, ann, wyn } = await market();
    world.game.world.attempt(() =>
      remember(world.game, wyn, ann.character, "saved a cat", { affinity: 0.8, trust: -0.4 }),
    );
    await world.tick(14 * dayMs(world.game));
    const { affinity: left, trust } = regardOf(world.game, wyn, ann.character);
    expect([left, trust]).toEqual([expect.closeTo(0.4, 6), expect.closeTo(-0.2, 6)]);
  });

  it("stays between hate and love, and keeps the last twenty things", async () => {
    const { world, ann, wyn } = await market();
    for (let i = 0; i < 30; i += 1)
      world.game.world.attempt(() =>
        remember(world.game, wyn, ann.character, `deed ${i}`, { affinity: 0.3, trust: -0.3 }),
      );
    const record = relationship(world.game, wyn, ann.character)?.need(Relationship);
    expect([record?.affinity, record?.trust, record?.count]).toEqual([1, -1, 30]);
    expect(record?.interactions).toHaveLength(MOST_INTERACTIONS);
    expect(record?.interactions.at(-1)?.what).toBe("deed 29");
  });

  it("is there after a restart, and goes along with who is away", async () => {
    const { world, ann } = await market();
    await ann.typeAll("thank wyn", "south", "quit");
    const next = await world.restart({ content: marketContent() });
    const back = await next.connect();
    await back.typeAll("ann", "salt and tar");
    expect(await back.type("relations")).toContain(
      "Wyn knows you, and that is all. Last of all, you were kind.",
    );
  });
});
