import { describe, expect, it } from "vitest";
import { Body, Experience, Natural, Posture } from "../components/index.ts";
import { fall } from "../deeds/combat/fall.ts";
import { experienceFor } from "../rules/formulas/experience.ts";
import { arenaContent } from "../testing/arena-content.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { setVital } from "../bodies/vitals.ts";
import { startFight } from "./start-fight.ts";
import { defineDeed } from "../deeds/deed.ts";
import type { Entity } from "@wyldlands/ecs";
import { levelOf } from "../bodies/body.ts";

const fight = defineDeed<{ foe: Entity }>({
  name: "fight",
  perform({ foe }, context) {
    startFight(context, context.actor, foe);
    startFight({ ...context, actor: foe }, foe, context.actor);
  },
});

const points = (player: Player): number => player.character.need(Experience).points;

/** These fight a wolf, and it falls. */
function slay(world: TestWorld, ...fighters: Player[]): void {
  const wolf = world.thing("wolf", world.room("pier"));
  for (const one of fighters) world.act(fight, one.character, { foe: wolf });
  setVital(world.game, wolf, "health", 0);
  const { refusal } = world.runner.run(fall, wolf, { by: fighters[0]?.character });
  expect(refusal).toBeUndefined();
}

async function group(leader: Player, ...others: [string, Player][]): Promise<void> {
  for (const [name, one] of others) {
    await leader.type(`group invite ${name}`);
    await one.type("group accept");
  }
}

describe("the experience of a foe", () => {
  const start = useWorlds();
  const begin = () => start({ content: arenaContent() });
  /** What the formula says that one of so many gets who is of level 1. */
  const part = (world: TestWorld, fighters: number, companions: number): number => {
    const wolf = world.thing("wolf", world.room("lost"));
    const of = { foeLevel: levelOf(wolf), ownLevel: 1, authored: wolf.get(Natural)?.experience };
    wolf.despawn();
    return experienceFor({ ...of, fighters, companions });
  };

  it("is whole for one who fights alone, and shared evenly by strangers who both fought", async () => {
    const world = await begin();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    slay(world, ann);
    expect([points(ann), points(bob)]).toEqual([part(world, 1, 0), 0]);
    slay(world, bob, cid);
    expect([points(bob), points(cid)]).toEqual([part(world, 2, 0), part(world, 2, 0)]);
  });

  it("is shared by those of a group who are there, whoever struck, and company is worth a tenth each", async () => {
    const world = await begin();
    const [ann, bob, cid, dot] = await world.players("Ann", "Bob", "Cid", "Dot");
    await group(ann, ["bob", bob], ["cid", cid]);
    slay(world, ann);
    expect([ann, bob, cid, dot].map(points)).toEqual([...Array<number>(3).fill(part(world, 3, 2)), 0]);
    const alone = part(world, 1, 0);
    expect(points(ann) * 3).toBeGreaterThan(alone);
    expect(points(ann) * 3).toBeLessThanOrEqual(Math.ceil(alone * 1.2) + 3);
  });

  it("leaves out who is elsewhere, asleep or link-dead, and a stranger in the fight has no bonus", async () => {
    const world = await begin();
    const [ann, bob, cid, dot, eve] = await world.players("Ann", "Bob", "Cid", "Dot", "Eve");
    await group(ann, ["bob", bob], ["cid", cid], ["dot", dot]);
    world.move(bob.character, "shed");
    cid.character.add(Posture({ position: "sleeping" }));
    await dot.connection.hangUp(false);
    slay(world, ann, eve);
    expect([ann, eve].map(points)).toEqual([part(world, 2, 0), part(world, 2, 0)]);
    expect([bob, cid, dot].map(points)).toEqual([0, 0, 0]);
    world.move(bob.character, "pier");
    const before = [ann, bob, eve].map(points);
    slay(world, ann, eve);
    const gained = [ann, bob, eve].map((one, index) => points(one) - (before[index] ?? 0));
    expect(gained).toEqual([part(world, 3, 1), part(world, 3, 1), part(world, 3, 0)]);
  });

  it("goes by each one's own level", async () => {
    const world = await begin();
    const [ann, bob] = await world.players("Ann", "Bob");
    await group(ann, ["bob", bob]);
    bob.character.edit(Body).level = 20;
    slay(world, ann);
    expect(points(bob)).toBe(0);
    expect(points(ann)).toBe(part(world, 2, 1));
  });
});
