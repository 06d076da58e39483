/**
 * The words that moderation knows. Small on purpose: what is plainly vile, in English; a game's operator adds what else must not be said
 * there. Insults of a sea town (bilge, rat, gull-brain) and plain words that only sound like others are not here. Severity: 1 coarse,
 * 2 strong, 3 vile. Each entry stands for itself and its endings (-s, -ed, -ing, -er, -ers, -y); several words must follow one another.
 */
export const CATEGORIES = ["coarse", "slur", "sexual", "minors", "self_harm", "threat", "private"] as const;
export type Category = (typeof CATEGORIES)[number];
export type Severity = 1 | 2 | 3;

export type WordList = Readonly<
  Partial<Record<Category, Readonly<Partial<Record<Severity, readonly string[]>>>>>
>;

export const WORDS: WordList = {
  coarse: {
    1: [
      "crap",
      "piss",
      "arse",
      "arsehole",
      "bastard",
      "bollocks",
      "wanker",
      "tosser",
      "bitch",
      "shit",
      "bullshit",
      "twat",
      "prick",
    ],
    2: [
      "fuck",
      "fucker",
      "motherfucker",
      "fuckwit",
      "fuckhead",
      "asshole",
      "dickhead",
      "cunt",
      "shithead",
      "cocksucker",
    ],
  },
  slur: {
    3: [
      "nigger",
      "nigga",
      "faggot",
      "kike",
      "wetback",
      "raghead",
      "towelhead",
      "tranny",
      "gook",
      "paki",
      "white power",
      "heil hitler",
      "gas the jews",
      "sieg heil",
    ],
    2: ["retard", "retarded", "spastic"],
  },
  sexual: {
    2: [
      "porn",
      "pornography",
      "blowjob",
      "handjob",
      "dildo",
      "masturbate",
      "send nudes",
      "sexting",
      "suck my dick",
      "suck my cock",
      "show me your tits",
      "have sex with",
      "sex with me",
      "lick my dick",
      "lick my balls",
    ],
    3: ["rape", "rapist", "raped", "raping", "gangbang", "bestiality"],
  },
  minors: {
    3: [
      "child porn",
      "kiddie porn",
      "underage sex",
      "sex with a child",
      "sex with children",
      "sexy child",
      "naked child",
      "naked children",
      "loli",
      "lolicon",
      "jailbait",
      "pedophile",
      "paedophile",
    ],
  },
  self_harm: {
    2: ["kill myself", "killing myself", "end my life", "suicidal"],
    3: ["kys", "kill yourself", "kill urself", "go hang yourself", "slit your wrists"],
  },
  threat: {
    1: ["know where you live"],
    3: [
      "dox you",
      "doxx you",
      "swat you",
      "find your address",
      "your home address",
      "rape you",
      "shoot up the school",
      "bomb the school",
    ],
  },
};

/** What belongs to the person at the keyboard, by its shape. */
export const SHAPES: readonly {
  readonly category: Category;
  readonly severity: Severity;
  readonly name: string;
  readonly pattern: RegExp;
}[] = [
  {
    category: "private",
    severity: 2,
    name: "an e-mail address",
    pattern: /[\w.+-]{1,64}@[\w-]{1,63}\.[a-z]{2,}/giu,
  },
  {
    category: "private",
    severity: 2,
    name: "a telephone or card number",
    pattern: /(?<![\w.])\+?\d(?:[ .()/-]{0,2}\d){8,18}(?!\w)/gu,
  },
  {
    category: "private",
    severity: 1,
    name: "a web address",
    pattern: /\b(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]{1,63}\.(?:com|org|gg)\b(?:\/\S*)?/giu,
  },
];

/** Endings under which a word is still itself. */
export const ENDINGS = ["", "s", "es", "ed", "ing", "in", "er", "ers", "y"] as const;
