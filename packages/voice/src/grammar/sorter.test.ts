import { expect, it } from "vitest";
import type { Intent } from "../intents.ts";
import { retrievalOf, together, type Example } from "./retrieval.ts";
import { sorterOf } from "./sorter.ts";

const line = (intent: Intent, text: string): Example => ({ intent, words: text.split(" ") });
const EXAMPLES = [
  line("work", "do you have work for me"),
  line("work", "is there work to do"),
  line("work", "any work today"),
  line("wares", "do you have rope for me"),
  line("wares", "what do you have for sale"),
  line("wares", "do you have a lantern"),
  line("insult", "you stupid old fool"),
  line("insult", "stupid fool of a clerk"),
];
const best = (found: Map<Intent, number>): Intent | undefined =>
  [...found].toSorted(([, one], [, other]) => other - one)[0]?.[0];

it("goes by the words that tell intents apart, and not by those that all of them have", () => {
  expect(best(sorterOf(EXAMPLES).score("do you have any more work for a man like me".split(" ")))).toBe(
    "work",
  );
});

it("shares out all that is likely among the intents, whatever the words", () => {
  for (const words of [[], ["purple"], ["work", "rope", "fool"]]) {
    const odds = [...sorterOf(EXAMPLES).score(words).values()];
    expect(odds.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
    expect(Math.min(...odds)).toBeGreaterThanOrEqual(0);
  }
});

it("is the same for the same examples", () => {
  const words = ["any", "rope", "work"];
  expect([...sorterOf(EXAMPLES).score(words)]).toEqual([...sorterOf(EXAMPLES).score(words)]);
});

it("together with the nearest example leaves an example's own words as sure as they were, and accuses nobody by one word", () => {
  const nearest = retrievalOf(EXAMPLES);
  const both = together(nearest, sorterOf(EXAMPLES));
  const same = "any work today".split(" ");
  expect(both.score(same).get("work")).toBe(nearest.score(same).get("work"));
  const weather = "what stupid weather".split(" ");
  expect(both.score(weather).get("insult") ?? 0).toBeLessThanOrEqual(
    nearest.score(weather).get("insult") ?? 0,
  );
  expect(both.score(["purple"]).size).toBe(0);
});
