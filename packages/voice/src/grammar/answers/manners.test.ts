import { describe, expect, it } from "vitest";
import { TO_OTHERS } from "../choose.ts";
import { draws, sceneAt, smallBook, type Change } from "../fixture.ts";
import { grammarReply } from "../reply.ts";
import type { Intent } from "../../intents.ts";

const book = smallBook();
const terse: Change = { npc: { style: { about: "", address: {}, openers: [], closers: [], terse: true } } };
const say = (text: string, change: Change = {}, intent?: Intent): string =>
  grammarReply(book, sceneAt(text, { ...terse, ...change }), {
    ring: [],
    random: () => 0.99,
    ...(intent && { understood: { intent, score: 1, slots: {}, also: [] } }),
  }).say;

describe("a greeting", () => {
  const line = (who: string, to: string) => ({ who, to, name: who, text: "Good day.", at: 0 });

  it("is given once: who was hailed first and greets back is asked what it wants", () => {
    expect(say("hello")).toBe("<greeting>.");
    expect(say("hello", { talk: [line("quay:mab", "anna")] })).toBe("<greeting-hailed>.");
    expect(say("hello", { talk: [line("quay:mab", "bob"), line("bob", "quay:mab")] })).toBe("<greeting>.");
    expect(say("hello", { talk: [line("quay:mab", "anna"), line("anna", "quay:mab")] })).toBe(
      "<greeting-again>.",
    );
    const also = { intent: "weather", score: 1, slots: {}, also: ["greeting"] } as const;
    const inTalk = sceneAt("hello, will it rain?", { talk: [line("quay:mab", "anna")] });
    expect(grammarReply(book, inTalk, { ring: [], random: draws(), understood: also }).say).toBe(
      "<weather>.",
    );
  });

  it("is by the hour as people say it, and never a good dusk", () => {
    const good = smallBook({ lines: { greeting: [{ says: "Good {daytime}." }] } });
    const at = (hour: number, part: string): string =>
      grammarReply(good, sceneAt("hello", { ...terse, now: { part, hour, season: "spring", at: 0 } }), {
        ring: [],
        random: () => 0.99,
      }).say;
    expect([at(5, "dawn"), at(13, "day"), at(20, "dusk"), at(1, "night")]).toEqual([
      "Good morning.",
      "Good day.",
      "Good evening.",
      "Good evening.",
    ]);
  });
});

describe("a promise", () => {
  it("that the speaker makes is heard, and not taken for one that is asked for", () => {
    for (const text of ["I promise to come back", "I'll not tell a soul", "you have my word"])
      expect(say(text, {}, "promise"), text).toBe("<promised>.");
    for (const text of ["will you promise?", "keep one for me", "I'll come if you keep it for me"])
      expect(say(text, {}, "promise"), text).toBe("<promise-none>.");
  });
});

describe("who asks for more than a name", () => {
  it("hears of the past, and of what the npc has to say to it first", () => {
    expect(say("what is your name?", {}, "name")).toBe("<name>.");
    expect(say("how long have you been here?", {}, "name")).toBe("<about-me> I bake.");
    expect(say("how old is the oven of yours?", {}, "name")).toBe("It has not gone out since the flood.");
  });
});

describe("who asks of the npc's life", () => {
  it("hears its past, once, where nothing else is known", () => {
    const asked = sceneAt("who taught you that dance?", terse);
    const understood = { intent: "topic", score: 1, slots: {}, also: [] } as const;
    const first = grammarReply(book, asked, { ring: [], random: draws(), understood });
    expect(first.say).toBe("<about-me> I bake.");
    const again = { ring: [first.key], random: draws(), understood };
    expect(grammarReply(book, asked, again).say).toBe("<topic-none>.");
    expect(say("were you once a sailor, by any chance?", {}, "topic")).toBe("<about-me> I bake.");
  });
});

describe("a question that was taken for something else", () => {
  it("is answered by what the npc knows of the thing that stands in it", () => {
    const oven = "It has not gone out since the flood.";
    expect(say("does that soot never bother you?", {}, "small-talk")).toBe(oven);
    expect(say("what is that soot?", {}, "place")).toBe(oven);
    expect(say("so much soot", {}, "small-talk")).toBe("<small-talk>.");
    expect(say("is this place full of soot?", {}, "place")).toBe("<place>.");
  });
});

describe("a line that others have just heard", () => {
  it("is said less often, and not never", () => {
    const two = smallBook({ lines: { thanks: [{ says: "One." }, { says: "Two." }] } });
    const [one] = two.lines.get("thanks") ?? [];
    const random = draws();
    const count = (ring: readonly string[]): number =>
      Array.from({ length: 200 }, () => grammarReply(two, sceneAt("thank you"), { ring, random }).say).filter(
        (said) => said === "One.",
      ).length;
    expect(count([])).toBeGreaterThan(70);
    const less = count([`${TO_OTHERS}${one?.id}#x own:y`]);
    expect(less).toBeGreaterThan(5);
    expect(less).toBeLessThan(60);
  });
});

describe("news", () => {
  it("is not what somebody said of the moment", () => {
    const rumour = (text: string) => ({ id: text, text, from: "Bo" });
    const told = ["Bo will have it.", "Bo is sorry.", "Bo wants a rope."].map(rumour);
    expect(say("what is the news", { facts: { rumours: told } })).toBe("<rumours-none>.");
    expect(say("what is the news", { facts: { rumours: [...told, rumour("The boat has sunk.")] } })).toBe(
      "<rumours> The boat has sunk.",
    );
  });
});
