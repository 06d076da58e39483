import { describe, expect, test } from "vitest";
import { ANNA, tavernScene } from "../answer/testing/tavern.ts";
import type { Understood } from "../grammar/understand.ts";
import type { Intent } from "../intents.ts";
import type { Scene } from "../scene.ts";
import { Lru } from "./lru.ts";
import { ReplyCache } from "./reply-cache.ts";

const of = (intent: Intent, slots: Understood["slots"] = {}, score = 0.9): Understood => ({
  intent,
  score,
  slots,
  also: [],
});
const kept = (say: string, acts: string[] = []) => ({ say, acts, emotions: [], sources: [] });
const bo = { ...ANNA, id: "bo-1", name: "Bo" };

function setUp(over: { ttlMs?: number; capacity?: number; phrasings?: number } = {}) {
  let now = 0;
  const cache = new ReplyCache({ clock: () => now, random: () => 0, ttlMs: 1_000, ...over });
  return { cache, later: (ms: number) => (now += ms) };
}
/** What another speaker with other words of the same meaning gets. */
function toAnother(cache: ReplyCache, understood: Understood, over: Partial<Scene> = {}) {
  return cache.find(
    tavernScene({ text: "Other words altogether, sir", speaker: bo, ...over }),
    understood,
    [],
  );
}

