import { describe, expect, test } from "vitest";
import { ReplyCache } from "../cache/reply-cache.ts";
import type { Understood } from "../grammar/understand.ts";
import { wordModerator } from "../moderation/moderator.ts";
import type { Reply, Scene } from "../index.ts";
import { scriptedModel, type ModelScript } from "../testing/index.ts";
import { Answerer } from "./answerer.ts";
import { ANYONE } from "./occasions.ts";
import type { Prepared } from "./prepare.ts";
import { ANNA, tavernScene } from "./testing/tavern.ts";

const OFFER = { id: "offer:mead", about: "offer one mead for three coppers", verb: "offer" };
const SECRET = "Behind the third cask in the cellar a cut leads under the quay.";
/** As what the lines of these tests are understood. */
const MEANT: Readonly<Record<string, Understood>> = {
  Hello: { intent: "greeting", score: 0.9, slots: {}, also: [] },
  "What is there": { intent: "wares", score: 0.9, slots: {}, also: [] },
  "How dear is the mead": { intent: "price", score: 0.9, slots: { ware: "mead" }, also: [] },
  "Who is Oakum": { intent: "person", score: 0.9, slots: { person: "Oakum" }, also: [] },
  "Have you any family?": { intent: "name", score: 0.9, slots: {}, also: [] },
  "Who are you?": { intent: "name", score: 0.9, slots: {}, also: [] },
  "Bye now": { intent: "farewell", score: 0.9, slots: {}, also: [] },
};

function setUp(answers: Readonly<Record<string, readonly string[]>>, script?: ModelScript) {
  let now = 0;
  const model = scriptedModel(
    script ??
      (({ messages }) => {
        const listed = [...(messages[0]?.text ?? "").matchAll(/^- (\d+): (.*)$/gm)];
        const said = listed.flatMap(([, id = "", when = ""]) => {
          const found = Object.entries(answers).find(([part]) => when.includes(part));
          return found ? [{ id, says: found[1] }] : [];
        });
        return { json: { answers: said } };
      }),
  );
  const answerer = new Answerer({
    model,
    understand: ({ said }) => MEANT[said.text] ?? { intent: "small-talk", score: 0.2, slots: {}, also: [] },
    grammar: (): Reply => ({
      say: "Hm.",
      acts: [],
      emotions: [],
      from: "grammar",
      key: "g",
      trace: { sources: [], withheld: [], notes: [] },
    }),
    moderator: wordModerator(),
    cache: new ReplyCache({ clock: () => now, random: () => 0, ttlMs: 1_000 }),
    clock: () => performance.now(),
    random: () => 0.3,
  });
  const base = tavernScene({ text: "", speaker: { ...ANNA, id: "", name: ANYONE } });
  /** What the world would set for each occasion that is lacking. */
  const sheet = (): Prepared[] =>
    answerer
      .occasions(base)
      .map((occasion) => ({
        occasion,
        scene: {
          ...base,
          said: { how: "say" as const, text: occasion.said },
          speaker: { ...base.speaker, met: occasion.acquainted ? 1 : 0 },
          acts: occasion.understood.intent === "price" ? [OFFER] : [],
        },
      }))
      .filter((one) => answerer.lacks(one));
  return {
    answerer,
    model,
    sheet,
    prepare: (deadlineMs = 1_000) => answerer.prepare(base, sheet(), { deadlineMs }),
    later: (ms: number) => (now += ms),
    ask: (text: string, over: Partial<Scene> = {}, ring: string[] = []) =>
      answerer.atOnce(tavernScene({ text, acts: [OFFER], ...over }), { ring }),
  };
}

const bo = { ...ANNA, id: "bo-1", name: "Bo" };

