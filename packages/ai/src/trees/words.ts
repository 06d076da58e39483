/** The words of the notation, in the numbers of a compiled tree. */
export const WORDS = [
  "sequence",
  "selector",
  "parallel",
  "repeat",
  "retry",
  "invert",
  "cooldown",
  "chance",
  "until",
  "condition",
  "action",
  "wait",
  "plan",
  "branch",
] as const;
export type Word = (typeof WORDS)[number];

/** How many nodes hang below: none, one, or some. */
export const BELOW: Record<Word, "none" | "one" | "some"> = {
  sequence: "some",
  selector: "some",
  parallel: "some",
  repeat: "one",
  retry: "one",
  invert: "one",
  cooldown: "one",
  chance: "one",
  until: "one",
  condition: "none",
  action: "none",
  wait: "none",
  plan: "none",
  branch: "none",
};

/** What is written after the word, for whoever wrote something else. */
export const USAGE: Record<Word, string> = {
  sequence: "sequence, and perhaps a title in quotes",
  selector: "selector, and perhaps a title in quotes",
  parallel: "parallel, parallel any, or parallel and how many have to succeed",
  repeat: "repeat, or repeat and how many times",
  retry: "retry and how many times at most",
  invert: "invert",
  cooldown: "cooldown and how many ticks",
  chance: "chance and a percentage from 0 to 100",
  until: "until, a condition's name and what it is told",
  condition: "condition, its name and what it is told",
  action: "action, its name and what it is told",
  wait: "wait and how many ticks, or wait random, the least and the most",
  plan: "plan and a goal",
  branch: "branch and the name of another root",
};

/** What a condition or an action is told: words, text in quotes, numbers, yes and no. */
export type Argument = string | number | boolean;

/** The bounds that a text has to keep. */
export const MOST_CHARACTERS = 65_536;
export const MOST_NODES = 1_000;
export const MOST_DEPTH = 32;
/** Two bits for each of them have to fit in a whole number. */
export const MOST_PARALLEL = 15;
export const MOST_TICKS = 1_000_000_000;