describe("answers that are said again for what they mean", () => {
  test("have the price, the name and the greeting of the moment", () => {
    const { cache } = setUp();
    const price = of("price", { ware: "mead" });
    cache.store(
      tavernScene({ text: "How much is the mead?" }),
      price,
      kept("Three coppers, Anna, and worth it."),
    );
    const { facts } = tavernScene();
    const dear = { ...facts, wares: [{ name: "mead", price: 5, priced: "five coppers", left: 2 }] };
    expect(toAnother(cache, price, { facts: dear })).toMatchObject({
      say: "Five coppers, Bo, and worth it.",
      from: "cache-act",
    });

    const evening = { ...tavernScene().now, part: "evening" };
    cache.store(tavernScene({ text: "Hello", now: evening }), of("greeting"), kept("Good evening, Anna."));
    expect(toAnother(cache, of("greeting"), { now: { ...evening, part: "morning" } })?.say).toBe(
      "Good morning, Bo.",
    );
    expect(toAnother(cache, of("greeting"), { now: { ...evening, part: "noon" } })).toBeUndefined();
  });

  test("tell a rumour as long as it goes about, whatever else is told meanwhile", () => {
    const { cache } = setUp();
    const { facts } = tavernScene();
    const boat = { id: "r1", text: "The oil boat lies at Sandhaven with a sprung plank." };
    const gull = { id: "r2", text: "Somebody saw a white gull on the bell." };
    const heard = (...rumours: (typeof boat)[]) => ({ facts: { ...facts, rumours } });
    const news = of("rumours");
    cache.store(
      tavernScene({ text: "News?", ...heard(boat) }),
      news,
      kept("Some hour, this. I fear for you."),
    );
    expect(toAnother(cache, news, heard(boat))).toBeUndefined();
    const say = "They say the oil boat lies at Sandhaven with a sprung plank.";
    cache.store(tavernScene({ text: "News?", ...heard(boat) }), news, kept(say));
    expect(toAnother(cache, news, heard(gull, boat))?.say).toBe(say);
    expect(toAnother(cache, news, heard(gull))).toBeUndefined();
    expect(toAnother(cache, news, heard())).toBeUndefined();
  });

  test("tell what news there is to whoever asks for some of which there is none", () => {
    const { cache } = setUp();
    const { facts } = tavernScene();
    const boat = { id: "r1", text: "The oil boat lies at Sandhaven with a sprung plank." };
    const scene = { facts: { ...facts, rumours: [boat] } };
    const say = "They say the oil boat lies at Sandhaven with a sprung plank.";
    cache.store(tavernScene({ text: "News?", ...scene }), of("rumours"), kept(say));
    const about = (topic: string): Understood => ({ ...of("rumours"), slots: { topic } });
    expect(toAnother(cache, about("gate"), scene)?.say).toBe(say);
    // Of the boat there is some: what was answered to another question need not be that.
    expect(toAnother(cache, about("oil boat"), scene)).toBeUndefined();
  });

  test("may be few words where an act says the rest", () => {
    const { cache } = setUp();
    const { facts } = tavernScene();
    const work = { facts: { ...facts, work: [{ name: "Crab Pots", ask: "Fetch my pots." }] } };
    const acts = [{ id: "quest:pots", about: "ask Anna to take on the work", verb: "quest" }];
    cache.store(tavernScene({ text: "Work?", ...work, acts }), of("work"), kept("There is a thing."));
    const found = () => cache.find(tavernScene({ text: "Any task?", ...work, acts }), of("work"), []);
    cache.store(tavernScene({ text: "Work?", ...work, acts }), of("work"), kept("Fetch me a chair."));
    expect(found()).toBeUndefined();
    const act = kept("There is a thing.", ["quest:pots"]);
    cache.store(tavernScene({ text: "Work?", ...work, acts }), of("work"), act);
    expect(found()?.acts).toEqual(["quest:pots"]);
  });

  test("know the hour", () => {
    const { cache } = setUp();
    cache.store(
      tavernScene({ text: "What time is it?" }),
      of("time"),
      kept("Seven in the evening, by the light."),
    );
    const late = { ...tavernScene().now, part: "night", hour: 22 };
    expect(toAnother(cache, of("time"), { now: late })?.say).toBe("Ten at night, by the light.");
    const other = setUp().cache;
    other.store(tavernScene({ text: "What time is it?" }), of("time"), kept("Going on eight, tonight."));
    expect(toAnother(other, of("time"))).toBeUndefined();
  });

  test("serve whoever greets before they ask, and a greeting goes to nobody who gave none", () => {
    const { cache } = setUp();
    const greets = { ...of("wares"), also: ["greeting" as const] };
    cache.store(tavernScene({ text: "Hello, what is there?" }), greets, kept("Good day. Mead and beer."));
    expect(toAnother(cache, of("wares"))).toBeUndefined();
    cache.store(tavernScene({ text: "What is there?" }), of("wares"), kept("Small beer and mead."));
    expect(toAnother(cache, of("wares"))?.say).toBe("Small beer and mead.");
    const heard = toAnother(cache, greets)?.key ?? "";
    expect(cache.find(tavernScene({ text: "Oh, hello!", speaker: bo }), greets, [heard])?.say).toBe(
      "Small beer and mead.",
    );
  });

  test("know a price in whatever words it was said", () => {
    const { cache } = setUp();
    const price = of("price", { ware: "mead" });
    const at = (cost: number, priced: string) => {
      const { facts } = tavernScene();
      return { ...facts, wares: [{ name: "mead", price: cost, priced, left: 2 }] };
    };
    for (const say of [
      "3 coppers buys a mug.",
      "Three coins, and mind the foam.",
      "It is three copper pennies.",
    ]) {
      const { cache } = setUp();
      cache.store(tavernScene({ text: "Price?", facts: at(3, "three copper pennies") }), price, kept(say));
      expect(toAnother(cache, price, { facts: at(5, "five copper pennies") })?.say).toMatch(
        /five copper pennies/i,
      );
    }
    cache.store(
      tavernScene({ text: "Price?", facts: at(3, "three copper pennies") }),
      price,
      kept("More than you have."),
    );
    expect(toAnother(cache, price, { facts: at(3, "three copper pennies") })).toBeUndefined();
  });

  test("are not said when what they speak of has changed", () => {
    const { cache } = setUp();
    const { facts, npc } = tavernScene();
    const gone = { ...facts, wares: facts.wares.map((ware) => ({ ...ware, left: 0 })) };
    const store = (understood: Understood, say: string) =>
      cache.store(tavernScene({ text: "Something" }), understood, kept(say));
    store(of("wares"), "Mead and small beer.");
    expect(toAnother(cache, of("wares"))).toBeDefined();
    expect(toAnother(cache, of("wares"), { facts: gone })).toBeUndefined();
    store(of("directions", { place: "the chapel" }), "Out, then up twice.");
    expect(
      toAnother(cache, of("directions", { place: "the chapel" }), {
        facts: { ...facts, ways: [{ to: "the chapel", names: [], way: "closed" }] },
      }),
    ).toBeUndefined();
    store(of("person", { person: "Hesper" }), "Hesper's on the stair.");
    const away = {
      ...facts,
      people: [{ name: "Hesper", names: [], about: "the lamplighter", where: "the chapel" }],
    };
    expect(toAnother(cache, of("person", { person: "Hesper" }), { facts: away })).toBeUndefined();
    store(of("mood"), "Dry, with this rain outside.");
    expect(toAnother(cache, of("mood"), { now: { ...tavernScene().now, weather: "snow" } })).toBeUndefined();
    store(of("name"), "Grout, at the sign of the pilot.");
    expect(toAnother(cache, of("name"), { npc: { ...npc, background: "A new man." } })).toBeUndefined();
  });

  test("are not said to whom it regards otherwise, trusts otherwise, or knows otherwise", () => {
    const { cache } = setUp();
    cache.store(tavernScene({ text: "Hello" }), of("greeting"), kept("Wipe your boots, stranger."));
    const at = (regard: typeof ANNA.regard, met = 0) =>
      toAnother(cache, of("greeting"), { speaker: { ...bo, regard, met } });
    expect(at(ANNA.regard)).toBeDefined();
    expect(at({ ...ANNA.regard, band: "loved" })).toBeUndefined();
    expect(at({ ...ANNA.regard, trust: 0.9 })).toBeUndefined();
    expect(at(ANNA.regard, 3)).toBeUndefined();
  });

  test("do their acts only where these are legal", () => {
    const { cache } = setUp();
    const buy = of("buy", { ware: "mead" });
    const sell = [{ id: "sell:mead", about: "sell one mead", verb: "sell" }];
    cache.store(tavernScene({ text: "A mead", acts: sell }), buy, kept("Here's your mead.", ["sell:mead"]));
    expect(toAnother(cache, buy, { acts: sell })?.acts).toEqual(["sell:mead"]);
    expect(toAnother(cache, buy)).toBeUndefined();
  });

  test.each([
    [
      "a memory",
      "Bread from the flood year, is it?",
      {
        memories: [
          {
            id: "m",
            text: "Anna gave me bread in the flood year.",
            kind: "experience" as const,
            score: 1,
            importance: 1,
            when: "",
          },
        ],
      },
    ],
    [
      "the talk before",
      "Mackerel, did he say?",
      { talk: [{ who: "x", name: "Bo", text: "The mackerel is off.", at: 1 }] },
    ],
    ["what was between them", "Back again, are you?", {}],
    ["somebody who is there", "Ask Corwin there.", { present: [{ ...bo, name: "Corwin" }] }],
    [
      "what the speaker brought up",
      "Your brother Tom drowned, did he?",
      { text: "My brother Tom drowned here." },
    ],
  ])("speak of nothing between two people: %s", (_, say, over) => {
    const { cache } = setUp();
    const scene = tavernScene({ text: "Say something", ...over });
    cache.store(scene, of("mood"), kept(say));
    expect(toAnother(cache, of("mood"))).toBeUndefined();
    expect(cache.find(scene, of("mood"), [])).toMatchObject({ from: "cache-exact", say });
  });

  test.each<[Intent, string, Understood["slots"]]>([
    ["wares", "Ask me about the barrels.", {}],
    ["price", "It is dear this year.", { ware: "mead" }],
    ["buy", "Is it cold out?", { ware: "mead" }],
    ["directions", "Who wants to know?", { place: "the chapel" }],
    ["person", "Never heard of that.", { person: "Hesper" }],
    ["name", "What is it to you?", {}],
    ["time", "Ask somebody else.", {}],
    ["topic", "Ask me another.", { topic: "drowning" }],
  ])("are not kept for what they do not speak of: %s, '%s'", (intent, say, slots) => {
    const { cache } = setUp();
    const understood = of(intent, slots);
    cache.store(tavernScene({ text: "Something or other" }), understood, kept(say));
    expect(toAnother(cache, understood)).toBeUndefined();
    expect(cache.find(tavernScene({ text: "something or other", speaker: bo }), understood, [])?.from).toBe(
      "cache-exact",
    );
  });

  test.each([
    ["free talk", of("small-talk")],
    ["what is not understood surely", of("wares", {}, 0.5)],
    ["a topic without a name", of("topic")],
    ["what hangs on the talk", of("agree")],
  ])("are not kept of %s, but by its words", (_, understood) => {
    const { cache } = setUp();
    cache.store(tavernScene({ text: "A line of mine" }), understood, kept("Fire wants a log."));
    expect(toAnother(cache, understood)).toBeUndefined();
    expect(cache.find(tavernScene({ text: "a line of mine!", speaker: bo }), understood, [])?.from).toBe(
      "cache-exact",
    );
  });
});

