import type { Intent } from "../intents.ts";
import type { Emotion, Lore, Trait } from "../scene.ts";

/** What is written of the grammar voice (`rules/voice.yaml`), as the game hands it over. */
export interface VoiceRules {
  /** By intent: lines that mean it. `{ware}`, `{place}`, `{person}`, `{topic}` stand for any that the NPC knows. */
  readonly examples: Readonly<Partial<Record<Intent, readonly string[]>>>;
  /** Words that mean the same to an NPC; the first stands for all. */
  readonly synonyms: readonly (readonly string[])[];
  /** What players shorten: `u` to `you`. */
  readonly short: Readonly<Record<string, string>>;
  /** Words that change nothing of what is meant: 'please', 'kindly'. */
  readonly polite: readonly string[];
  /** What is not of this world: a line with one of them is `odd`, whatever else it says. */
  readonly odd: readonly string[];
  /** What is said. */
  readonly lines: Readonly<Partial<Record<LineKind, readonly LineRule[]>>>;
  /** What is seen while the words are being found: 'looks up from the dough'. Without the name, without a full stop. */
  readonly gestures: readonly LineRule[];
  /** What everybody of a calling knows. */
  readonly callings: Readonly<Record<string, { readonly lore: readonly Lore[] }>>;
}

export interface LineRule {
  /** Text with `{slots}` and `[this|that]`. A line of which a slot has nothing to say is not said. */
  readonly says: string;
  readonly when?: LineWhen | undefined;
}

/** When a line may be said: all of it has to hold. */
export interface LineWhen {
  /** What it is by its traits: all of them. */
  readonly is?: readonly Leaning[] | undefined;
  /** The strongest of what it feels is one of these. */
  readonly mood?: readonly Emotion[] | undefined;
  readonly regard?: readonly RegardSide[] | undefined;
  readonly terse?: boolean | undefined;
  /** They have spoken before. */
  readonly met?: boolean | undefined;
  readonly part?: readonly string[] | undefined;
  readonly sky?: readonly string[] | undefined;
  readonly season?: readonly string[] | undefined;
  readonly calling?: readonly string[] | undefined;
  readonly indoors?: boolean | undefined;
}

/** How the speaker stands with it: loved and liked; unknown; disliked and hated. */
export const REGARD_SIDES = ["friend", "stranger", "foe"] as const;
export type RegardSide = (typeof REGARD_SIDES)[number];

/** What one is by a trait: from 0.3 on the first, from -0.3 down the second. */
export const LEANINGS_OF = {
  friendly: ["friendly", "cold"],
  brave: ["brave", "timid"],
  honest: ["honest", "sly"],
  greedy: ["greedy", "generous"],
  curious: ["curious", "incurious"],
  patient: ["patient", "hasty"],
  talkative: ["talkative", "quiet"],
  humble: ["humble", "proud"],
} as const satisfies Readonly<Record<Trait, readonly [string, string]>>;
export type Leaning = (typeof LEANINGS_OF)[Trait][number];
export const LEANINGS: readonly Leaning[] = Object.values(LEANINGS_OF).flat();

/** Slots that any line may have: how it calls the speaker, both names, and what is true of here and now. */
export const COMMON_SLOTS = [
  "you",
  "name",
  "me",
  "calling",
  "place",
  "area",
  "part",
  "daytime",
  "season",
  "weather",
  "doing",
  "hour",
] as const;

/** A kind of sentence. `slots`: what it may say besides the common ones; `needs`: one of these at least, or it would say nothing. */
interface LineKindRule {
  readonly slots?: readonly string[];
  readonly needs?: readonly string[];
}

