import type { Reply, Scene } from "@wyldlands/voice";
import { describe, expect, it } from "vitest";
import { Stack, VoiceJob } from "../components/index.ts";
import { purseOf } from "../items/purse.ts";
import type { Player, TestWorld, TestWorldOptions } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { voiceContent } from "../testing/voice-content.ts";
import type { Speech, SpeechOptions } from "./speech.ts";

/** A model whose answers come when the test says so. */
class SlowSpeech implements Speech {
  readonly model = true;
  readonly asked: { scene: Scene; options: SpeechOptions; answer: (reply: Partial<Reply>) => void }[] = [];
  /** Greetings that are prepared for whom may come in. */
  readonly prepared: Scene[] = [];
  /** What is answered at once. */
  always: Partial<Reply> | undefined;
  budget: number | undefined;

  answer(scene: Scene, options: SpeechOptions): Promise<Reply> {
    if (scene.said.how === "enter") {
      this.prepared.push(scene);
      return new Promise(() => {});
    }
    return new Promise((resolve) => {
      const answer = (reply: Partial<Reply>): void => resolve(replied(reply));
      this.asked.push({ scene, options, answer });
      if (this.always) answer(this.always);
    });
  }

  budgetLeft(): number | undefined {
    return this.budget;
  }

  atOnce(): undefined {
    return undefined;
  }

  choose(): Promise<{ trace: { notes: string[] } }> {
    return Promise.resolve({ trace: { notes: [] } });
  }

  wrong(): void {}

  forget(): void {}
}

function replied(part: Partial<Reply>): Reply {
  return {
    say: "Aye.",
    acts: [],
    emotions: [],
    from: "model",
    key: part.say ?? "Aye.",
    trace: { sources: [], withheld: [], notes: [], model: "fake/one" },
    ...part,
  };
}

