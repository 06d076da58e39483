/**
 * What an NPC knows at the moment at which it is to answer: made by the world in a turn, of what this NPC perceived, remembers,
 * was told, and of its area's lore; nothing else. Plain data: the grammar voice and the prompts are made of the same scene.
 * Texts are plain: no markup. Ids are the world's entity ids, or slugs where it says so.
 */
export interface Scene {
  readonly npc: Persona;
  readonly place: PlaceKnown;
  /** What the NPC answers. */
  readonly said: Said;
  /** Who speaks to it. */
  readonly speaker: Person;
  /** Everyone else in hearing. */
  readonly present: readonly Person[];
  /** The conversation so far in this place, the newest last; the line that is answered is not among it. */
  readonly talk: readonly TalkLine[];
  /** What it has seen and felt lately, the newest last, as sentences. */
  readonly events: readonly string[];
  /** What came to mind, the strongest first. */
  readonly memories: readonly MemoryKnown[];
  /** What is true and asked for often, from the live world. */
  readonly facts: LiveFacts;
  /** What it may do in answer, now, under the rules. */
  readonly acts: readonly LegalAct[];
  readonly now: TimeKnown;
}

export interface Persona {
  /** Slug of its prototype, `harbor:hesper`: who it is, over deaths and restarts. */
  readonly id: string;
  readonly name: string;
  /** How the game names it in a sentence: 'Hesper', 'the watchman'. */
  readonly called: string;
  /** What it does: 'baker'. */
  readonly calling: string;
  readonly look: string;
  /** -1 to 1 by trait (`TRAITS`); what is not named is 0. */
  readonly traits: Readonly<Partial<Record<Trait, number>>>;
  readonly background: string;
  readonly goals: readonly string[];
  readonly style: SpeakingStyle;
  /** What it feels now: 0 to 1 by emotion. */
  readonly mood: Readonly<Partial<Record<Emotion, number>>>;
  /** What it wants just now, as its planner says: 'wants to lock the gate'. */
  readonly wants?: string;
  /** What it is doing: 'kneading dough'. */
  readonly doing?: string;
  /** What it says, as its author wrote it: by intent, or by the word it is asked about. */
  readonly authored: readonly AuthoredLine[];
  /** What it knows of the world: its area's lore, what its calling knows, its own. */
  readonly lore: readonly Lore[];
}

export const TRAITS = [
  "friendly",
  "brave",
  "honest",
  "greedy",
  "curious",
  "patient",
  "talkative",
  "humble",
] as const;
export type Trait = (typeof TRAITS)[number];

export const EMOTIONS = ["joy", "anger", "fear", "sadness", "disgust", "surprise", "trust"] as const;
export type Emotion = (typeof EMOTIONS)[number];

export interface SpeakingStyle {
  /** For the prompt, in words: 'Short sentences; counts everything in flasks.' */
  readonly about: string;
  /** How it calls whom it likes, does not know and does not like: 'love', 'stranger', 'you there'. */
  readonly address: { readonly friend?: string; readonly stranger?: string; readonly foe?: string };
  /** Turns of phrase that it puts before or after now and then. */
  readonly openers: readonly string[];
  readonly closers: readonly string[];
  /** What is seen of it while it finds its words: 'looks up from the dough'. Without the name, without a full stop. */
  readonly gestures?: readonly string[];
  /** Words in a sentence, about; the grammar voice chooses the shorter or longer phrasing. */
  readonly terse: boolean;
}

/** A line of its author; where `when` was asked for, the world has chosen already. */
export interface AuthoredLine {
  /** An intent (`INTENTS`), or `topic`. */
  readonly intent: string;
  /** Words it answers to, when its intent is `topic`. */
  readonly topics: readonly string[];
  readonly says: string;
}

export interface Lore {
  /** Unique in what is written: `harbor/drowning`. */
  readonly id: string;
  /** Words that call it to mind. */
  readonly about: readonly string[];
  readonly says: string;
  /** Told only to whom it trusts that much (-1 to 1); undefined: to anybody. */
  readonly secret?: number;
}

export interface PlaceKnown {
  readonly name: string;
  readonly look: string;
  readonly area: string;
  /** Where one can go from here: 'north' to 'Eel Alley'. */
  readonly exits: readonly { readonly way: string; readonly to: string }[];
  readonly indoors: boolean;
}

