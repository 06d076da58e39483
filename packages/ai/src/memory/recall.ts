/** What recall has to know of a memory; what was seen, heard or promised is its owner's business. */
export interface Remembered {
  /** The absolute game hour at which it happened, or was last thought of. */
  readonly at: number;
  /** From 0 to 1. */
  readonly importance: number;
  /** Whom and what it is about: ids and words, in small letters. */
  readonly about: readonly string[];
}

/** A memory that came to mind, and why: the score is the product of the three. */
export interface Recalled<Memory> {
  memory: Memory;
  score: number;
  recency: number;
  relevance: number;
}

export interface RecallOptions<Memory> {
  now: number;
  /** What is on one's mind. */
  about: readonly string[];
  /** At most so many; 3 unless told. */
  most?: number;
  /** Game hours in which a memory pales to a half; a week unless told. */
  halfLife?: number;
  /** From 0 to 1, in place of the count of what `about` has in common: the nearness of two vectors, say. */
  relevance?: (memory: Memory) => number;
}

const WEEK = 24 * 7;

/** From 1 for what happens now down to 0; what is yet to come counts as now. */
export function recency(at: number, now: number, halfLife = WEEK): number {
  return 2 ** (-Math.max(0, now - at) / halfLife);
}

/** The share of what is on one's mind that a memory is about; of nothing nothing. */
export function relevanceOf(about: readonly string[], mind: readonly string[]): number {
  const asked = new Set(mind);
  if (asked.size === 0) return 0;
  const known = new Set(about);
  let shared = 0;
  for (const word of asked) if (known.has(word)) shared++;
  return shared / asked.size;
}

/** The memories that come to mind, the strongest first; of equal ones the newest, then the first. What has no relevance does not come. */
export function recall<Memory extends Remembered>(
  memories: Iterable<Memory>,
  {
    now,
    about,
    most = 3,
    halfLife = WEEK,
    relevance = (memory) => relevanceOf(memory.about, about),
  }: RecallOptions<Memory>,
): Recalled<Memory>[] {
  const found: Recalled<Memory>[] = [];
  for (const memory of memories) {
    const [fresh, near] = [recency(memory.at, now, halfLife), relevance(memory)];
    const score = fresh * memory.importance * near;
    if (score > 0) found.push({ memory, score, recency: fresh, relevance: near });
  }
  return found.sort((a, b) => b.score - a.score || b.memory.at - a.memory.at).slice(0, most);
}

export interface SiftOptions {
  now: number;
  /** So many of the newest are kept whatever they are; 20 unless told. */
  shortTerm?: number;
  /** Older ones are kept when they are as important as this; 0.7 unless told. */
  threshold?: number;
  /** So many are kept in all; 200 unless told. */
  most?: number;
  halfLife?: number;
}

/**
 * Parts what is kept from what is forgotten, each in the order given. The newest stay for the short term; of the others those that
 * matter; and when those are too many, the palest go, weighed by recency and importance.
 */
export function sift<Memory extends Remembered>(
  memories: readonly Memory[],
  { now, shortTerm = 20, threshold = 0.7, most = 200, halfLife = WEEK }: SiftOptions,
): { kept: Memory[]; forgotten: Memory[] } {
  const order = memories.map((memory, index) => ({ memory, index }));
  const newest = order.toSorted((a, b) => b.memory.at - a.memory.at || b.index - a.index);
  const keep = new Set(newest.slice(0, Math.min(shortTerm, most)));
  const strength = ({ memory }: { memory: Memory }): number =>
    recency(memory.at, now, halfLife) * memory.importance;
  const lasting = newest
    .slice(keep.size)
    .filter(({ memory }) => memory.importance >= threshold)
    .sort((a, b) => strength(b) - strength(a));
  for (const entry of lasting.slice(0, most - keep.size)) keep.add(entry);
  const part = (kept: boolean): Memory[] =>
    order.filter((entry) => keep.has(entry) === kept).map(({ memory }) => memory);
  return { kept: part(true), forgotten: part(false) };
}
