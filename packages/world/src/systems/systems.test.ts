import { describe, expect, it } from "vitest";
import { Due } from "../components/index.ts";
import { useWorlds } from "../testing/use-worlds.ts";

describe("ambience", () => {
  const start = useWorlds();
  const LINES = /^(?:A wave slaps the piles\.|A gull laughs\.)$/;

  it("is noticed now and then by those who stand there, by all of them at once, and nowhere else", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    world.move(cid.character, "pit");
    const heard: string[] = [];
    for (let minute = 0; minute < 20; minute += 1) {
      await world.tick(60_000);
      const text = ann.read();
      expect(bob.read()).toBe(text);
      if (text !== "") heard.push(...text.split("\n"));
    }
    expect(heard.length).toBeGreaterThan(8);
    expect(heard.length).toBeLessThan(21);
    for (const line of heard) expect(line).toMatch(LINES);
    expect(cid.read()).toBe("");
  });

  it("is not wasted on those whose connections are gone", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    await ann.connection.hangUp(false);
    for (let minute = 0; minute < 5; minute += 1) await world.tick(60_000);
    expect(ann.session.recent.filter((line) => LINES.test(line))).toEqual([]);
  });
});

describe("what falls due", () => {
  const start = useWorlds();

  it("comes for the others when one of it throws, which is undone, logged, and comes again a minute later", async () => {
    const world = await start();
    const moths = world.held(world.room("beach"), "moth");
    let first = true;
    world.game.events.on("EntityDied", () => {
      if (!first) return;
      first = false;
      throw new Error("a listener is broken");
    });
    await world.tick(126_000);
    expect(moths.filter((one) => one.alive)).toHaveLength(1);
    expect(world.logged.filter((line) => line.includes("what fell due threw"))).toHaveLength(1);
    await world.tick(60_000);
    expect(moths.map((one) => one.alive)).toEqual([false, false]);
  });

  it("that nobody knows any more is logged and dropped", async () => {
    const world = await start();
    const oar = world.one("oar");
    world.game.due.schedule(oar, 100, "of-another-version", {});
    await world.tick(200);
    expect(oar.has(Due)).toBe(false);
    expect(world.logged.join("")).toContain("something fell due that this version does not know");
  });
});
