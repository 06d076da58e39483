import type { Understood } from "../grammar/understand.ts";
import type { Intent } from "../intents.ts";
import { Lru } from "./lru.ts";
import { slotsIn } from "./versions.ts";

type Slots = Understood["slots"];

/** Things that are asked about, of anybody: so many are counted. */
const MOST = 1_000;

/** What people ask about, and how often. Names of what content has, and nothing of who asked. */
export class Wanted {
  readonly #of = new Lru<{ intent: Intent; slots: Slots; times: number }>(MOST);

  note({ intent, slots, ...rest }: Understood): void {
    if (Object.keys(slots).length === 0) return;
    const key = `${intent}|${slotsIn({ intent, slots, ...rest })}`;
    this.#of.set(key, { intent, slots, times: (this.#of.get(key)?.times ?? 0) + 1 });
  }

  /** The most often asked first. */
  of(intent: Intent): Slots[] {
    return [...this.#of.entries()]
      .map(([, one]) => one)
      .filter((one) => one.intent === intent)
      .toSorted((a, b) => b.times - a.times)
      .map(({ slots }) => slots);
  }

  clear(): void {
    this.#of.clear();
  }
}
