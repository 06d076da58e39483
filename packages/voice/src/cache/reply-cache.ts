import { ownLines } from "../answer/pipeline.ts";
import type { Understood } from "../grammar/understand.ts";
import type { Intent } from "../intents.ts";
import type { Reply } from "../reply.ts";
import type { Scene } from "../scene.ts";
import { aspectOf } from "./aspects.ts";
import { fits } from "./fits.ts";
import { actPlaceOf, meaningOf, phrasingKey, placesOf } from "./keys.ts";
import { Learnt } from "./learnt.ts";
import { Lru } from "./lru.ts";
import { Tries, type Miss, type Tried } from "./misses.ts";
import { asNow, heardIn, type Phrasing } from "./phrasing.ts";
import { isShared } from "./shared.ts";
import { withSlots } from "./slots.ts";
import { isReusable, mentionsOf } from "./versions.ts";
import { Wanted } from "./wanted.ts";

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

type Kept = Pick<Reply, "say" | "acts" | "emotions"> & {
  readonly gesture?: string | undefined;
  readonly sources: readonly string[];
};

const CAPACITY = 20_000;
const PHRASINGS = 8;
/** Of these an answer can be about anything that is its own. */
const OWN_MATTERS: ReadonlySet<Intent> = new Set<Intent>(["name", "day"]);
/** With fewer phrasings of a common thing, more are prepared. */
const FEW = 2;

/**
 * Answers of models, to be said again. By its exact words (`exact`): anything, for the same speaker when the answer is about the two. By what it means (`act`): what depends on known facts
 * only. An answer is served while its facts are as they were, its acts are legal, and this speaker has not heard it lately. By persona and not by calling: two bakers do not speak alike.
 * Kept in memory alone: a restart costs some calls, and what is written down would have to be kept true and erased with a player.
 */
export class ReplyCache {
  readonly #options: Required<ReplyCacheOptions>;
  readonly #kept: Lru<Phrasing[]>;
  readonly #tries: Tries;
  /** When answers were asked for before anybody did, by the key under which they are kept. */
  readonly #prepared: Lru<number>;
  /** What people ask about. */
  readonly wanted = new Wanted();
  /** What lines mean that were not followed. */
  readonly learnt = new Learnt();
  readonly #stats = { exact: 0, act: 0, miss: 0, stored: 0, expired: 0, evicted: 0, wrong: 0 };