describe("answers that are said again to the same words", () => {
  test("go by what was said before when the words alone mean nothing", () => {
    const { cache } = setUp();
    const talk = (text: string) => [{ who: "n", name: "Ansel Grout", text, at: 1 }];
    cache.store(
      tavernScene({ text: "Why?", talk: talk("The cellar is shut.") }),
      of("small-talk"),
      kept("Rats."),
    );
    expect(
      cache.find(tavernScene({ text: "why", talk: talk("The cellar is shut.") }), of("small-talk"), []),
    ).toBeDefined();
    expect(
      cache.find(tavernScene({ text: "why", talk: talk("Mead is dear.") }), of("small-talk"), []),
    ).toBeUndefined();
  });

  test("were said in the same manner", () => {
    const { cache } = setUp();
    cache.store(tavernScene({ text: "A line of mine" }), of("small-talk"), kept("Fire wants a log."));
    expect(
      cache.find(tavernScene({ said: { how: "tell", text: "A line of mine" } }), of("small-talk"), []),
    ).toBeUndefined();
  });
});

describe("what is kept", () => {
  test("is served for its time, and not when nothing is to be kept", () => {
    const { cache, later } = setUp();
    cache.store(tavernScene(), of("wares"), kept("Mead and small beer."));
    later(1_000);
    expect(toAnother(cache, of("wares"))).toBeDefined();
    later(1);
    expect(toAnother(cache, of("wares"))).toBeUndefined();
    expect(cache.stats).toMatchObject({ stored: 2, expired: 1, act: 1 });
    const none = setUp({ ttlMs: 0 }).cache;
    none.store(tavernScene(), of("wares"), kept("Mead and small beer."));
    expect(none.size).toBe(0);
  });

  test("is so many phrasings of so many situations, and the longest unused go", () => {
    const { cache } = setUp({ capacity: 2, phrasings: 2 });
    for (const say of ["Mead.", "Beer.", "Mead and small beer."])
      cache.store(tavernScene(), of("wares"), kept(say));
    const said = new Set<string | undefined>();
    const ring: string[] = [];
    for (;;) {
      const reply = cache.find(tavernScene({ text: "zzz zzz zzz", speaker: bo }), of("wares"), ring);
      if (!reply) break;
      ring.push(reply.key);
      said.add(reply.say);
    }
    expect(said).toEqual(new Set(["Beer.", "Mead and small beer."]));
    cache.store(tavernScene({ text: "Hello" }), of("greeting"), kept("Boots off."));
    expect(cache.size).toBe(2);
    expect(cache.stats.evicted).toBe(2);
  });

  test("is not said while it would repeat the NPC's last lines", () => {
    const { cache } = setUp();
    cache.store(tavernScene(), of("wares"), kept("Mead and small beer."));
    expect(
      toAnother(cache, of("wares"), {
        talk: [{ who: "n", name: "Ansel Grout", text: "Mead, and small beer.", at: 1 }],
      }),
    ).toBeUndefined();
  });

  test("the longest unused value goes first", () => {
    const gone: number[] = [];
    const lru = new Lru<number>(2, (value) => gone.push(value));
    lru.set("a", 1);
    lru.set("b", 2);
    lru.get("a");
    lru.set("c", 3);
    expect([gone, lru.get("b"), lru.get("a")]).toEqual([[2], undefined, 1]);
  });
});
