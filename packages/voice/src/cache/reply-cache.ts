import { repeats } from "../answer/loops.ts";
import { ownLines } from "../answer/pipeline.ts";
import { wordsOf } from "../answer/words.ts";
import { hashOf } from "../grammar/words.ts";
import type { Understood } from "../grammar/understand.ts";
import type { Reply } from "../reply.ts";
import type { Scene } from "../scene.ts";
import { fits } from "./fits.ts";
import { Lru } from "./lru.ts";
import { hangsOnTalk, isShared } from "./shared.ts";
import { fillSlots, withSlots } from "./slots.ts";
import { factsOf, isReusable, mentionsOf, printOf, slotsIn } from "./versions.ts";

export interface ReplyCacheOptions {
  /** Steady milliseconds. */
  readonly clock: () => number;
  readonly random: () => number;
  /** Milliseconds for which an answer is served; 0: nothing is kept. */
  readonly ttlMs: number;
  /** Situations that are kept at most, of both layers. */
  readonly capacity?: number;
  /** Phrasings of one situation; whoever has heard all of those there are gets a new one. */
  readonly phrasings?: number;
}

/** How often an answer was found, by its words or by what they mean, or not. `wrong`: those that somebody said were no answer. */
export interface CacheStats {
  readonly exact: number;
  readonly act: number;
  readonly miss: number;
  readonly stored: number;
  readonly expired: number;
  readonly evicted: number;
  readonly wrong: number;
}

interface Phrasing {
  readonly key: string;
  readonly text: string;
  readonly gesture: string | undefined;
  readonly acts: readonly string[];
  readonly emotions: Reply["emotions"];
  readonly sources: readonly string[];
  /** See `mentionsOf`. */
  readonly mentions: string;
  readonly storedAt: number;
}
type Layer = "exact" | "act";
type Kept = Pick<Reply, "say" | "acts" | "emotions"> & {
  readonly gesture?: string | undefined;
  readonly sources: readonly string[];
};

const CAPACITY = 20_000;
const PHRASINGS = 4;

/**
 * Answers of models, to be said again. By its exact words (`exact`): anything, for the same speaker when the answer is about the two. By what it means (`act`): what depends on known facts
 * only. An answer is served while its facts are as they were, its acts are legal, and this speaker has not heard it lately. By persona and not by calling: two bakers do not speak alike.
 * Kept in memory alone: a restart costs some calls, and what is written down would have to be kept true and erased with a player.
 */
export class ReplyCache {
  readonly #options: Required<ReplyCacheOptions>;
  readonly #kept: Lru<Phrasing[]>;
  readonly #stats = { exact: 0, act: 0, miss: 0, stored: 0, expired: 0, evicted: 0, wrong: 0 };

