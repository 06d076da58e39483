import type { Understood } from "../grammar/understand.ts";
import { Lru } from "./lru.ts";
import { NEEDS_SLOT, REUSABLE, SURE } from "./versions.ts";

/** Why an answer that is kept by what it means was not found. */
export const MISSES = [
  "free talk", // of that meaning nothing is kept
  "not sure", // it may be meant otherwise
  "nothing named", // what it asks for is none of what is known
  "never asked", // of this npc
  "new facts", // what is kept goes by facts that have changed since
  "another regard", // what is kept is for whom it likes more, or less
  "also greets", // what is kept answers a greeting, or thanks, as well
  "not for all", // an answer came, and speaks of what is between two
  "beside it", // an answer came, and speaks of something else than was understood
  "gone", // too old, or too much is kept
  "heard", // by this speaker, lately
  "told of change", // it speaks of the hour, the weather, or of who is no longer there
  "no filling", // a slot of it has nothing to be filled with
  "not legal", // its acts are not, now
  "just said", // in this talk
] as const;
export type Miss = (typeof MISSES)[number];

/** What became of an answer to one meaning. */
export interface Tried {
  /** Its key, without what the line does besides. */
  readonly place: string;
  readonly band: string;
  readonly also: string;
  readonly outcome: "kept" | "not for all" | "beside it";
}

/** Answers to one meaning that are remembered, whether or not they were kept. */
const MOST_TRIED = 8;

/** What has been asked of whom, so that it can be said why nothing was found. */
export class Tries {
  readonly #of: Lru<Tried[]>;

  constructor(most: number) {
    this.#of = new Lru(most);
  }

  /** `meaning`: see `meaningOf`. */
  note(meaning: string, tried: Tried): void {
    this.#of.set(meaning, [...(this.#of.get(meaning) ?? []), tried].slice(-MOST_TRIED));
  }

  /** Why no phrasing was even there. */
  why(meaning: string, understood: Understood, { place, band }: Pick<Tried, "place" | "band">): Miss {
    const { intent, score, slots, also } = understood;
    const needed = NEEDS_SLOT[intent];
    if (!REUSABLE.has(intent)) return "free talk";
    if (score < SURE) return "not sure";
    if (needed !== undefined && slots[needed] === undefined) return "nothing named";
    const tried = this.#of.get(meaning) ?? [];
    if (tried.length === 0) return "never asked";
    const here = tried.filter((one) => one.place === place);
    const failed = here.find(({ outcome }) => outcome !== "kept");
    const kept = here.find(({ outcome }) => outcome === "kept");
    if (kept) return kept.also === also.toSorted().join() || kept.also === "" ? "gone" : "also greets";
    if (failed && failed.outcome !== "kept") return failed.outcome;
    return tried.some((one) => one.band === band) ? "new facts" : "another regard";
  }

  clear(): void {
    this.#of.clear();
  }
}
