import { describe, expect, it } from "vitest";
import type { Scene } from "../../scene.ts";
import { draws, sceneAt, smallBook, type Change } from "../fixture.ts";
import { grammarReply } from "../reply.ts";

const book = smallBook();
const reply = (text: string, change: Change = {}) =>
  grammarReply(book, sceneAt(text, change), { ring: [], random: draws() });
const act = (id: string, more: Partial<Scene["acts"][number]> = {}): Scene["acts"][number] => ({
  id,
  verb: id.split(":")[0] ?? id,
  about: id,
  ...more,
});
/** What is done about a line, and which line is said to it. */
const done = (text: string, ...ids: string[]): [string[], string] => {
  const { acts, say } = reply(text, { acts: ids.map((id) => act(id)) });
  return [[...acts], say];
};

describe("a favour", () => {
  it("is done when it is asked for and legal, by the act that is meant", () => {
    expect(done("follow me", "follow", "give:loaf", "refuse")).toEqual([["follow"], "<follow>."]);
    expect(done("could you come with me, please?", "follow")).toEqual([["follow"], "<follow>."]);
    expect(done("thanks, you can go home now", "part", "follow")).toEqual([["part"], "<part>."]);
    expect(done("don't follow me", "follow", "part")).toEqual([["part"], "<part>."]);
    expect(done("open the gate", "open:north")).toEqual([["open:north"], "<opened>."]);
    expect(done("mend my coat, would you", "mend:knife", "mend:coat")).toEqual([["mend:coat"], "<mended>."]);
    expect(done("heal me", "heal")).toEqual([["heal"], "<healed>."]);
    expect(done("teach me to swim", "teach:swimming")).toEqual([["teach:swimming"], "<taught>."]);
  });

  it("is given away only when anything will do, or the thing is named", () => {
    expect(done("give me something", "give:loaf")[0]).toEqual(["give:loaf"]);
    expect(done("can you spare an apple?", "give:loaf", "give:apple")[0]).toEqual(["give:apple"]);
    expect(done("give me the moon", "give:loaf")[0]).toEqual([]);
    expect(done("keep the loaf for me till dusk", "give:loaf", "promise:loaf")[0]).toEqual(["promise:loaf"]);
  });

  it("is not done for a question, an insult, or a price", () => {
    for (const text of [
      "do you teach swimming?",
      "what does it cost to mend my coat?",
      "who opened the gate?",
    ])
      expect(done(text, "teach:swimming", "mend:coat", "open:north")[0], text).toEqual([]);
    for (const text of ["come on, it is only four coppers", "look at my coat", "at present I have none"])
      expect(done(text, "follow", "heal", "give:loaf")[0], text).toEqual([]);
    expect(done("shut up", "heal", "give:loaf", "follow", "part")[0]).toEqual([]);
  });

  it("is refused by what was asked for, when it is not legal", () => {
    expect(done("follow me")).toEqual([[], "<follow-none>."]);
    expect(done("mend my coat")).toEqual([[], "<mended-none>."]);
    expect(done("could you spare a loaf?")).toEqual([[], "<price> two coppers."]);
    expect(done("teach me to swim")).toEqual([[], "<taught-none>."]);
    const lessons = [{ name: "swimming", priced: "eight coppers" }, { name: "climbing" }];
    expect(reply("teach me to swim", { facts: { lessons } }).say).toBe(
      "<lessons> swimming for eight coppers and climbing.",
    );
  });
});

describe("work that is done", () => {
  it("is heard of before what goes with it is taken as a gift", () => {
    expect(done("here are your shells, it is done", "accept:shell", "finish:gather")).toEqual([
      ["finish:gather"],
      "<finished>.",
    ]);
    expect(done("is it done?", "finish:gather")[0]).toEqual([]);
  });

  it("is not seen when it is not, and its asking is said again once", () => {
    expect(reply("i have done it").say).toBe("<finished-none>.");
    const work = [{ name: "Shells", ask: "Three shells, would you?", pay: "five coppers" }];
    const first = reply("i have done it", { facts: { work } });
    expect(first.say).toBe("<finished-none>. <work> Three shells, would you?");
    const again = grammarReply(book, sceneAt("i have done it", { facts: { work } }), {
      ring: [first.key],
      random: draws(),
    });
    expect(again.say).toBe("<finished-none>.");
  });

  it("is paid as much as it says", () => {
    const work = [{ name: "Shells", ask: "Three shells.", pay: "five coppers" }];
    const facts = { work, wares: [] };
    const understood = { intent: "price", score: 1, slots: {}, also: [] } as const;
    const pays = (text: string) =>
      grammarReply(book, sceneAt(text, { facts }), { ring: [], random: draws(), understood }).say;
    expect(pays("what does it pay?")).toBe("<work-pay> five coppers.");
    expect(pays("do I have to pay?")).toBe("<wares-none>.");
  });
});

describe("several of a ware", () => {
  const deal = { count: 3, wares: "three barley loaves", priced: "six coppers" };

  it("are sold, and priced, together", () => {
    const sold = reply("i will have the loaf", { acts: [act("sell:barley-loaf", { deal })] });
    expect([sold.say, sold.acts]).toEqual(["<buy-many>.", ["sell:barley-loaf"]]);
    expect(reply("how much is the loaf", { acts: [act("offer:barley-loaf", { deal })] }).say).toBe(
      "<price-many> six coppers.",
    );
    const one = { ...deal, count: 1 };
    expect(reply("i will have the loaf", { acts: [act("sell:barley-loaf", { deal: one })] }).say).toBe(
      "<buy>.",
    );
  });
});