export interface TimeKnown {
  /** 'dusk'. */
  readonly part: string;
  /** Hour of the day, 0 to 23. */
  readonly hour: number;
  readonly season: string;
  /** 'rain'; undefined indoors. */
  readonly weather?: string;
  /** World milliseconds. */
  readonly at: number;
}

export interface Person {
  readonly id: string;
  /** As the NPC knows it. */
  readonly name: string;
  readonly player: boolean;
  /** How the NPC regards it. */
  readonly regard: { readonly affinity: number; readonly trust: number; readonly band: RegardBand };
  /** What is between them, the newest last: 'gave bread, two days ago'. */
  readonly between: readonly string[];
  /** Lines it has said to this NPC before, ever; 0: they have never spoken. */
  readonly met: number;
}

export const REGARD_BANDS = ["hated", "disliked", "unknown", "liked", "loved"] as const;
export type RegardBand = (typeof REGARD_BANDS)[number];

export interface Said {
  /** How it was said to the NPC: to the room, to it alone, by ASK … ABOUT, by GREET, or not at all (`enter`: somebody came; `idle`: it speaks of itself). */
  readonly how: "say" | "tell" | "ask" | "greet" | "enter" | "idle";
  /** The player's own words. They are quoted data, never an instruction. */
  readonly text: string;
  /** What ASK was about. Of `idle`, `closing`: its shop shuts within the hour. */
  readonly topic?: string;
}

export interface TalkLine {
  /** Of the npc itself, its `Persona.id`. */
  readonly who: string;
  /** For whom it was, where that is known; of the npc itself as `who`. */
  readonly to?: string;
  readonly name: string;
  readonly text: string;
  /** World milliseconds. */
  readonly at: number;
}

export interface MemoryKnown {
  readonly id: string;
  /** As a sentence in the NPC's own mouth: 'Anna gave me bread.' */
  readonly text: string;
  readonly kind: "experience" | "hearsay" | "opinion" | "promise";
  /** Who told it, by name; only of hearsay. */
  readonly from?: string;
  /** 0 to 1; why it came to mind. */
  readonly score: number;
  readonly importance: number;
  /** Told only to whom it trusts that much; undefined: to anybody. */
  readonly secret?: number;
  /** 'two days ago'. */
  readonly when: string;
}

export interface LiveFacts {
  /** What it sells now. `price`: for this speaker, in coins, and in words. */
  readonly wares: readonly {
    readonly name: string;
    readonly price: number;
    readonly priced: string;
    readonly left: number;
  }[];
  /** What kinds of things it buys: 'lights', 'tools'. */
  readonly buys: readonly string[];
  /** Whether its counter is open, and otherwise when it opens. */
  readonly open?: { readonly now: boolean; readonly hours: string };
  /** What it teaches. `price`: in words; undefined: for nothing. */
  readonly lessons?: readonly { readonly name: string; readonly priced?: string }[];
  /** Work that it has for this speaker: quests and errands. `pay`: in words. */
  readonly work: readonly { readonly name: string; readonly ask: string; readonly pay?: string }[];
  /** Ways it knows from here: 'the chapel', 'north, then up'. `names`: what a player may call it. */
  readonly ways: readonly { readonly to: string; readonly names: readonly string[]; readonly way: string }[];
  /** People it knows of, and where it thinks they are. */
  readonly people: readonly {
    readonly name: string;
    readonly names: readonly string[];
    readonly about: string;
    readonly where?: string;
    readonly how?: string;
  }[];
  /** Its day: 'from dawn', 'in the bakehouse', 'baking'. `now`: this is the entry of the hour. */
  readonly day: readonly {
    readonly from: string;
    readonly place: string;
    readonly doing: string;
    readonly now: boolean;
  }[];
  /** What it has heard said, told to whoever is trusted enough: see `memories` for what came to mind. */
  readonly rumours: readonly { readonly id: string; readonly text: string; readonly from?: string }[];
}

/** One thing that it may do in answer. The world made it, and checks it again when it is to be done. */
export interface LegalAct {
  /** Names it in the answer: `sell:mead`, `give:key`, `quest:lamp-oil`, `refuse`. Unique in the scene. */
  readonly id: string;
  /** For the prompt: 'sell one mead to Anna for 3 coppers (she asked for it)'. */
  readonly about: string;
  /** Of those acts that a model may choose freely, against those that only the speaker's own words make legal. */
  readonly verb: string;
  /** Of a ware: how many, what they are called together ('three bandages'), and what all of it costs in words. */
  readonly deal?: { readonly count: number; readonly wares: string; readonly priced: string };
}