describe("answers that are prepared", () => {
  test("are asked for in one call, about nobody, and are there for whoever comes", async () => {
    const { prepare, model, ask } = setUp({
      "have never spoken": ["Wipe your boots.", "In or out, the fire pays for both."],
      "what they sell": ["Mead, and the small beer if you must."],
      "what mead costs": ["{price}, and I do not haggle."],
    });
    expect(ask("Hello")).toBeUndefined();
    const { kept, came, trace } = await prepare();
    expect([kept, came]).toEqual([4, 4]);
    expect(trace.usage?.output).toBeGreaterThan(0);
    expect(model.requests).toHaveLength(1);
    expect(model.requests[0]).toMatchObject({ purpose: "preparation", npc: "harbor:grout" });
    expect(model.requests[0]?.player).toBeUndefined();
    expect(JSON.stringify(model.requests[0])).not.toMatch(/Anna|Anybodywhocomes/);
    expect(ask("Hello", { speaker: bo })).toMatchObject({
      say: "Wipe your boots.",
      from: "cache-act",
      trace: { prepared: true },
    });
    expect(ask("What is there", { speaker: { ...bo, met: 3 } })?.say).toBe(
      "Mead, and the small beer if you must.",
    );
    expect(ask("How dear is the mead")).toMatchObject({
      say: "Three coppers, and I do not haggle.",
      acts: ["offer:mead"],
    });
    expect(model.requests).toHaveLength(1);
  });

  test("have the price of the moment, and are gone with what they speak of", async () => {
    const { prepare, ask } = setUp({
      "what they sell": ["Mead, and the small beer if you must."],
      "what mead costs": ["{price}, and I do not haggle.", "Three coppers, as it ever was."],
    });
    await prepare();
    const { facts } = tavernScene();
    const dear = { ...facts, wares: [{ name: "mead", price: 9, priced: "nine coppers", left: 1 }] };
    expect(ask("How dear is the mead", { facts: dear })?.say).toBe("Nine coppers, and I do not haggle.");
    expect(
      ask("How dear is the mead", { facts: dear }, [ask("How dear is the mead", { facts: dear })?.key ?? ""])
        ?.say,
    ).toBe("Nine coppers, as it ever was.");
    expect(ask("What is there", { facts: dear })).toBeUndefined();
    const gone = { ...facts, wares: facts.wares.map((ware) => ({ ...ware, left: 0 })) };
    expect(ask("How dear is the mead", { facts: gone })).toBeUndefined();
  });

  test("are for the regard in which they were asked for, and no other", async () => {
    const { prepare, ask } = setUp({ "have never spoken": ["Wipe your boots."] });
    await prepare();
    expect(
      ask("Hello", { speaker: { ...bo, regard: { affinity: -0.8, trust: 0, band: "hated" } } }),
    ).toBeUndefined();
  });

  test.each([
    ["gives something away", "Take the mead, it is yours.", "what mead costs"],
    ["names a price that is none", "Seven coppers.", "what mead costs"],
    ["leaves the world", "I am a language model.", "have never spoken"],
    ["tells a secret", SECRET, "have never spoken"],
    ["speaks of what was", "You again, as I told you yesterday.", "have never spoken"],
    ["answers something else", "The chapel is out and up.", "what they sell"],
    ["is longer than a line may be", "Wipe your boots here. ".repeat(6), "have never spoken"],
    ["has a slot that there is not", "Hello {friend}.", "have never spoken"],
    ["is what nobody is to hear", "Fuck off.", "have never spoken"],
  ])("are left out when one %s", async (_, text, part) => {
    const { prepare, ask } = setUp({ [part]: [text] });
    expect(await prepare()).toMatchObject({ kept: 0, came: 1 });
    for (const line of Object.keys(MEANT)) expect(ask(line)).toBeUndefined();
  });

  test("are asked for once while nothing changes, again when it has, and after their time", async () => {
    const { prepare, sheet, later } = setUp({ "have never spoken": ["Wipe your boots."] });
    expect(sheet().length).toBeGreaterThan(10);
    await prepare();
    expect(sheet()).toEqual([]);
    later(2_000);
    expect(sheet().length).toBeGreaterThan(10);
  });

  test("come as far as they came when the model is cut off, and the rest is asked for another time", async () => {
    const { answerer, prepare, sheet, ask } = setUp({}, () => ({
      text: '{"answers":[{"id":"1","says":["Wipe your boots.","In or o',
    }));
    const all = sheet().length;
    expect(await prepare()).toMatchObject({ kept: 1, came: 1 });
    expect(ask("Hello")?.say).toBe("Wipe your boots.");
    expect(sheet()).toHaveLength(all - 1);
    expect(answerer.cacheStats.miss).toBe(0);
  });

  test.each([
    ["fails", () => ({ fault: "500" as const })],
    ["says no JSON", () => ({ text: "As you wish." })],
    ["says something else", () => ({ json: { answers: "none" } })],
  ] as [string, ModelScript][])("are none when the model %s, and nothing throws", async (_, script) => {
    const { prepare, ask } = setUp({}, script);
    expect(await prepare(100)).toMatchObject({ kept: 0, came: 0 });
    expect(ask("Hello")).toBeUndefined();
  });

  test("are first of what people have asked about", () => {
    const { answerer, ask } = setUp({});
    const known = ["Hesper", "Vane", "Josse", "Batch", "Grout", "Pomfret"];
    const people = [...known, "Oakum"].map((name) => ({
      name,
      names: [name.toLowerCase()],
      about: "a neighbour",
    }));
    const facts = { ...tavernScene().facts, people };
    const asked = () =>
      answerer.occasions(tavernScene({ facts })).flatMap(({ understood: { slots } }) => slots.person ?? []);
    expect(asked()).toEqual(known);
    ask("Who is Oakum", { facts });
    expect(asked()).toEqual(["Oakum", ...known.slice(0, -1)]);
  });

  test("of its own matters are kept whatever they speak of: they were asked for as answers to that", async () => {
    const { answerer, prepare, ask } = setUp({
      "whether they have a family": ["Two brothers, and neither writes.", "The gulls, if you ask them."],
      "who they are": ["The gulls, if you ask them."],
    });
    await prepare();
    expect(answerer.cacheStats.stored).toBe(2);
    expect(ask("Have you any family?")).toMatchObject({ from: "cache-act" });
    expect(ask("Who are you?")?.from).not.toBe("cache-act");
  });
});