  constructor(options: ReplyCacheOptions) {
    this.#options = { capacity: CAPACITY, phrasings: PHRASINGS, ...options };
    this.#kept = new Lru<Phrasing[]>(this.#options.capacity, () => {
      this.#stats.evicted += 1;
    });
  }

  get stats(): CacheStats {
    return { ...this.#stats };
  }

  get size(): number {
    return this.#kept.size;
  }

  /** `ring`: keys of what this speaker heard lately. */
  find(scene: Scene, understood: Understood, ring: readonly string[]): Reply | undefined {
    const heard = new Set(ring.flatMap((key) => key.split(" ")));
    const lines = ownLines(scene);
    for (const { layer, key } of this.#keys(scene, understood)) {
      const fresh = this.#phrasings(key).flatMap((phrasing): { phrasing: Phrasing; say: string }[] => {
        if (heard.has(phrasing.key) || !phrasing.acts.every((id) => scene.acts.some((act) => act.id === id)))
          return [];
        if (mentionsOf(phrasing.text, scene) !== phrasing.mentions) return [];
        const say = fillSlots(phrasing.text, scene, understood);
        return say === undefined || repeats(say, lines) !== undefined ? [] : [{ phrasing, say }];
      });
      const found = fresh[Math.floor(this.#options.random() * fresh.length)];
      if (!found) continue;
      this.#stats[layer] += 1;
      const { phrasing, say } = found;
      return {
        say,
        ...(phrasing.gesture !== undefined && { gesture: phrasing.gesture }),
        acts: phrasing.acts,
        emotions: phrasing.emotions,
        from: layer === "exact" ? "cache-exact" : "cache-act",
        key: phrasing.key,
        trace: {
          intent: { name: understood.intent, score: understood.score },
          sources: phrasing.sources,
          withheld: [],
          notes: [`kept from before, by its ${layer === "exact" ? "words" : "meaning"}`],
        },
      };
    }
    return undefined;
  }

  /** A model is asked because nothing was found. */
  missed(): void {
    this.#stats.miss += 1;
  }

  /** Keeps a model's answer for what it may serve again. Gives its key for the ring. */
  store(scene: Scene, understood: Understood, reply: Kept): string {
    const text = withSlots(reply.say, scene, understood);
    const key = `m:${scene.npc.id}:${hashOf(text.toLowerCase())}`;
    if (this.#options.ttlMs <= 0 || reply.say === "") return key;
    const shared = isShared(text, scene) && (reply.gesture === undefined || isShared(reply.gesture, scene));
    const phrasing: Phrasing = {
      key,
      text,
      gesture: reply.gesture,
      acts: reply.acts,
      emotions: reply.emotions,
      sources: reply.sources,
      mentions: mentionsOf(text, scene),
      storedAt: this.#options.clock(),
    };
    let isActKept = false;
    for (const { layer, key: place, personal } of this.#keys(scene, understood)) {
      if (layer === "act" && isActKept) break;
      isActKept = layer === "act";
      if (personal === shared || (layer === "act" && !(shared && fits(text, scene, understood)))) continue;
      const others = this.#phrasings(place).filter((one) => one.key !== key);
      this.#kept.set(place, [...others, phrasing].slice(-this.#options.phrasings));
      this.#stats.stored += 1;
    }
    return key;
  }

  /** That phrasing was no answer, or a bad one: it is counted, and not said again. */
  wrong(key: string): void {
    let found = false;
    for (const [place, phrasings] of [...this.#kept.entries()]) {
      const rest = phrasings.filter((one) => one.key !== key);
      if (rest.length === phrasings.length) continue;
      found = true;
      if (rest.length === 0) this.#kept.delete(place);
      else this.#kept.set(place, rest);
    }
    if (found) this.#stats.wrong += 1;
  }

  clear(): void {
    this.#kept.clear();
  }

  /**
   * Where an answer to this line is to be found, the most particular first. Whoever greets before they ask is also served by an answer to the
   * question alone; an answer that greets is kept only for those.
   */
  #keys(scene: Scene, understood: Understood): { layer: Layer; key: string; personal: boolean }[] {
    const { npc, speaker, said, talk, memories } = scene;
    const facts = factsOf(scene, understood);
    const before =
      said.how !== "ask" && hangsOnTalk(said.text) ? printOf(talk.slice(-2).map(({ text }) => text)) : "";
    const words = `${said.how}|${said.topic ?? ""}|${wordsOf(said.text).join(" ")}`;
    const base = `${npc.id}|${speaker.regard.band}|${facts}`;
    const between = printOf([
      ...memories.map(({ id }) => id),
      ...speaker.between,
      ...talk.slice(-2).map(({ text }) => text),
    ]);
    const exact = `x|${base}|${before}|${words}`;
    const spoken = said.how !== "enter" && said.how !== "idle";
    return [
      ...(spoken
        ? [{ layer: "exact" as const, key: `${exact}|${speaker.id}|${between}`, personal: true }]
        : []),
      ...(spoken ? [{ layer: "exact" as const, key: exact, personal: false }] : []),
      ...(isReusable(understood)
        ? [...new Set([understood.also.toSorted().join(), ""])].map((also) => ({
            layer: "act" as const,
            key: `a|${base}|${spoken ? "" : said.how}|${understood.intent}|${slotsIn(understood)}|${also}`,
            personal: false,
          }))
        : []),
    ];
  }

  #phrasings(key: string): Phrasing[] {
    const kept = this.#kept.get(key);
    if (!kept) return [];
    const oldest = this.#options.clock() - this.#options.ttlMs;
    const fresh = kept.filter(({ storedAt }) => storedAt >= oldest);
    if (fresh.length === kept.length) return kept;
    this.#stats.expired += kept.length - fresh.length;
    if (fresh.length === 0) this.#kept.delete(key);
    else this.#kept.set(key, fresh);
    return fresh;
  }
}
