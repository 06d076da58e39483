import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MemoryKnown, Person, Scene } from "../scene.ts";
import { draws, sceneAt, smallBook, type Change } from "./fixture.ts";
import { gestureFor, grammarReply, type GrammarOptions } from "./reply.ts";

const book = smallBook();
const reply = (text: string, change: Change = {}, options: Partial<GrammarOptions> = {}) =>
  grammarReply(book, sceneAt(text, change), { ring: [], random: draws(), ...options });
const say = (text: string, change: Change = {}): string => reply(text, change).say;

const FRIEND: Person = {
  id: "anna",
  name: "Anna",
  player: true,
  regard: { affinity: 0.6, trust: 0.5, band: "liked" },
  between: [],
  met: 5,
};
const HATED: Person = { ...FRIEND, regard: { affinity: -0.9, trust: -0.8, band: "hated" } };
const memory = (text: string, more: Partial<MemoryKnown> = {}): MemoryKnown => ({
  id: "m1",
  text,
  kind: "experience",
  score: 1,
  importance: 1,
  when: "two days ago",
  ...more,
});
const act = (id: string): Scene["acts"][number] => ({ id, verb: id.split(":")[0] ?? id, about: id });

describe("what is true of an npc's surroundings", () => {
  it("is said of wares and prices, as they are now", () => {
    expect(say("what do you sell")).toBe(
      "<wares> a barley loaf for two coppers and a saffron bun for four coppers.",
    );
    expect(say("how much is the bun?")).toBe("<price> four coppers.");
    expect(reply("how much is the bun?").trace.sources).toEqual(["ware:saffron bun"]);
    expect(say("what do you sell", { facts: { wares: [] } })).toBe("<wares-none>.");
  });

  it("is said of hours: a closed counter sells nothing, and says when it will", () => {
    const closed = { facts: { open: { now: false, hours: "from dawn to dusk" } } };
    expect(say("what do you sell", closed)).toMatch(/^<wares-closed>\. <wares-later> a barley loaf/);
    expect(say("how much is a bun", closed)).toBe("<price> four coppers. <wares-closed>.");
    expect(say("i will have the bun", closed)).toBe("<wares-closed>.");
    expect(say("when do you open?")).toBe("<hours> from dawn to dusk.");
  });

  it("is said of ways, and of no way that it does not know", () => {
    expect(say("where is the tavern?")).toBe("<directions> north, then down.");
    expect(say("where is the moon?")).toBe("<directions-none>.");
    expect(say("where is the Baker's Row?")).toBe("<directions-here>.");
  });

  it("is said of people, and where it thinks they are", () => {
    expect(say("who is Hesper")).toBe("<person> lamplighter. <person-where> at the Lamp Stair.");
    expect(say("where is Old Tom")).toBe("<person-lost>.");
    expect(say("who is Bartholomew")).toBe("<person-none>.");
    const here = { present: [{ ...FRIEND, id: "h", name: "Hesper", player: false }] };
    expect(say("where is Hesper", here)).toBe("<person-here>.");
  });

  it("is said of its own day, in its own mouth", () => {
    const days = smallBook({ lines: { day: [{ says: "{day}." }, { says: "{now}." }] } });
    const told = (text: string) => grammarReply(days, sceneAt(text), { ring: [], random: draws() }).say;
    expect(told("what are you doing now")).toBe("Selling bread to my neighbours.");
    expect(told("what do you do all day")).toBe(
      "From five baking at the Bakehouse, then from nine selling bread to my neighbours.",
    );
    expect(told("where do you sleep")).toBe("From eight in the evening asleep behind the oven.");
  });

  it("is not made up when there is nothing to say", () => {
    expect(say("what is the news")).toBe("<rumours-none>.");
    expect(say("do you remember me")).toBe("<memory-none>.");
    expect(say("will it rain", { now: { part: "day", hour: 1, season: "spring", at: 0 } })).toBe(
      "<weather-none>.",
    );
    expect(say("have you any work")).toBe("<work-none>.");
    expect(say("do you buy old nets")).toBe("<sell-none>.");
    expect(say("tell me about the unicorns")).toBe("<topic-none>.");
  });
});

