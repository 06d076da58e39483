import { describe, expect, it } from "vitest";
import { Combatant, ContainedIn } from "../../components/index.ts";
import { arenaContent } from "../../testing/arena-content.ts";
import { until } from "../../testing/until.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("fleeing", () => {
  const start = useWorlds();
  const begin = () => start({ content: arenaContent() });

  it("takes the actor out of the fight and out of the room, sooner or later", async () => {
    const world = await begin();
    const [ann] = await world.players("Ann");
    world.move(ann.character, "beach");
    world.thing("rat", world.room("beach"));
    await ann.type("attack rat");
    let text = "";
    for (let i = 0; i < 20 && ann.character.has(Combatant); i += 1) {
      text += await ann.type("flee");
      if (ann.character.has(Combatant)) await world.tick(2_000);
    }
    expect(text).toContain("You turn and run.");
    expect(ann.character.target(ContainedIn)).toBe(world.room("pier"));
  });

  it("fails where there is no way out, and leaves the fight as it was", async () => {
    const world = await begin();
    const [ann] = await world.players("Ann");
    world.move(ann.character, "pit");
    world.thing("rat", world.room("pit"));
    await ann.type("attack rat");
    const answers = [await ann.type("flee"), await world.tick(2_100).then(() => ann.type("flee"))].join("\n");
    expect(answers).toMatch(/There is no way out of here that you could run\.|You look for a way out/);
    expect(ann.character.has(Combatant)).toBe(true);
  });

  it("is refused to one whom nobody fights", async () => {
    const world = await begin();
    const [ann] = await world.players("Ann");
    expect(await ann.type("flee")).toBe("From what? Nobody is fighting you.");
  });

  it("comes by itself below the share of health that a player wished, or that is a beast's nature", async () => {
    const world = await begin();
    const [ann, bob] = await world.players("Ann", "Bob");
    world.move(ann.character, "beach");
    const wolf = world.thing("wolf", world.room("beach"));
    expect(await ann.type("wimpy 90")).toContain("You flee below 90 percent of your health.");
    await ann.type("attack wolf");
    await until(world, () => ann.character.target(ContainedIn) !== world.room("beach"));
    expect(ann.read()).toContain("You turn and run.");
    const hare = world.thing("hare", world.room("beach"));
    world.move(bob.character, "beach");
    wolf.despawn();
    await bob.type("attack hare");
    await until(world, () => hare.target(ContainedIn) !== world.room("beach"), 900);
    expect(bob.read()).toContain("A white hare turns and runs.");
  });

  it("below a share is asked for in numbers that make sense", async () => {
    const world = await begin();
    const [ann] = await world.players("Ann");
    expect(await ann.type("wimpy")).toContain("You stand until you drop.");
    for (const line of [
      "wimpy 95",
      "wimpy lots",
      "wimpy 30 apples",
      "wimpy -3",
      "wimpy 10000 points",
      "wimpy 3.5",
    ])
      expect(await ann.type(line), line).toContain("from 0 to 90");
    expect(await ann.type("wimpy 12 points")).toBe(
      "You flee below 12 points of health. WIMPY OFF ends that.",
    );
    await ann.type("wimpy 30%");
    expect(await ann.type("wimpy")).toContain("below 30 percent");
    expect(await ann.type("wimpy off")).toContain("You stand until you drop.");
  });
});
