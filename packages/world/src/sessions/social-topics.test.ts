import { describe, expect, it } from "vitest";
import { setVital } from "../bodies/vitals.ts";
import { Letter, Name } from "../components/index.ts";
import { defineDeed } from "../deeds/deed.ts";
import { advanceQuest } from "../deeds/quest/advance.ts";
import { lettersTo, sendLetter } from "../society/letters.ts";
import { questContent } from "../testing/quest-content.ts";
import { talkContent } from "../testing/talk-content.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { waysContent } from "../testing/ways-content.ts";

/** Something was written outside of a line: the world tells at the end of its next turn. */
async function turn(world: TestWorld): Promise<void> {
  world.loop.wake();
  await world.settle();
}

const post = defineDeed({
  name: "test",
  perform(_args, { game, actor }) {
    sendLetter(game, { to: actor.id, from: "the post", subject: "Tar", text: "Two barrels." });
  },
});

describe("what a client knows of the character's company", () => {
  const start = useWorlds();

  it("is nothing before there is one, then who leads, who is in it, how they fare and whether they are here", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    expect(ann.connection.topic("group")).toBeUndefined();
    await ann.type("group invite bob");
    await bob.type("group accept");
    const whole = { level: 1, here: true, health: 100, mana: 100, stamina: 100 };
    for (const { connection } of [ann, bob])
      expect(connection.topic("group")).toEqual({
        leader: ann.character.id,
        members: [
          { id: ann.character.id, name: "Ann", ...whole },
          { id: bob.character.id, name: "Bob", ...whole },
        ],
      });
    expect(cid.connection.topic("group")).toBeUndefined();
  });

  it("follows wounds, steps and names of the others, and ends as null", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await ann.type("group invite bob");
    await bob.type("group accept");
    const seen = (): unknown => ann.connection.topic("group")?.members[1];
    setVital(world.game, bob.character, "health", 1);
    await turn(world);
    expect(seen()).toMatchObject({ name: "Bob", here: true });
    expect(ann.connection.topic("group")?.members[1]?.health).toBeLessThan(50);
    await bob.type("east");
    expect(seen()).toMatchObject({ here: false });
    bob.character.add(Name({ name: "Robert", keywords: ["robert"] }));
    await turn(world);
    expect(seen()).toMatchObject({ name: "Robert" });
    await bob.type("group leave");
    expect(ann.connection.topic("group")).toBeNull();
    expect(bob.connection.topic("group")).toBeNull();
  });
});

describe("what a client knows of quests", () => {
  const start = useWorlds();

  it("is what to do next and how far it is, until the journal is empty", async () => {
    const world = await start({ content: questContent() });
    const ann = await world.player("Ann");
    const quests = (): unknown => ann.connection.topic("quests");
    expect(quests()).toBeUndefined();
    await ann.type("quest accept dust");
    const dust = { id: "isle:mites", name: "Dust and Mites", ready: false };
    expect(quests()).toMatchObject({ quests: [{ ...dust, objectives: [{ have: 0, need: 2 }] }] });
    for (const have of [1, 2]) {
      world.act(advanceQuest, ann.character, { quest: "isle:mites", step: 0, objective: 0, by: 1 });
      await turn(world);
      if (have === 1) expect(quests()).toMatchObject({ quests: [{ objectives: [{ have, need: 2 }] }] });
    }
    expect(quests()).toMatchObject({ quests: [{ step: "Talk to Marn: it is done.", ready: true }] });
    await ann.type("talk marn");
    expect(quests()).toBeNull();
  });
});

describe("what a client knows of channels", () => {
  const start = useWorlds();

  it("is those that it may hear, and which are on", async () => {
    const world = await start({ content: talkContent() });
    const ann = await world.player("Ann");
    const { connection } = ann;
    const on = (): unknown => connection.topic("channels")?.channels.map((one) => [one.id, one.on]);
    expect(on()).toEqual([
      ["gossip", true],
      ["market", false],
      ["notices", true],
    ]);
    await ann.type("channels off gossip");
    await ann.type("channels on market");
    expect(on()).toEqual([
      ["gossip", false],
      ["market", true],
      ["notices", true],
    ]);
  });
});

describe("what a client knows of a trade", () => {
  const start = useWorlds();

  it("is both sides at their revision, for both, until it is over", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    world.thing("oar", ann.character);
    await ann.type("trade bob");
    await bob.type("trade accept");
    await ann.type("offer oar");
    await bob.type("offer 3 coins");
    const oar = { items: [{ name: "an ash oar", count: 1 }], coins: 0, agreed: false };
    const coins = { items: [], coins: 3, agreed: false };
    expect(ann.connection.topic("trade")).toMatchObject({
      revision: 3,
      with: { id: bob.character.id, name: "Bob" },
      mine: oar,
      theirs: coins,
    });
    expect(bob.connection.topic("trade")).toMatchObject({ revision: 3, mine: coins, theirs: oar });
    expect(cid.connection.topic("trade")).toBeUndefined();
    await bob.type("agree 3");
    expect(ann.connection.topic("trade")?.theirs.agreed).toBe(true);
    await ann.type("agree 3");
    expect(ann.connection.topic("trade")).toBeNull();
    expect(bob.connection.topic("trade")).toBeNull();
  });
});

describe("what a client knows of letters", () => {
  const start = useWorlds();

  it("is how many wait unread", async () => {
    const world = await start();
    const { connection, character } = await world.player("Ann");
    expect(connection.topic("mail")).toBeUndefined();
    const send = async (): Promise<void> => {
      world.act(post, character, {});
      await turn(world);
    };
    await send();
    await send();
    expect(connection.topic("mail")).toEqual({ unread: 2 });
    const [first, second] = lettersTo(world.game, character.id);
    if (first) first.edit(Letter).read = true;
    await turn(world);
    expect(connection.topic("mail")).toEqual({ unread: 1 });
    second?.despawn();
    await turn(world);
    expect(connection.topic("mail")).toEqual({ unread: 0 });
    first?.despawn();
    await turn(world);
    expect(connection.topic("mail")).toBeNull();
  });
});

describe("what a client knows of doors", () => {
  const start = useWorlds();

  it("is which ways are barred, on both sides, as soon as one is shut or opened", async () => {
    const world = await start({ content: waysContent() });
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(ann.connection.topic("room")?.closed).toEqual(["north"]);
    world.thing("key", ann.character);
    await ann.typeAll("unlock door", "open door");
    for (const { connection } of [ann, bob]) expect(connection.topic("room")).not.toHaveProperty("closed");
    await bob.type("north");
    await ann.type("close door");
    expect(ann.connection.topic("room")?.closed).toEqual(["north"]);
    expect(bob.connection.topic("room")?.closed).toEqual(["south"]);
  });
});