describe("what an npc knows", () => {
  it("is told when it is asked, and said to be told again the second time", () => {
    const first = reply("tell me about the flood");
    expect(first.say).toBe("<topic> The water came up in one night.");
    expect(first.trace.sources).toEqual(["quay/flood"]);
    expect(reply("tell me about the flood", {}, { ring: [first.key] }).say).toBe(
      "<topic-again> The water came up in one night.",
    );
  });

  it("is first what its author had it say", () => {
    const own = [{ intent: "topic", topics: ["flood"], says: "Ask my mother." }];
    expect(say("tell me about the flood", { npc: { authored: own } })).toBe("Ask my mother.");
    const greets = [{ intent: "greeting", topics: [], says: "Mind the tray, {you}." }];
    expect(say("hello", { npc: { authored: greets } })).toMatch(/^Mind the tray, stranger\./);
  });

  it("goes before a fact when its author's words have none: the question is answered all the same", () => {
    const own = [{ intent: "wares", topics: [], says: "It is all on the tray." }];
    expect(say("what do you sell", { npc: { authored: own } })).toMatch(
      /^It is all on the tray\. <wares> a barley/,
    );
  });

  it("stays with it when it is a secret and the speaker is not trusted, and the trace says why", () => {
    const kept = reply("tell me about the hatch");
    expect(kept.say).toBe("<secret>.");
    expect(kept.trace.withheld).toEqual(["quay:mab/cellar: trust 0 of 0.4"]);
    expect(kept.trace.sources).toEqual([]);
    expect(say("tell me about the hatch", { speaker: FRIEND })).toBe("Brandy goes down by it.");
  });

  it("is told with the act by which the speaker has it, when not everybody may", () => {
    const acts = [act("tell:quay:mab/cellar"), act("tell:quay/flood")];
    expect(reply("tell me about the hatch", { speaker: FRIEND, acts }).acts).toEqual([
      "tell:quay:mab/cellar",
    ]);
    expect(reply("tell me about the flood", { speaker: FRIEND, acts }).acts).toEqual([]);
  });

  it("remembers the speaker, and says it to the speaker's face", () => {
    const memories = [memory("Anna gave me bread.")];
    expect(say("do you remember me", { memories, speaker: FRIEND })).toMatch(/^<memory>/);
    const words = smallBook({ lines: { memory: [{ says: "{memory} {when}." }] } });
    const told = (text: string) =>
      grammarReply(words, sceneAt("do you remember me", { memories: [memory(text)], speaker: FRIEND }), {
        ring: [],
        random: draws(),
      }).say;
    expect(told("Anna gave me bread.")).toBe("You gave me bread. Two days ago.");
    expect(told("Anna was kind, and I have Anna's hat.")).toBe(
      "You were kind, and I have your hat. Two days ago.",
    );
    expect(told("Annabel was kind to Anna.")).toBe("Annabel was kind to you. Two days ago.");
  });

  it("passes on what others said, and not to the one who said it", () => {
    const rumours = [{ id: "r1", text: "the boat is in", from: "Anna" }];
    expect(say("what is the news", { facts: { rumours } })).toBe("<rumours-none>.");
    expect(say("what is the news", { facts: { rumours: [{ ...rumours[0]!, from: "Bob" }] } })).toBe(
      "<rumours> the boat is in.",
    );
    const words = smallBook({ lines: { recall: [{ says: "{from:says:say} so: {memory}" }] } });
    const recalled = (from: string): string =>
      grammarReply(
        words,
        sceneAt("tell me about the mill", {
          memories: [memory("the mill is haunted.", { kind: "hearsay", from })],
          speaker: FRIEND,
        }),
        { ring: [], random: draws() },
      ).say;
    expect(recalled("Anna")).toBe("You say so: the mill is haunted.");
    expect(recalled("Bob")).toBe("Bob says so: the mill is haunted.");
    const hearsay = [memory("Bob owes me a hat.", { kind: "hearsay", from: "Bob", secret: 0.4 })];
    expect(reply("what is the news", { memories: hearsay }).trace.withheld).toEqual(["m1: trust 0 of 0.4"]);
  });

  it("is nothing to whom it hates: they are sold to and shown the way", () => {
    const cold = reply("tell me about the flood", { speaker: HATED, acts: [act("refuse")] });
    expect(cold.say).toBe("<cold>.");
    expect(cold.acts).toEqual(["refuse"]);
    expect(cold.trace.withheld).toEqual(["quay/flood: hated"]);
    expect(say("where is the tavern", { speaker: HATED })).toMatch(/^<directions>/);
  });
});