  constructor(options: ReplyCacheOptions) {
    this.#options = { capacity: CAPACITY, phrasings: PHRASINGS, ...options };
    this.#kept = new Lru<Phrasing[]>(this.#options.capacity, () => {
      this.#stats.evicted += 1;
    });
    this.#tries = new Tries(this.#options.capacity);
    this.#prepared = new Lru(this.#options.capacity);
  }

  get stats(): CacheStats {
    return { ...this.#stats };
  }

  get size(): number {
    return this.#kept.size;
  }

  /** `ring`: keys of what this speaker heard lately. */
  find(scene: Scene, understood: Understood, ring: readonly string[]): Reply | undefined {
    const heard = heardIn(ring);
    const lines = ownLines(scene);
    if (isReusable(understood)) this.wanted.note(understood);
    for (const { layer, key } of placesOf(scene, understood)) {
      const fresh = this.#phrasings(key).flatMap((phrasing): { phrasing: Phrasing; say: string }[] => {
        const { say, miss } = asNow(phrasing, scene, understood, heard, lines);
        return miss === undefined ? [{ phrasing, say }] : [];
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
          notes: [
            phrasing.prepared
              ? "found before anybody asked"
              : `kept from before, by its ${layer === "exact" ? "words" : "meaning"}`,
          ],
          ...(phrasing.prepared && { prepared: true as const }),
        },
      };
    }
    return undefined;
  }

  /** A model is asked because nothing was found; says why that was. */
  missed(scene: Scene, understood: Understood, ring: readonly string[]): Miss {
    this.#stats.miss += 1;
    const heard = heardIn(ring);
    const lines = ownLines(scene);
    const keys = placesOf(scene, understood);
    const there = keys
      .flatMap(({ key }) => this.#phrasings(key))
      .map((phrasing) => asNow(phrasing, scene, understood, heard, lines).miss);
    // Whoever has heard some of them could have had another, if that had been as it was.
    const why = there.find((miss) => miss !== undefined && miss !== "heard") ?? there[0];
    const { band } = scene.speaker.regard;
    const where = { place: actPlaceOf(scene, understood), band };
    return why ?? this.#tries.why(meaningOf(scene, understood), understood, where);
  }

  /** Keeps a model's answer for what it may serve again. Gives its key for the ring. */
  store(scene: Scene, understood: Understood, reply: Kept): string {
    const text = withSlots(reply.say, scene, understood);
    const key = phrasingKey(scene, text);
    if (this.#options.ttlMs <= 0 || reply.say === "") return key;
    const shared = isShared(text, scene) && (reply.gesture === undefined || isShared(reply.gesture, scene));
    const phrasing = this.#phrasing(key, text, scene, reply, false);
    let isActKept = false;
    for (const { layer, key: place, personal } of placesOf(scene, understood)) {
      if (layer === "act" && isActKept) break;
      isActKept = layer === "act";
      const fit = layer !== "act" || fits(text, scene, understood, reply.acts);
      if (layer === "act")
        this.#note(scene, understood, shared ? (fit ? "kept" : "beside it") : "not for all");
      if (personal === shared || !fit) continue;
      this.#keep(place, phrasing);
    }
    return key;
  }

  /**
   * Notes what a model took a line to mean that was not followed, if its own answer is one to that and could be given to anybody; gives the line as it is
   * understood now.
   */
  learn(scene: Scene, understood: Understood, means: Intent | undefined, reply: Kept): Understood {
    const meant = means === undefined ? understood : this.learnt.told(scene, understood, means);
    if (meant === understood) return understood;
    const text = withSlots(reply.say, scene, meant);
    if (!isShared(text, scene) || !fits(text, scene, meant, reply.acts)) return understood;
    this.learnt.note(scene, meant.intent);
    return meant;
  }

  /** Whether too few answers to it are kept, and none were prepared since its facts are as they are. */
  lacks(scene: Scene, understood: Understood): boolean {
    if (this.#options.ttlMs <= 0) return false;
    const place = actPlaceOf(scene, understood);
    const tried = this.#prepared.get(place);
    if (tried !== undefined && tried >= this.#options.clock() - this.#options.ttlMs) return false;
    const sayable = this.#phrasings(place).filter(
      (one) => asNow(one, scene, understood, new Set(), []).miss === undefined,
    );
    return sayable.length < FEW;
  }

  /** Answers to it are being prepared: they are not asked for again until its facts change. */
  triedToPrepare(scene: Scene, understood: Understood): void {
    this.#prepared.set(actPlaceOf(scene, understood), this.#options.clock());
  }

  /** Keeps an answer that nobody has asked for yet, by its meaning alone. False: it is not for everybody, or beside it. */
  prepared(scene: Scene, understood: Understood, reply: Kept): boolean {
    const text = withSlots(reply.say, scene, understood);
    const key = phrasingKey(scene, text);
    // Of how old somebody is, or where they sleep, nothing tells that it is an answer; but it was asked for as one, and not taken for one.
    const told = OWN_MATTERS.has(understood.intent) && aspectOf(scene, understood.intent) !== "";
    const fit = told || fits(text, scene, understood, reply.acts);
    if (this.#options.ttlMs <= 0 || !isShared(text, scene) || !fit) return false;
    this.#note(scene, understood, "kept");
    this.#keep(actPlaceOf(scene, understood), this.#phrasing(key, text, scene, reply, true));
    return true;
  }

  #keep(place: string, phrasing: Phrasing): void {
    const others = this.#phrasings(place).filter((one) => one.key !== phrasing.key);
    this.#kept.set(place, [...others, phrasing].slice(-this.#options.phrasings));
    this.#stats.stored += 1;
  }

  #phrasing(key: string, text: string, scene: Scene, reply: Kept, prepared: boolean): Phrasing {
    const { gesture, acts, emotions, sources } = reply;
    const mentions = mentionsOf(text, scene);
    return {
      key,
      text,
      gesture,
      acts,
      emotions,
      sources,
      mentions,
      prepared,
      storedAt: this.#options.clock(),
    };
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
    this.#tries.clear();
    this.#prepared.clear();
    this.wanted.clear();
    this.learnt.clear();
  }

  #note(scene: Scene, understood: Understood, outcome: Tried["outcome"]): void {
    this.#tries.note(meaningOf(scene, understood), {
      place: actPlaceOf(scene, understood),
      band: scene.speaker.regard.band,
      also: understood.also.toSorted().join(),
      outcome,
    });
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
