import type { Intent } from "../intents.ts";

/** Example lines, weighed by how much their words tell (tf-idf over words and pairs of words), found by cosine. */
export interface Retrieval {
  /** By intent: how near the nearest examples are, 0 to 1. Only those that share anything. */
  readonly score: (words: readonly string[]) => Map<Intent, number>;
}

export interface Example {
  readonly intent: Intent;
  readonly words: readonly string[];
}

/** A pair says what two words mean together; it is rarer than either, and must not drown them. */
const PAIR_WEIGHT = 0.6;
/** Words that no example has make a line less sure, not worthless. */
const UNKNOWN_WEIGHT = 0.55;

/** Of an intent's score: what the nearest example has, and what the next two have together. */
const NEAREST = 0.85;

export function retrievalOf(examples: readonly Example[]): Retrieval {
  const counts = new Map<string, number>();
  for (const { words } of examples)
    for (const feature of new Set(featuresOf(words))) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const most = Math.log(1 + examples.length);
  const weigh = (feature: string): number => {
    const count = counts.get(feature);
    const rarity = count === undefined ? most * UNKNOWN_WEIGHT : Math.log(1 + examples.length / count);
    return feature.includes(" ") ? (count === undefined ? 0 : rarity * PAIR_WEIGHT) : rarity;
  };
  const building = new Map<string, { of: number[]; weights: number[] }>();
  examples.forEach(({ words }, of) => {
    for (const [feature, weight] of vectorOf(words, weigh)) {
      const list = building.get(feature) ?? { of: [], weights: [] };
      list.of.push(of);
      list.weights.push(weight);
      building.set(feature, list);
    }
  });
  const postings = new Map(
    [...building].map(([feature, { of, weights }]) => [
      feature,
      { of: Int32Array.from(of), weights: Float64Array.from(weights) },
    ]),
  );
  return {
    score(words) {
      const near = new Float64Array(examples.length);
      const touched: number[] = [];
      for (const [feature, weight] of vectorOf(words, weigh)) {
        const list = postings.get(feature);
        if (!list) continue;
        const { of, weights } = list;
        for (let at = 0; at < of.length; at += 1) {
          const example = of[at] ?? 0;
          const before = near[example] ?? 0;
          if (before === 0) touched.push(example);
          near[example] = before + weight * (weights[at] ?? 0);
        }
      }
      return byIntent(examples, near, touched);
    },
  };
}

/** What the odds count for beside the nearest example: of examples that neither had seen, the two together knew more than each. */
const ODDS = 0.5;
/** An example word for word is meant as its author says. */
const SAME = 0.94;

/** Nobody is taken to accuse by single words: an example has to be near as well. */
export const ACCUSES: ReadonlySet<Intent> = new Set(["insult", "threat"]);

/** The nearest example knows the odd turn of phrase, the odds know which words matter. */
export function together(nearest: Retrieval, odds: Retrieval): Retrieval {
  return {
    score(words) {
      const near = nearest.score(words);
      // Of words that no example has there is nothing to weigh.
      if (near.size === 0) return near;
      return new Map(
        [...odds.score(words)].map(([intent, odd]) => {
          const nearness = near.get(intent) ?? 0;
          const both = (1 - ODDS) * nearness + ODDS * odd;
          if (nearness >= SAME) return [intent, nearness];
          return [intent, ACCUSES.has(intent) ? Math.min(nearness, both) : both];
        }),
      );
    },
  };
}

function byIntent(
  examples: readonly Example[],
  near: Float64Array,
  touched: readonly number[],
): Map<Intent, number> {
  const best = new Map<Intent, [number, number, number]>();
  for (const of of touched) {
    const score = near[of] ?? 0;
    const example = examples[of];
    if (score <= 0 || !example) continue;
    const top = best.get(example.intent);
    if (!top) best.set(example.intent, [score, 0, 0]);
    else if (score > top[0]) [top[0], top[1], top[2]] = [score, top[0], top[1]];
    else if (score > top[1]) [top[1], top[2]] = [score, top[1]];
    else if (score > top[2]) top[2] = score;
  }
  return new Map(
    [...best].map(([intent, [first, second, third]]) => [
      intent,
      Math.min(1, NEAREST * first + ((1 - NEAREST) / 2) * (second + third) + (first > 0.97 ? 0.1 : 0)),
    ]),
  );
}

function vectorOf(words: readonly string[], weigh: (feature: string) => number): Map<string, number> {
  const vector = new Map<string, number>();
  for (const feature of featuresOf(words)) vector.set(feature, (vector.get(feature) ?? 0) + weigh(feature));
  let length = 0;
  for (const weight of vector.values()) length += weight * weight;
  if (length > 0) for (const [feature, weight] of vector) vector.set(feature, weight / Math.sqrt(length));
  return vector;
}

/** Each word, and each with the one before it. */
function featuresOf(words: readonly string[]): string[] {
  return [...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)];
}