describe("what an npc does with its words", () => {
  it("is to sell what was asked for, when that is legal now, and to say what it costs when it is not", () => {
    const acts = [act("sell:saffron-bun"), act("sell:barley-loaf"), act("refuse")];
    expect(reply("i will have the bun", { acts })).toMatchObject({
      say: "<buy>.",
      acts: ["sell:saffron-bun"],
    });
    expect(reply("i will have the bun")).toMatchObject({ say: "<buy-short> four coppers.", acts: [] });
    expect(reply("i will take it", { acts })).toMatchObject({ acts: [] });
    expect(say("i will take it")).toMatch(/^<buy-which> a barley loaf/);
  });

  it("is to close what was offered when the answer is yes, and nothing when nothing was", () => {
    expect(reply("yes", { acts: [act("take-on:lost-goat")] })).toMatchObject({
      say: "<deal-work>.",
      acts: ["take-on:lost-goat"],
    });
    expect(reply("all right", { acts: [act("sell:barley-loaf")] }).acts).toEqual(["sell:barley-loaf"]);
    expect(reply("yes")).toMatchObject({ say: "<agree>.", acts: [] });
  });

  it("is to give work in its author's words, or by the act that does", () => {
    const work = [{ name: "The Goat", ask: "Bring me my goat" }];
    expect(reply("have you any work", { facts: { work } })).toMatchObject({
      say: "<work> Bring me my goat.",
      acts: [],
    });
    expect(reply("have you any work", { facts: { work }, acts: [act("quest:goat")] })).toMatchObject({
      say: "<work-offer>.",
      acts: ["quest:goat"],
    });
  });

  it("is to promise only what the world lets it keep", () => {
    expect(reply("keep a loaf for me")).toMatchObject({ say: "<promise-none>.", acts: [] });
    expect(reply("keep a loaf for me", { acts: [act("promise:barley-loaf")] })).toMatchObject({
      say: "<promise>.",
      acts: ["promise:barley-loaf"],
    });
  });

  it("is to take what is held out, to forgive, to give way and to call the watch, each when it may", () => {
    expect(reply("this is for you", { acts: [act("accept:penny")] })).toMatchObject({
      say: "<taken>.",
      acts: ["accept:penny"],
    });
    expect(reply("i am sorry", { acts: [act("forgive")] }).acts).toEqual(["forgive"]);
    expect(reply("that is too expensive", { acts: [act("haggle")] })).toMatchObject({
      say: "<bargained>.",
      acts: ["haggle"],
    });
    expect(reply("that is too expensive")).toMatchObject({ say: "<dear>.", acts: [] });
    expect(reply("i will kill you", { acts: [act("call-guard")] }).acts).toEqual(["call-guard"]);
  });

  it("is only what is legal: nothing but the scene's acts is ever chosen, whatever is said", () => {
    const acts = [act("sell:saffron-bun"), act("tell:quay:mab/cellar"), act("refuse")];
    const legal = new Set(acts.map(({ id }) => id));
    const lines = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom(
        "give me the key",
        "sell:crown",
        "i will have the bun",
        "yes",
        "give:everything to me",
        "i am sorry",
      ),
    );
    fc.assert(
      fc.property(lines, fc.constantFrom(FRIEND, HATED), (text, speaker) => {
        const answer = reply(text, { acts, speaker });
        for (const id of answer.acts) expect(legal).toContain(id);
        expect(answer.acts.length).toBeLessThanOrEqual(3);
        expect(answer.say !== "" || answer.gesture !== undefined).toBe(true);
        expect(answer.from).toBe("grammar");
      }),
      { numRuns: 150 },
    );
  });
});

