import { describe, expect, it } from "vitest";
import { Character } from "../../components/index.ts";
import { countOf } from "../../views/names.ts";
import { useWorlds } from "../../testing/use-worlds.ts";

describe("an errand's reward", () => {
  const start = useWorlds();

  it("uses the thing up, thanks before all, and pays from the purse", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const flask = world.thing("flask", ann.character);
    ann.read();
    expect(await ann.type("give flask to marn")).toBe(
      [
        "You give a flask of lamp oil to Marn.",
        "Marn nods to Ann.",
        "Marn counts 12 copper pennies into your hand.",
        "Your first errand is done. Now the harbour is yours: LOOK about, talk to people, or type HELP.",
      ].join("\n"),
    );
    expect(bob.read()).toBe(
      "Ann gives a flask of lamp oil to Marn.\nMarn nods to Ann.\nMarn counts 12 copper pennies into Ann's hand.",
    );
    expect(flask.alive).toBe(false);
    expect(world.held(ann.character, "copper").map((one) => countOf(one))).toEqual([22]);
    expect(world.held(world.one("marn"), "copper").map((one) => countOf(one))).toEqual([18]);
    expect(ann.character.need(Character).errandDone).toBe(true);
  });

  it("comes once a day, whoever asks says so in other words, and takes nothing more of one until the next", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const asked = await ann.type("talk to marn");
    for (const one of [ann, bob, ann]) world.thing("flask", one.character);
    await ann.type("give flask to marn");
    expect(await ann.type("give flask to marn")).toBe("Marn has had that of you today. Come again tomorrow.");
    expect(world.held(ann.character, "flask")).toHaveLength(1);
    const thanked = "Marn says, 'You have brought me that today, and I thank you. Come again tomorrow.'";
    expect(await ann.type("talk to marn")).toContain(thanked);
    expect(await ann.type("look marn")).toContain(thanked);
    ann.read();
    expect(await bob.type("talk to marn")).toContain(asked);
    expect(await bob.type("give flask to marn")).toContain("counts 12 copper pennies into your hand");
    const next = await world.restart();
    ann.read();
    expect(await ann.type("give flask to marn")).toContain("Come again tomorrow.");
    await next.tick(86_400_000);
    ann.read();
    expect(await ann.type("talk to marn")).toContain(asked);
    expect(await ann.type("give flask to marn")).toContain("into your hand");
    next.stop();
  });

  it("pays as far as the purse goes, and says of the first errand once", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const reads: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      world.thing("flask", ann.character);
      reads.push(await ann.type("give flask to marn"));
      await world.tick(86_400_000);
      ann.read();
    }
    expect(reads.map((text) => /counts (\S+) copper penn/.exec(text)?.[1])).toEqual([
      "12",
      "12",
      "six",
      undefined,
    ]);
    expect(reads.filter((text) => text.includes("first errand"))).toHaveLength(1);
    expect(world.held(ann.character, "copper").map((one) => countOf(one))).toEqual([40]);
    expect(world.held(world.one("marn"), "copper")).toEqual([]);
  });

  it("is not for what was not asked: that is kept", async () => {
    const world = await start();
    const ann = await world.player("Ann");
    const rope = world.thing("rope", ann.character);
    expect(await ann.type("give rope to marn")).toBe("You give a rope to Marn.");
    expect(world.held(world.one("marn"), "rope")).toEqual([rope]);
  });
});
