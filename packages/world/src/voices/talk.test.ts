import { describe, expect, it } from "vitest";
import { Acquaintance, Combatant, Conversation, Posture, Reactions, VoiceJob } from "../components/index.ts";
import type { NpcPrototype } from "../content/types.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { voiceContent } from "../testing/voice-content.ts";
import type { Player, TestWorld } from "../testing/test-world.ts";
import { talkOf } from "./conversation.ts";

/** What somebody said, of all that a player read. */
function saidBy(name: string, read: string): string | undefined {
  return new RegExp(`^${name} (?:says|tells you), '(.*)'$`, "m").exec(read)?.[1];
}

describe("talk with those who live here", () => {
  const worlds = useWorlds();

  async function hut(...names: string[]): Promise<{ world: TestWorld; players: Player[] }> {
    const world = await worlds({ content: voiceContent(), seed: "talk" });
    const players: Player[] = [];
    for (const name of names) players.push(await world.player(name));
    for (const { character } of players) world.move(character, "hut");
    for (const player of players) player.read();
    return { world, players };
  }

  it("answers whoever calls one of them by name, and only that one does", async () => {
    const { players } = await hut("Ann");
    const [ann] = players;
    const read = (await ann?.type("say good morning, orla")) ?? "";
    expect(read).toMatch(/^You say, 'good morning, orla'$/m);
    expect(saidBy("Orla", read)).toBeTruthy();
    expect(saidBy("Bram", read)).toBeUndefined();
    expect(saidBy("Bram", (await ann?.type("say bram, what do you do all day?")) ?? "")).toBeTruthy();
  });

  it("is heard by everybody in the room, and told to one alone when it was told", async () => {
    const { players } = await hut("Ann", "Bob");
    const [ann, bob] = players;
    await ann?.type("say orla, what do you sell?");
    const heard = bob?.read() ?? "";
    expect(heard).toMatch(/^Ann says, 'orla, what do you sell\?'$/m);
    expect(saidBy("Orla", heard)).toContain("mead");
    const told = (await ann?.type("tell orla what does the mead cost?")) ?? "";
    expect(told).toMatch(/^You tell Orla, 'what does the mead cost\?'$/m);
    expect(told).toMatch(/^Orla tells you, '.*three.*'$/im);
    expect(bob?.read()).toBe("Ann has a quiet word with Orla.\nOrla murmurs something to Ann.");
  });

  it("goes on with the same one until somebody else is called", async () => {
    const { players } = await hut("Ann", "Bob", "Cid", "Dee");
    const [ann] = players;
    // So many are about that nobody answers what is said to nobody in particular.
    expect(
      saidBy("\\w+", ((await ann?.type("say what do you sell?")) ?? "").split("\n").slice(1).join("\n")),
    ).toBeUndefined();
    await ann?.type("say hello, orla");
    expect(saidBy("Orla", (await ann?.type("say and what does the lamp cost?")) ?? "")).toMatch(/twelve/i);
    expect(saidBy("Bram", (await ann?.type("say hello bram")) ?? "")).toBeTruthy();
    expect(saidBy("Bram", (await ann?.type("say how are you?")) ?? "")).toBeTruthy();
  });

  it("is answered by both when both are asked, one after the other", async () => {
    const { world, players } = await hut("Ann");
    const read = (await players[0]?.type("say orla and bram, who are you?")) ?? "";
    expect(read.split("\n").map((line) => line.split(" ")[0])).toEqual(["You", "Orla", "Bram"]);
    // The second has heard what the first said.
    expect(talkOf(world.game, world.one("bram")).map(({ name }) => name)).toEqual(["Orla", "Ann", "Bram"]);
    const all = (await players[0]?.type("say good evening to you both!")) ?? "";
    expect(all).toMatch(/^Bram says, '/m);
  });

  it("is none where something waits for the words: what its author wrote comes of them", async () => {
    const oracle: NpcPrototype = {
      id: "isle:oracle",
      name: "the oracle",
      keywords: ["oracle"],
      ground: "The oracle is here.",
      look: "Old.",
      inits: [Reactions([{ on: "say", words: ["sesame"], do: [{ show: "The rock opens an eye." }] }])],
    };
    const world = await worlds({ content: voiceContent({}, [oracle]), seed: "talk" });
    const ann = await world.player("Ann");
    world.move(ann.character, "hut");
    world.thing("oracle", world.room("hut"));
    ann.read();
    expect(saidBy("Orla", await ann.type("say orla, what is sesame oil?"))).toBeUndefined();
    expect(saidBy("Orla", await ann.type("say orla, what is lamp oil?"))).toBeTruthy();
  });

  it("is no talk of theirs when one player speaks to another", async () => {
    const { players } = await hut("Ann", "Bob");
    const [ann] = players;
    const read = (await ann?.type("say bob, what do you sell?")) ?? "";
    expect(read).toBe("You say, 'bob, what do you sell?'");
  });

  it("is none with beasts, sleepers and those in a fight", async () => {
    const { world, players } = await hut("Ann");
    const [ann] = players;
    const orla = world.one("orla");
    world.one("bram").add(Posture({ position: "sleeping" }));
    orla.add(Combatant({ target: ann?.character.id ?? "", next: 1e9, since: 0, threat: {} }));
    expect(await ann?.type("say hello orla")).toBe("You say, 'hello orla'");
    expect(await ann?.type("tell orla hello")).toBe("Orla has other things on its mind just now.");
    expect(await ann?.type("tell bram hello")).toBe("Bram is asleep.");
    if (ann) world.move(ann.character, "beach");
    expect(await ann?.type("tell dog hello")).toBe("A brown dog is not much of a talker.");
  });

  it("tells a player from one who lives here, and says what to do when it is neither", async () => {
    const { players } = await hut("Ann", "Bob");
    const [ann] = players;
    expect(await ann?.type("tell bob hello")).toBe("You tell Bob, 'hello'");
    expect(await ann?.type("tell nobody hello")).toContain("No player called 'nobody' is about.");
    expect(await ann?.type("tell")).toContain("Tell whom what?");
  });

  it("answers a greeting by gesture, and what is asked about", async () => {
    const { players } = await hut("Ann");
    const [ann] = players;
    const greeted = (await ann?.type("greet orla")) ?? "";
    expect(greeted).toMatch(/^You wish Orla a dry day\.$/m);
    expect(saidBy("Orla", greeted)).toBeTruthy();
    expect(await ann?.type("ask bram about the fog")).toBe("Bram says, 'It comes and it goes.'");
    expect(saidBy("Bram", (await ann?.type("ask bram about orla")) ?? "")).toBeTruthy();
  });

  it("says nothing twice in the same words to the same one", async () => {
    const { world, players } = await hut("Ann");
    const [ann] = players;
    const said: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      said.push(saidBy("Orla", (await ann?.type("say hello, orla")) ?? "") ?? "");
      await world.tick(20 * 60_000);
    }
    expect(said.filter((one, at) => said.indexOf(one) !== at)).toEqual([]);
  });

  it("is kept over a restart: what was said, to whom, and how often", async () => {
    const { world, players } = await hut("Ann");
    const [ann] = players;
    await ann?.typeAll("say hello, orla", "say what does the mead cost?");
    const before = talkOf(world.game, world.one("orla"));
    expect(before.map(({ name }) => name)).toEqual(["Ann", "Orla", "Ann", "Orla"]);
    const next = await world.restart({ content: voiceContent() });
    expect(talkOf(next.game, next.one("orla"))).toEqual(before);
    const character = next.game.players.byName("ann");
    expect([...next.game.world.query(Acquaintance)].map((one) => one.need(Acquaintance).lines)).toEqual([2]);
    expect(character?.alive).toBe(true);
    next.stop();
  });

  it("is forgotten when it is old, and holds no more than a few lines", async () => {
    const { world, players } = await hut("Ann");
    const [ann] = players;
    const orla = world.one("orla");
    for (let line = 0; line < 12; line += 1) await ann?.type(`say orla, is it ${line} o'clock?`);
    expect(talkOf(world.game, orla)).toHaveLength(16);
    expect([...world.game.world.query(Conversation)].length).toBeGreaterThan(0);
    await world.tick(16 * 60_000);
    expect(talkOf(world.game, orla)).toEqual([]);
  });

  it("takes no model and leaves no job behind where there is none", async () => {
    const { world, players } = await hut("Ann");
    await players[0]?.type("say hello, orla");
    expect([...world.game.world.query(VoiceJob)]).toEqual([]);
    const [trace] = world.voices.traces.of(world.one("orla"));
    expect(trace).toMatchObject({
      choice: { by: "grammar", why: "no model is configured" },
      reply: { from: "grammar" },
    });
  });
});
