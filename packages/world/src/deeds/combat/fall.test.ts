import type { Entity } from "@wyldlands/ecs";
import { describe, expect, it } from "vitest";
import { addEffect, hasEffect } from "../../bodies/effects.ts";
import { hurt, mostOf, vitalOf } from "../../bodies/vitals.ts";
import { Combatant, ContainedIn, Corpse, Experience, Worn } from "../../components/index.ts";
import { arenaContent } from "../../testing/arena-content.ts";
import type { TestWorld } from "../../testing/test-world.ts";
import { until } from "../../testing/until.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { defineDeed } from "../deed.ts";
import { fall } from "./fall.ts";

/** Takes so much health of somebody at once. */
function strikeDown(world: TestWorld, victim: Entity, by?: Entity): void {
  const blow = defineDeed({
    name: "blow",
    perform: (_args, context) => hurt(context, victim, 1_000, "blunt", by),
  });
  world.runner.run(blow, victim, {});
  world.loop.wake();
}

describe("a player's death", () => {
  const start = useWorlds();
  const begin = async () => {
    const world = await start({ content: arenaContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    return { world, ann, bob };
  };

  it("brings the character back at the recall room, weak, and tells where the corpse lies and what it cost", async () => {
    const { world, ann, bob } = await begin();
    world.move(ann.character, "beach");
    world.move(bob.character, "beach");
    ann.character.edit(Experience).points = 30;
    strikeDown(world, ann.character);
    await world.settle();
    const text = ann.read();
    expect(text).toContain("You fall, and do not get up.");
    expect(text).toContain("Your corpse lies at The Beach");
    expect(text).toContain("It cost you 30 experience.");
    expect(text).toContain("Exits:");
    expect(ann.character.target(ContainedIn)).toBe(world.room("pier"));
    const { game } = world;
    expect(vitalOf(game, ann.character, "health")).toBe(Math.ceil(mostOf(game, ann.character, "health") / 2));
    expect(ann.character.need(Experience).points).toBe(0);
    expect(bob.read()).toContain("Ann falls, and does not get up.");
  });

  it("leaves in the corpse what was carried, not what was worn, and nothing is lost or doubled", async () => {
    const { world, ann } = await begin();
    world.thing("copper", ann.character, 12);
    const rope = world.thing("rope", ann.character);
    const knife = world.thing("knife", ann.character);
    knife.add(Worn({ slot: "main-hand" }));
    const before = world.census();
    strikeDown(world, ann.character);
    await world.settle();
    const [corpse] = [...world.game.world.query(Corpse)];
    expect(corpse?.sources(ContainedIn).map((one) => one.prototype?.id)).toEqual([
      "isle:copper",
      "isle:rope",
    ]);
    expect(ann.character.sources(ContainedIn)).toEqual([knife]);
    expect(rope.target(ContainedIn)).toBe(corpse);
    expect(world.census()).toEqual(before);
  });

  it("is got over: the way is told, the owner alone may take the things back, for a while", async () => {
    const { world, ann, bob } = await begin();
    world.move(ann.character, "shed");
    world.thing("rope", ann.character);
    strikeDown(world, ann.character);
    await world.settle();
    ann.read();
    expect(await ann.type("corpse")).toBe(
      "Your corpse lies at The Shed. From here: north. For 30 minutes more it is yours alone.",
    );
    expect(await bob.typeAll("north", "get rope from corpse")).toContain("the dead's own yet");
    expect(await ann.typeAll("north", "get rope from corpse")).toContain("You get a rope");
    expect(world.held(ann.character, "rope")).toHaveLength(1);
  });

  it("ends its effects, its fight and what it was about", async () => {
    const { world, ann } = await begin();
    const wolf = world.thing("wolf", world.room("pier"));
    await ann.type("attack wolf");
    const dose = defineDeed({
      name: "dose",
      perform: (_args, context) => addEffect(context, ann.character, "venom", { by: wolf }),
    });
    world.act(dose, ann.character, {});
    world.move(ann.character, "beach");
    world.move(wolf, "beach");
    strikeDown(world, ann.character, wolf);
    await world.settle();
    expect(hasEffect(ann.character, "venom")).toBe(false);
    expect(ann.character.has(Combatant)).toBe(false);
    await until(world, () => !wolf.has(Combatant));
    await world.tick(5_000);
    expect(vitalOf(world.game, ann.character, "health")).toBeGreaterThan(1);
  });

  it("comes of poison as well as of blows", async () => {
    const { world, ann } = await begin();
    world.move(ann.character, "beach");
    const dose = defineDeed({
      name: "dose",
      perform: (_args, context) => addEffect(context, ann.character, "venom"),
    });
    world.act(dose, ann.character, {});
    await until(world, () => ann.character.target(ContainedIn) === world.room("pier"));
    expect(ann.read()).toContain("You fall, and do not get up.");
  });

  it("does not happen to one who is well", async () => {
    const { world, ann } = await begin();
    expect(world.act(fall, ann.character, {}).refusal?.words).toBe("You are very much alive.");
  });

  it("undoes itself whole when it throws", async () => {
    const { world, ann } = await begin();
    world.thing("rope", ann.character);
    world.move(ann.character, "beach");
    const wound = defineDeed({
      name: "wound",
      perform: (_args, context) => hurt(context, ann.character, 1_000, "blunt"),
    });
    world.act(wound, ann.character, {});
    const before = world.snapshot();
    const { due } = world.game;
    const schedule = due.schedule.bind(due);
    due.schedule = () => {
      throw new Error("no time");
    };
    expect(() => world.act(fall, ann.character, {})).toThrow("no time");
    due.schedule = schedule;
    expect(world.snapshot()).toEqual(before);
  });
});
