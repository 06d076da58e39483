import type { Intent } from "../intents.ts";
import { Features, type Line } from "./features.ts";

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
  const features = new Features();
  const lines = examples.map(({ words }) => features.learn(words));
  const counts = new Uint32Array(features.size);
  for (const { words, pairs } of lines)
    for (const feature of new Set([...words, ...pairs])) counts[feature] = (counts[feature] ?? 0) + 1;
  const unknown = Math.log(1 + examples.length) * UNKNOWN_WEIGHT;
  const rarity = Float64Array.from(counts, (count) => Math.log(1 + examples.length / (count || 1)));
  const vectorOf = ({ words, pairs }: Line): Map<number, number> => {
    const vector = new Map<number, number>();
    let square = 0;
    for (const word of words)
      if (word < 0) square += unknown * unknown;
      else vector.set(word, (vector.get(word) ?? 0) + (rarity[word] ?? 0));
    for (const pair of pairs)
      if (pair >= 0) vector.set(pair, (vector.get(pair) ?? 0) + (rarity[pair] ?? 0) * PAIR_WEIGHT);
    for (const weight of vector.values()) square += weight * weight;
    const length = Math.sqrt(square) || 1;
    for (const [feature, weight] of vector) vector.set(feature, weight / length);
    return vector;
  };
  // The examples of each feature stand together, from `starts` of it to `starts` of the next.
  const starts = new Uint32Array(features.size + 1);
  counts.forEach((count, feature) => (starts[feature + 1] = (starts[feature] ?? 0) + count));
  const of = new Uint32Array(starts[features.size] ?? 0);
  const weights = new Float32Array(of.length);
  const next = starts.slice();
  lines.forEach((line, example) => {
    for (const [feature, weight] of vectorOf(line)) {
      const place = next[feature] ?? 0;
      next[feature] = place + 1;
      of[place] = example;
      weights[place] = weight;
    }
  });
  return {
    score(words) {
      const near = new Float64Array(examples.length);
      const touched: number[] = [];
      for (const [feature, weight] of vectorOf(features.of(words))) {
        const end = starts[feature + 1] ?? 0;
        for (let place = starts[feature] ?? 0; place < end; place += 1) {
          const example = of[place] ?? 0;
          const before = near[example] ?? 0;
          if (before === 0) touched.push(example);
          near[example] = before + weight * (weights[place] ?? 0);
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
