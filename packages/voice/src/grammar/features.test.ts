import { expect, it } from "vitest";
import { Features } from "./features.ts";

it("gives the same numbers to the same words, in any line, and -1 to what it has not learnt", () => {
  const features = new Features();
  const learnt = features.learn(["how", "much", "is", "rope"]);
  const known = features.of(["how", "much", "is", "tar"]);
  expect(known.words).toEqual([...learnt.words.slice(0, 3), -1]);
  expect(known.pairs).toEqual([...learnt.pairs.slice(0, 2), -1]);
  expect(known.begins).toBe(learnt.begins);
  expect(features.of(["much", "how"])).toMatchObject({ pairs: [-1], begins: -1 });
  expect(features.size).toBe(new Set([...learnt.words, ...learnt.pairs, learnt.begins]).size);
});

it("sees where a name stands, whatever it is the name of", () => {
  const features = new Features();
  const ware = features.learn(["price", "of", "{ware}"]);
  const topic = features.of(["price", "of", "{topic}"]);
  expect(topic.words.at(-1)).toBe(-1);
  expect(topic.slots).toEqual(ware.slots);
  expect(features.of(["price", "of", "{me}"]).slots).toEqual([]);
});
