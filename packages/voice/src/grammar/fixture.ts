import type { Scene } from "../scene.ts";
import { compileVoiceBook, type VoiceBook } from "./book.ts";
import { LINE_KINDS, neededBy, type LineKind, type LineRule, type VoiceRules } from "./rules.ts";

/** Parts of a scene that a test changes; lists and the time are replaced whole. */
export type Change = { readonly [Key in keyof Scene]?: Partial<Scene[Key]> | Scene[Key] };

/** A baker at her stall, and a stranger before her who says something. */
export function sceneAt(text: string, change: Change = {}): Scene {
  const scene: Scene = {
    npc: {
      id: "quay:mab",
      name: "Mab Tully",
      called: "Mab Tully",
      calling: "baker",
      look: "Floured to the elbows.",
      traits: {},
      background: "I bake.",
      goals: [],
      style: {
        about: "",
        address: { friend: "my love", stranger: "stranger" },
        openers: [],
        closers: [],
        terse: false,
      },
      mood: {},
      authored: [],
      lore: [
        { id: "quay:mab/oven", about: ["the oven", "soot"], says: "It has not gone out since the flood." },
        { id: "quay/flood", about: ["flood", "drowned town"], says: "The water came up in one night." },
        { id: "quay:mab/cellar", about: ["hatch"], says: "Brandy goes down by it.", secret: 0.4 },
      ],
    },
    place: {
      name: "The Baker's Row",
      look: "",
      area: "The Quay",
      exits: [{ way: "north", to: "The Bell Yard" }],
      indoors: false,
    },
    said: { how: "say", text },
    speaker: {
      id: "anna",
      name: "Anna",
      player: true,
      regard: { affinity: 0, trust: 0, band: "unknown" },
      between: [],
      met: 0,
    },
    present: [],
    talk: [],
    events: [],
    memories: [],
    facts: {
      wares: [
        { name: "a barley loaf", price: 2, priced: "two coppers", left: 8 },
        { name: "a saffron bun", price: 4, priced: "four coppers", left: 1 },
      ],
      buys: [],
      open: { now: true, hours: "from dawn to dusk" },
      work: [],
      ways: [
        { to: "the Bell Yard", names: ["bell yard"], way: "north" },
        { to: "the Blind Pilot", names: ["blind pilot", "tavern"], way: "north, then down" },
      ],
      people: [
        {
          name: "Hesper",
          names: ["lamplighter"],
          about: "lamplighter",
          where: "the Lamp Stair",
          how: "west",
        },
        { name: "Old Tom", names: [], about: "carter" },
      ],
      day: [
        { from: "five", place: "the Bakehouse", doing: "baking", now: false },
        { from: "nine", place: "the Row", doing: "selling bread to her neighbours", now: true },
        { from: "eight in the evening", place: "the Bakehouse", doing: "asleep behind the oven", now: false },
      ],
      rumours: [],
    },
    acts: [],
    now: { part: "day", hour: 10, season: "spring", weather: "clear", at: 0 },
  };
  const changed = Object.entries(change).map(([key, value]) => {
    const before = scene[key as keyof Scene];
    const whole = Array.isArray(value) || key === "now";
    return [key, whole ? value : { ...before, ...(value as object) }];
  });
  return { ...scene, ...(Object.fromEntries(changed) as Partial<Scene>) };
}

/** One telling line of each kind, so that what is said shows what was chosen: 'wares: {wares}'. */
export function lineOf(kind: LineKind): string {
  const [needed] = neededBy(kind);
  return needed === undefined ? `<${kind}>.` : `<${kind}> {${needed}}.`;
}

const LINES = Object.fromEntries(
  (Object.keys(LINE_KINDS) as LineKind[]).map((kind): [LineKind, LineRule[]] => [
    kind,
    [{ says: lineOf(kind) }],
  ]),
);

const EXAMPLES: VoiceRules["examples"] = {
  greeting: ["hello", "good morning", "nice to meet you"],
  farewell: ["goodbye", "see you later", "good night"],
  thanks: ["thank you", "thanks for your help"],
  insult: ["you fool", "you are stupid", "shut up"],
  threat: ["i will kill you", "give me your money or else"],
  apology: ["i am sorry", "forgive me"],
  name: ["who are you", "what is your name"],
  day: ["what do you do all day", "what are you doing now", "when do you open", "where do you sleep"],
  mood: ["how are you", "how are you feeling today"],
  wares: ["what do you sell", "what have you got"],
  price: ["how much is {ware}", "do you sell {ware}", "{ware}", "that is too expensive"],
  buy: ["i will have {ware}", "i want to buy {ware}", "one {ware} please", "i will take it"],
  sell: ["do you buy {ware}", "do you buy old nets"],
  work: ["do you have any work", "have you got work for me", "can i help you"],
  report: ["i have done it", "it is done", "i have done your errand"],
  favour: [
    "follow me",
    "come with me",
    "open the gate",
    "teach me to swim",
    "mend my coat",
    "heal me",
    "give me something",
  ],
  directions: ["where is {place}", "how do i get to {place}", "where is the castle", "which way"],
  person: ["who is {person}", "where is {person}", "have you seen {person}"],
  rumours: ["what is the news", "heard any gossip"],
  topic: ["tell me about {topic}", "what do you know about {topic}", "what is {topic}"],
  memory: ["do you remember me", "have we met"],
  promise: ["keep {ware} for me", "promise me"],
  agree: ["yes", "all right"],
  decline: ["no", "not now"],
  weather: ["will it rain", "nice weather"],
  time: ["what time is it"],
  place: ["where am i", "what is this place"],
  help: ["what can i do here", "can you help me"],
  odd: ["are you a computer"],
  "small-talk": ["i am tired", "it smells of fish"],
};

export const SMALL_RULES: VoiceRules = {
  examples: EXAMPLES,
  synonyms: [
    ["hello", "hi", "ahoy"],
    ["loaf", "bread"],
    ["work", "job"],
  ],
  short: { u: "you", r: "are", thx: "thanks", pls: "please" },
  polite: ["please", "kindly", "could you tell me", "good sir"],
  odd: ["computer", "system prompt"],
  lines: LINES,
  gestures: [{ says: "looks up" }],
  callings: {},
};

/** A book of few words; `change` puts other lines, examples and the rest in their places. */
export function smallBook(change: Partial<VoiceRules> = {}): VoiceBook {
  return compileVoiceBook({ ...SMALL_RULES, ...change, lines: { ...LINES, ...change.lines } });
}

/** The same draws each time it is made. */
export function draws(seed = 1): () => number {
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
