import { describe, expect, it } from "vitest";
import { ContainedIn } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import { countOf } from "../views/names.ts";
import { PASSWORD } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";

const UNDONE = "Something went wrong with that, and it was undone. Nothing else is lost; try another way.";

describe("a turn", () => {
  const start = useWorlds();

  it("undoes a line that throws, whole, answers it, counts it, logs no word of it, and goes on", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const pier = world.room("pier");
    for (const slug of ["rope", "oar"]) world.thing(slug, pier);
    await world.settle();
    const before = world.snapshot();
    world.game.events.on("ItemPickedUp", ({ item }) => {
      if (item.prototype?.id === "isle:oar") throw new Error("a listener is broken");
    });
    expect(await ann.type("get all")).toBe(UNDONE);
    expect(bob.read()).toBe("");
    expect(world.snapshot()).toEqual(before);
    expect(await ann.type("get rope")).toBe("You get a rope.");
    const { values } = await world.metrics.failedItems.get();
    expect(values[0]?.value).toBe(1);
    const record = world.logged.find((line) => line.includes("an item threw and was undone"));
    expect(JSON.parse(record ?? "{}")).toMatchObject({
      kind: "line",
      state: "playing",
      err: { message: "a listener is broken" },
    });
    expect(world.logged.join("")).not.toContain("get all");
  });

  it("puts back a session whose character could not enter: nothing of it is made, and it may try again", async () => {
    const world = await start();
    let broken = true;
    world.game.events.on("CharacterEntered", () => {
      if (broken) throw new Error("a listener is broken");
    });
    const connection = await world.connect();
    await connection.typeAll("new", "annabel", PASSWORD, PASSWORD);
    expect(await connection.type("Anna")).toBe(UNDONE);
    expect(connection.prompt).toBe("Name your character: ");
    expect([world.storage.accounts.size, world.storage.characters.size, world.game.players.count]).toEqual([
      0, 0, 0,
    ]);
    broken = false;
    await connection.type("Anna");
    expect(connection.topic("character")?.name).toBe("Anna");
    const guest = await world.connect();
    broken = true;
    expect(await guest.typeAll("guest")).toContain(UNDONE);
    expect(guest.prompt).toBe("Name: ");
    expect(world.storage.characters.size).toBe(1);
  });

  it("lets others pass while a line waits for an answer, and keeps the order of each session's own", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const accountByName = world.storage.accountByName.bind(world.storage);
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    world.storage.accountByName = async (key) => {
      await gate;
      return accountByName(key);
    };
    const asking = await world.connect();
    asking.read();
    for (const line of ["ann", PASSWORD, "say last"]) asking.post(line);
    ann.connection.post("say meanwhile");
    await expect.poll(() => ann.read()).toContain("You say, 'meanwhile'");
    expect(asking.read()).toBe("");
    release();
    await world.settle();
    expect(asking.read()).toMatch(/^The Pier\n[^]*You say, 'last'$/);
  });

  it("takes one line of each session in a round: nobody waits for another's hundred", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    for (let i = 0; i < 100; i += 1) ann.connection.post(`say ${i}`);
    bob.connection.post("say me too");
    await world.settle();
    const heard = ann.read().split("\n");
    expect(heard.indexOf("Bob says, 'me too'")).toBeLessThan(5);
    expect(heard).toHaveLength(101);
    expect(heard.filter((line) => line.startsWith("You"))).toEqual(
      Array.from({ length: 100 }, (_, i) => `You say, '${i}'`),
    );
  });

  it("goes on when what is left over from the last one throws", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    const broken = defineDeed({
      name: "broken",
      perform(_args, { actor }) {
        actor.link(ContainedIn, world.room("pit"));
        throw new Error("a deed is broken");
      },
    });
    world.runner.queue(broken, ann.character, {});
    world.loop.wake();
    await world.settle();
    expect(await ann.type("say still here")).toBe("You say, 'still here'");
    expect(ann.character.target(ContainedIn)).toBe(world.room("pier"));
    const { values } = await world.metrics.systemFailures.get();
    expect(values).toMatchObject([{ labels: { system: "left-over" }, value: 1 }]);
  });

  it("acks a line with its words, never before them", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    ann.connection.post(`say ${"x".repeat(300_000)}`);
    ann.connection.post("drop 1 coin");
    await world.settle();
    const frames = world.gateways[0]?.frames ?? [];
    expect(frames.map(({ fseq }) => fseq)).toEqual(frames.map((_, i) => i + 1));
    const said = frames.findIndex(({ outs }) => outs.some(({ text }) => text.includes("xxx")));
    const acked = frames.findIndex(({ acks }) => acks.some(({ seq }) => seq === ann.connection.sent));
    expect(said).toBeGreaterThan(-1);
    expect(acked).toBeGreaterThanOrEqual(said);
    expect(world.held(ann.character, "copper").map((one) => countOf(one))).toEqual([9]);
  });
});