/** Every kind of sentence that the grammar voice makes. Most are named for the intent that they answer. */
export const LINE_KINDS = {
  greeting: {},
  "greeting-again": {}, // not the first time in this talk
  "greeting-hailed": {}, // it has spoken first, and is greeted now
  "greeting-back": {}, // somebody it has spoken with another day
  "greeting-deed": { slots: ["between"], needs: ["between"] }, // what is between them
  "offer-wares": { slots: ["ware", "a-ware", "price"] }, // said after a greeting
  "offer-work": { slots: ["work"] },
  "offer-topic": { slots: ["topic"], needs: ["topic"] },
  farewell: {},
  thanks: {},
  praise: {},
  insult: {},
  threat: {},
  apology: {},
  name: { slots: ["background"] },
  "about-me": { slots: ["background"], needs: ["background"] }, // asked for more than its name
  day: { slots: ["day", "now"], needs: ["day", "now"] },
  "day-none": {},
  mood: {},
  wares: { slots: ["wares"], needs: ["wares"] },
  "wares-closed": { slots: ["hours"] },
  "wares-later": { slots: ["wares"], needs: ["wares"] }, // what there will be when it opens
  hours: { slots: ["hours"], needs: ["hours"] },
  "wares-none": {},
  price: { slots: ["ware", "a-ware", "price", "left"], needs: ["price"] },
  "price-none": {},
  dear: { slots: ["ware", "a-ware", "price"] }, // somebody finds it too much
  bargained: {}, // and it gives way
  buy: { slots: ["ware", "a-ware", "price"] },
  "buy-many": { slots: ["wares", "price"] }, // several of one ware
  "price-many": { slots: ["wares", "price"], needs: ["price"] },
  deal: {}, // a yes to what it offered
  "deal-work": {}, // a yes to its work
  taken: {}, // something is held out to it, and it takes it
  "buy-short": { slots: ["ware", "a-ware", "price"], needs: ["price"] }, // it has it, and cannot sell it to this one now
  "buy-which": { slots: ["wares"], needs: ["wares"] },
  "buy-none": {},
  sell: { slots: ["buys"], needs: ["buys"] },
  "sell-none": {},
  work: { slots: ["work", "ask"], needs: ["ask"] },
  "work-offer": { slots: ["work"] }, // said before the work is put in its author's words
  "work-pay": { slots: ["work", "pay"], needs: ["pay"] }, // what its work brings
  "work-none": {},
  finished: { slots: ["work"] }, // its work is done, and it pays
  "finished-none": { slots: ["work"] }, // somebody says so, and it sees nothing of it
  "finished-other": { slots: ["person"] }, // it is somebody else who wants to hear it
  follow: {}, // it goes along
  "follow-none": {},
  part: {}, // it goes its own way again
  opened: {},
  "opened-none": {},
  mended: {},
  "mended-none": {},
  taught: { slots: ["skill", "price"] },
  "taught-none": {},
  lessons: { slots: ["lessons"], needs: ["lessons"] }, // what it teaches
  healed: {},
  "healed-none": {},
  gift: {},
  "gift-none": {},
  "favour-none": {},
  directions: { slots: ["to", "way"], needs: ["way"] },
  "directions-here": { slots: ["to"] },
  "directions-which": { slots: ["exits"] },
  "directions-none": {},
  person: { slots: ["person", "about"], needs: ["about"] },
  "person-where": { slots: ["person", "where", "how"], needs: ["where"] },
  "person-way": { slots: ["person", "where", "how"], needs: ["how"] }, // asked for, to be found
  "person-here": { slots: ["person"] },
  "person-lost": { slots: ["person"] }, // knows who, not where
  "person-none": {},
  rumours: { slots: ["rumour", "from"], needs: ["rumour"] },
  "rumours-none": {},
  topic: { slots: ["lore"], needs: ["lore"] },
  "topic-again": { slots: ["lore"], needs: ["lore"] },
  "topic-none": {},
  recall: { slots: ["memory", "when", "from"], needs: ["memory"] }, // what it remembers of a topic
  memory: { slots: ["memory", "when", "between"] },
  "memory-none": {},
  secret: {},
  cold: {}, // it has nothing to say to one whom it hates
  lead: { slots: ["to"] }, // it goes ahead
  promise: {},
  "promise-none": {},
  promised: {}, // the speaker gives their word
  agree: {},
  decline: {},
  weather: {},
  "weather-none": {},
  time: {},
  place: { slots: ["exits"] },
  help: { slots: ["topic", "wares", "work"] },
  odd: {},
  "small-talk": {},
  unknown: {},
  idle: {},
  closing: {}, // its shop shuts within the hour, and somebody stands there still
} as const satisfies Readonly<Record<string, LineKindRule>>;
export type LineKind = keyof typeof LINE_KINDS;

/** What a slot of an example may be. */
export const EXAMPLE_SLOTS = ["ware", "place", "person", "topic", "me"] as const;

/** The slots that a kind's lines may have. */
export function slotsOf(kind: LineKind): readonly string[] {
  const { slots = [] }: LineKindRule = LINE_KINDS[kind];
  return [...COMMON_SLOTS, ...slots];
}

/** Those of which one has to be in it, so that it answers; none: any words will do. */
export function neededBy(kind: LineKind): readonly string[] {
  const { needs = [] }: LineKindRule = LINE_KINDS[kind];
  return needs;
}