describe("talk with a model behind it", () => {
  const worlds = useWorlds();

  async function hut(
    speech: Speech,
    names: readonly string[] = ["Ann"],
    options: TestWorldOptions = {},
  ): Promise<{ world: TestWorld; players: Player[]; ann: Player }> {
    const world = await worlds({ content: voiceContent(), seed: "model", speech, ...options });
    const players: Player[] = [];
    for (const name of names) players.push(await world.player(name));
    for (const { character } of players) world.move(character, "hut");
    await world.settle();
    for (const player of players) player.read();
    const [ann] = players;
    if (!ann) throw new Error("nobody plays");
    return { world, players, ann };
  }

  const jobs = (world: TestWorld): number => [...world.game.world.query(VoiceJob)].length;

  /** Lets what is under way come to its end, world time standing still. */
  async function until(world: TestWorld, so: () => boolean): Promise<void> {
    for (let round = 0; round < 500 && !so(); round += 1) await world.settle();
    await world.settle();
    expect(so()).toBe(true);
  }

  const asked = (world: TestWorld, speech: SlowSpeech, count: number): Promise<void> =>
    until(world, () => speech.asked.length >= count);

  it("shows a gesture at once, keeps the line on record, and says the words when they come: no turn waits", async () => {
    const speech = new SlowSpeech();
    const { world, ann } = await hut(speech);
    const first = await ann.type("say orla, tell me of the sea");
    expect(first).toMatch(/^You say, 'orla, tell me of the sea'\nOrla .+\.$/);
    expect(jobs(world)).toBe(1);
    await asked(world, speech, 1);
    // The line and its record are stored before anybody asks.
    const stored = world.storage.entities;
    expect(JSON.stringify([...stored.values()])).toContain("tell me of the sea");
    // Others go on meanwhile.
    expect(await ann.type("look")).toContain("The Hut");
    speech.asked[0]?.answer({ say: "It is wet, and it is owed to." });
    await until(world, () => jobs(world) === 0);
    await world.settle();
    expect(ann.read()).toBe("Orla says, 'It is wet, and it is owed to.'");
    expect(world.voices.traces.of(world.one("orla")).at(-1)).toMatchObject({
      reply: { from: "model" },
      choice: { by: "model", mode: "hybrid" },
    });
  });

  it("does what it says: coin and mead change hands with the words, and only then are they said", async () => {
    const speech = new SlowSpeech();
    const { world, ann } = await hut(speech);
    const purse =
      purseOf(world.game, ann.character) ?? world.game.spawnThing("isle:copper", 1, ann.character);
    purse.edit(Stack).count = 10;
    await ann.type("say orla, i'll buy a mead");
    await asked(world, speech, 1);
    const acts = speech.asked[0]?.scene.acts.map(({ id }) => id) ?? [];
    expect(acts).toContain("sell:mead");
    expect(world.held(ann.character, "mead")).toHaveLength(0);
    speech.asked[0]?.answer({ say: "Here is your mead.", acts: ["sell:mead"] });
    await until(world, () => jobs(world) === 0);
    await world.settle();
    expect(world.held(ann.character, "mead")).toHaveLength(1);
    expect(ann.read()).toContain("Orla says, 'Here is your mead.'");
  });

  it("says in its own words why not, when what the model promises cannot be done", async () => {
    const speech = new SlowSpeech();
    const { world, ann } = await hut(speech);
    await ann.type("say orla, i'll buy a mead");
    await asked(world, speech, 1);
    speech.asked[0]?.answer({ say: "Take all the lamps you like.", acts: ["give:everything"] });
    await until(world, () => jobs(world) === 0);
    await world.settle();
    const read = ann.read();
    expect(read).not.toContain("all the lamps");
    expect(read).toContain("Orla cannot do that now.");
    expect(read).toMatch(/Orla says, '/);
    expect(world.voices.traces.of(world.one("orla")).at(-1)).toMatchObject({ reply: { from: "grammar" } });
  });

  it("is finished by the grammar voice past the deadline, and a late answer is not said", async () => {
    const speech = new SlowSpeech();
    const { world, ann } = await hut(speech);
    await ann.type("say orla, what do you sell?");
    await asked(world, speech, 1);
    await world.tick(5_000);
    expect(ann.read()).toMatch(/Orla says, '.*mead/);
    expect(speech.asked[0]?.options.signal.aborted).toBe(true);
    speech.asked[0]?.answer({ say: "Too late." });
    await world.tick();
    expect(ann.read()).toBe("");
    expect(jobs(world)).toBe(0);
  });

  it("answers several in the order in which they spoke, one after the other", async () => {
    const speech = new SlowSpeech();
    const { world, ann, players } = await hut(speech, ["Ann", "Bob"]);
    const [, bob] = players;
    await ann.type("say orla, who are you?");
    await bob?.type("say bram, who are you?");
    await asked(world, speech, 2);
    ann.read();
    speech.asked[1]?.answer({ say: "Bram, as was my father." });
    await world.settle();
    expect(ann.read()).toBe("");
    speech.asked[0]?.answer({ say: "Orla, and busy." });
    await until(world, () => jobs(world) === 0);
    await world.settle();
    expect(ann.read()).toBe("Orla says, 'Orla, and busy.'\nBram says, 'Bram, as was my father.'");
  });

  it("lets no more than two lines of one speaker and three for one npc wait: the rest is answered at once", async () => {
    const speech = new SlowSpeech();
    const { world, ann } = await hut(speech);
    await ann.typeAll("say orla, one?", "say orla, two?");
    const third = await ann.type("say orla, what do you sell?");
    expect(third).toMatch(/Orla says, '/);
    await asked(world, speech, 2);
    expect(speech.asked).toHaveLength(2);
    expect(jobs(world)).toBe(2);
    expect(world.voices.traces.of(world.one("orla")).at(-1)?.choice?.why).toBe(
      "too many lines of this speaker wait",
    );
  });

  it("drops the answer when who asked has gone, or the npc cannot speak any more", async () => {
    const speech = new SlowSpeech();
    const { world, ann } = await hut(speech);
    await ann.type("say orla, who are you?");
    await asked(world, speech, 1);
    await ann.type("out");
    speech.asked[0]?.answer({ say: "Orla." });
    await until(world, () => jobs(world) === 0);
    await world.settle();
    expect(ann.read()).not.toContain("Orla");
  });

  it("is asked again by the next world, once, and then answered without a model", async () => {
    const speech = new SlowSpeech();
    const { world, ann } = await hut(speech);
    await ann.type("say orla, what do you sell?");
    await asked(world, speech, 1);
    const options = { content: voiceContent(), speech };
    const second = await world.revive(options);
    await asked(second, speech, 2);
    expect(speech.asked[1]?.scene.said).toEqual({ how: "say", text: "orla, what do you sell?" });
    expect(jobs(second)).toBe(1);
    // The first world's answer is nobody's any more.
    speech.asked[0]?.answer({ say: "From beyond the grave." });
    const third = await second.revive(options);
    await third.settle();
    expect(speech.asked).toHaveLength(2);
    expect(jobs(third)).toBe(0);
    expect(ann.read()).toMatch(/Orla says, '.*mead/);
    third.stop();
  });

  it("is answered by the grammar voice when the model's side throws", async () => {
    const speech = new SlowSpeech();
    speech.answer = () => Promise.reject(new Error("the wire is cut"));
    const { world, ann } = await hut(speech);
    const first = await ann.type("say orla, what do you sell?");
    await until(world, () => jobs(world) === 0);
    expect(`${first}\n${ann.read()}`).toMatch(/Orla says, '.*mead/);
    expect(world.logged.join()).toContain("an npc's answer could not be found");
  });

  it("is not asked where the mode says so, nor by the adaptive when the money is spent", async () => {
    const speech = new SlowSpeech();
    const { world, ann } = await hut(speech, ["Ann"], {
      content: voiceContent({ orla: { mode: "goap_only" }, bram: { mode: "adaptive" } }),
    });
    speech.budget = 0;
    expect(await ann.type("say orla, what do you sell?")).toMatch(/Orla says, '/);
    expect(await ann.type("say bram, who are you?")).toMatch(/Bram says, '/);
    expect(speech.asked).toHaveLength(0);
    expect(world.voices.traces.of(world.one("bram")).at(-1)?.choice).toEqual({
      by: "grammar",
      mode: "adaptive",
      why: "the money is spent",
    });
    speech.budget = 0.8;
    await ann.type("say bram, what is this place?");
    await asked(world, speech, 1);
  });

  it("moves what it feels, for a while", async () => {
    const speech = new SlowSpeech();
    speech.always = { say: "Hah!", emotions: [{ kind: "anger", strength: 0.8 }] };
    const { world, ann } = await hut(speech);
    await ann.type("say orla, you old bilge");
    await until(world, () => jobs(world) === 0 && speech.asked.length === 1);
    await ann.type("say orla, who are you?");
    await asked(world, speech, 2);
    expect(speech.asked[1]?.scene.npc.mood.anger).toBeCloseTo(0.4);
    await world.tick(60 * 60_000);
    await ann.type("say orla, hello");
    await asked(world, speech, 3);
    expect(speech.asked[2]?.scene.npc.mood).toEqual({});
  });
});