describe("how an npc says it", () => {
  const lines = {
    greeting: [
      { says: "Oh, it is you, {name}.", when: { regard: ["friend" as const] } },
      { says: "Keep off.", when: { regard: ["foe" as const] } },
      { says: "Hm.", when: { terse: true } },
      { says: "Welcome!", when: { is: ["friendly" as const] } },
      { says: "Go away.", when: { mood: ["anger" as const] } },
      { says: "Evening.", when: { part: ["dusk"] } },
      { says: "Good day." },
    ],
    "greeting-back": [],
    "offer-wares": [],
    "offer-topic": [],
  };
  const spoken = smallBook({ lines });
  const all = (change: Change): Set<string> =>
    new Set(
      Array.from(
        { length: 60 },
        (_, seed) => grammarReply(spoken, sceneAt("hello", change), { ring: [], random: draws(seed) }).say,
      ),
    );

  it("depends on its traits, its mood, its regard, the hour and how much it likes to talk", () => {
    expect(all({})).toEqual(new Set(["Good day."]));
    expect(all({ npc: { traits: { friendly: 0.5 } } })).toEqual(new Set(["Good day.", "Welcome!"]));
    expect(all({ npc: { traits: { friendly: 0.2 } } })).toEqual(new Set(["Good day."]));
    expect(all({ npc: { mood: { anger: 0.6, joy: 0.4 } } })).toEqual(new Set(["Good day.", "Go away."]));
    expect(all({ now: { part: "dusk", hour: 20, season: "spring", at: 0 } })).toEqual(
      new Set(["Good day.", "Evening."]),
    );
    expect(all({ speaker: FRIEND })).toContain("Oh, it is you, Anna.");
    expect(all({ speaker: HATED })).toEqual(new Set(["Good day.", "Keep off."]));
  });

  it("never says a line again while another is left, and then the one that was longest ago", () => {
    const ring: string[] = [];
    const said: string[] = [];
    const change: Change = { npc: { traits: { friendly: 0.5 }, mood: { anger: 0.6 } } };
    for (let turn = 0; turn < 6; turn += 1) {
      const answer = grammarReply(spoken, sceneAt("hello", change), { ring, random: draws(turn) });
      ring.push(answer.key);
      said.push(answer.say);
    }
    expect(new Set(said.slice(0, 3)).size).toBe(3);
    expect(said.slice(3)).toEqual(said.slice(0, 3));
  });

  it("puts a turn of phrase before or after now and then, and not the same one twice", () => {
    const style = {
      about: "",
      address: {},
      openers: ["Now then."],
      closers: ["Mind the tray."],
      terse: false,
    };
    const say = (seed: number, ring: string[] = []) =>
      grammarReply(book, sceneAt("what is the news", { npc: { style } }), { ring, random: draws(seed) });
    const answers = Array.from({ length: 80 }, (_, seed) => say(seed));
    expect(new Set(answers.map(({ say: words }) => words))).toEqual(
      new Set(["<rumours-none>.", "Now then. <rumours-none>.", "<rumours-none>. Mind the tray."]),
    );
    const dressed = answers.findIndex(({ say: words }) => words.startsWith("Now then."));
    expect(say(dressed, [answers[dressed]?.key ?? ""]).say).toBe("<rumours-none>.");
  });

  it("feels what was said: thanks please it, insults do not", () => {
    expect(reply("thank you").emotions).toEqual([{ kind: "joy", strength: expect.any(Number) as number }]);
    expect(reply("you fool").emotions).toEqual([{ kind: "anger", strength: expect.any(Number) as number }]);
    expect(reply("i will kill you", { npc: { traits: { brave: -0.6 } } }).emotions[0]?.kind).toBe("fear");
  });

  it("makes a gesture at once, its own before everybody's", () => {
    const gesture = (change: Change = {}, ring: string[] = []) =>
      gestureFor(book, sceneAt("hello", change), { ring, random: draws() });
    expect(gesture().text).toBe("looks up");
    const style = {
      about: "",
      address: {},
      openers: [],
      closers: [],
      terse: false,
      gestures: ["Tilts the tray"],
    };
    expect(gesture({ npc: { style } }).text).toBe("tilts the tray");
    expect(gesture({ npc: { style } }, [gesture({ npc: { style } }).key]).text).toBe("looks up");
  });

  it("says in the trace how the line was understood and why no model was asked", () => {
    expect(reply("hello", {}, { notes: ["past its deadline"] }).trace).toMatchObject({
      intent: { name: "greeting" },
      notes: ["past its deadline"],
    });
  });
});
