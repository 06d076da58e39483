import { describe, expect, it } from "vitest";
import { Body, Experience, Skills } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import { schoolContent } from "../testing/school-content.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { gainExperience, loseExperience } from "./experience.ts";
import { mostOf } from "./vitals.ts";

const gain = defineDeed<{ points: number }>({
  name: "gain",
  perform: ({ points }, context) => void gainExperience(context, context.actor, points),
});
const lose = defineDeed<{ share: number }>({
  name: "lose",
  perform: ({ share }, context) => void loseExperience(context, context.actor, share),
});

describe("experience", () => {
  const start = useWorlds();

  it("raises the level as far as it reaches, with lessons and words, and stops at the last", async () => {
    const world = await start({ content: schoolContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    const levels: number[] = [];
    world.game.events.on("LevelGained", ({ level }) => levels.push(level));
    const health = mostOf(world.game, ann.character, "health");
    world.runner.run(gain, ann.character, { points: 99 });
    expect(levels).toEqual([]);
    world.runner.run(gain, ann.character, { points: 160 });
    await world.tick(0);
    expect(levels).toEqual([2, 3]);
    expect(ann.read()).toBe(
      [
        "You gain 99 experience.",
        "You gain 160 experience.",
        "You are level 2 now. Health +6, mana +2, lessons +2.",
        "You are level 3 now. Health +6, mana +2, lessons +2.",
      ].join("\n"),
    );
    expect(bob.read()).toContain("Ann stands a little taller.");
    expect(mostOf(world.game, ann.character, "health")).toBe(health + 12);
    expect(ann.character.need(Experience)).toEqual({ points: 259, lessons: 6 });
    world.runner.run(gain, ann.character, { points: 10_000 });
    expect(ann.character.need(Body).level).toBe(4);
    expect(await ann.type("score")).toContain("there is no level above yours");
  });

  it("is lost within the level under way, never the level itself", async () => {
    const world = await start({ content: schoolContent() });
    const ann = await world.player("Ann");
    world.runner.run(gain, ann.character, { points: 110 });
    world.runner.run(lose, ann.character, { share: 0.05 });
    expect(ann.character.need(Experience).points).toBe(102);
    world.runner.run(lose, ann.character, { share: 0.5 });
    expect(ann.character.need(Experience).points).toBe(100);
    expect(ann.character.need(Body).level).toBe(2);
  });

  it("is nothing to an npc, nor is less than one point to anybody", async () => {
    const world = await start({ content: schoolContent() });
    const ann = await world.player("Ann");
    const dame = world.one("dame");
    world.runner.run(gain, dame, { points: 500 });
    world.runner.run(gain, ann.character, { points: 0.2 });
    expect(dame.has(Experience)).toBe(false);
    expect(ann.character.need(Experience).points).toBe(0);
  });
});

describe("a character", () => {
  const start = useWorlds();

  it("has a body from the first moment on, guests too, and one from before bodies gets it on coming back", async () => {
    const world = await start({ content: schoolContent() });
    const ann = await world.player("Ann");
    const guest = await world.guest();
    for (const one of [ann, guest]) {
      expect(one.character.need(Body)).toEqual({ folk: "human", level: 1, attributes: {} });
      expect(one.character.need(Experience)).toEqual({ points: 0, lessons: 2 });
    }
    for (const type of [Body, Experience, Skills]) ann.character.remove(type);
    const next = await world.restart({ content: schoolContent() });
    const again = next.game.world.byId(ann.character.id)!;
    expect([Body, Experience, Skills].map((type) => again.has(type))).toEqual([true, true, true]);
    next.stop();
  });
});
