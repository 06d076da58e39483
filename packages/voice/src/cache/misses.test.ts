import { describe, expect, test } from "vitest";
import { ANNA, tavernScene } from "../answer/testing/tavern.ts";
import type { Understood } from "../grammar/understand.ts";
import type { Scene } from "../scene.ts";
import { ReplyCache } from "./reply-cache.ts";

const of = (intent: Understood["intent"], more: Partial<Understood> = {}): Understood => ({
  intent,
  score: 0.9,
  slots: {},
  also: [],
  ...more,
});
const kept = (say: string, acts: string[] = []) => ({ say, acts, emotions: [], sources: [] });
const bo = { ...ANNA, id: "bo-1", name: "Bo" };
const MEAD = of("price", { slots: { ware: "mead" } });

describe("why nothing that is kept would do", () => {
  let now = 0;
  /** What is told to Bo, after Anna was answered in these words. */
  function why(
    understood: Understood,
    say: string | undefined,
    over: Partial<Scene> & {
      text?: string;
      ring?: string[];
      asked?: Understood;
      later?: number;
      with?: string[];
    } = {},
  ) {
    now = 0;
    const { ring = [], asked = understood, later = 0, with: acts, ...scene } = over;
    const cache = new ReplyCache({ clock: () => now, random: () => 0, ttlMs: 1_000 });
    const text = "How much for the mead?";
    if (say !== undefined) cache.store(tavernScene({ text }), understood, kept(say, acts));
    now += later;
    return cache.missed(tavernScene({ text: "And what for mead, sir?", speaker: bo, ...scene }), asked, ring);
  }
  const { facts, npc, now: time } = tavernScene();

  test.each([
    ["free talk", why(of("small-talk"), "Hm.")],
    ["not sure", why(of("wares", { score: 0.4 }), "Mead.")],
    ["nothing named", why(of("price"), "Of what?")],
    ["never asked", why(MEAD, undefined)],
    ["never asked", why(MEAD, "Three coppers.", { text: "The mead is too dear." })],
    [
      "new facts",
      why(of("place"), "Grout's, and the fire.", { place: { ...tavernScene().place, name: "The Quay" } }),
    ],
    [
      "another regard",
      why(MEAD, "Three coppers.", { speaker: { ...bo, regard: { affinity: 0.6, trust: 0, band: "loved" } } }),
    ],
    ["also greets", why({ ...of("wares"), also: ["greeting"] }, "Good day. Mead.", { asked: of("wares") })],
    ["not for all", why(of("place"), "Grout's, as I told you, Anna.")],
    ["beside it", why(of("wares"), "Fog, and more of it.")],
    ["gone", why(MEAD, "Three coppers.", { later: 2_000 })],
    ["told of change", why(of("weather"), "Fog by night.", { now: { ...time, part: "dawn" } })],
    ["not legal", why(MEAD, "Three coppers.", { with: ["offer:mead"] })],
    [
      "just said",
      why(MEAD, "Three coppers.", { talk: [{ who: npc.id, name: npc.name, text: "Three coppers.", at: 1 }] }),
    ],
  ] as const)("is that it is %s", (miss, found) => {
    expect(found).toBe(miss);
  });

  test("is that a slot has nothing to be filled with", () => {
    const cache = new ReplyCache({ clock: () => 0, random: () => 0, ttlMs: 1_000 });
    const evening = { ...time, part: "evening" };
    cache.store(tavernScene({ text: "Hello", now: evening }), of("greeting"), kept("Good evening."));
    const noon = tavernScene({ text: "Oh, hello", now: { ...time, part: "noon" } });
    expect(cache.missed(noon, of("greeting"), [])).toBe("no filling");
  });

  test("is that all of it was heard", () => {
    const cache = new ReplyCache({ clock: () => 0, random: () => 0, ttlMs: 1_000 });
    const key = cache.store(tavernScene({ text: "How much?" }), MEAD, kept("Three coppers."));
    expect(cache.missed(tavernScene({ text: "What for mead?" }), MEAD, [key])).toBe("heard");
    expect(cache.stats.miss).toBe(1);
    expect(facts.wares).toHaveLength(2);
  });
});
