import type { Expectation } from "./auditor.ts";
import type { BotState } from "./bot-state.ts";
import { pick } from "./random.ts";

/** What a bot does next: a line, and how the one line of its answer is known that cannot be anything else. */
export interface DeedLine extends Expectation {
  line: string;
}

/** Undefined when the deed makes no sense now; another one is drawn. */
export type Deed = (state: BotState) => DeedLine | undefined;

export interface WeightedDeed {
  deed: Deed;
  weight: number;
}

const ROOM = /^\s*Exits:/;

export const look: Deed = () => ({ line: "look", answer: ROOM });

/** A closed door or a guard answers in words of its own. */
export const move: Deed = (state) => {
  const way = pick(state.random, state.exits);
  return way === undefined ? undefined : { line: way, answer: ROOM, optional: true };
};

export const chat: Deed = (state) => ({ line: `say ${pick(state.random, PHRASES) ?? PHRASES[0]}` });

export const getAnything: Deed = () => ({ line: "get all" });

export const dropThing: Deed = (state) => {
  const thing = pick(state.random, state.carried);
  return thing === undefined ? undefined : { line: `drop ${thing}` };
};

export const giveThing: Deed = (state) => {
  const thing = pick(state.random, state.carried);
  const who = pick(state.random, state.others);
  return thing === undefined || who === undefined ? undefined : { line: `give ${thing} to ${who}` };
};

/** A single copper, so that a conservation check has many small flows to follow. */
export const giveCopper: Deed = (state) => {
  const who = pick(state.random, state.others);
  return who === undefined ? undefined : { line: `give 1 copper to ${who}` };
};

export const dropCopper: Deed = () => ({ line: "drop 1 copper" });

const PHRASES = [
  "the tide is turning",
  "mind the wet rope",
  "have you seen the harbour master?",
  "this bread is older than I am",
] as const;

/** Mostly walking and looking, some trade: what a busy evening looks like to the server. */
export const defaultMix: readonly WeightedDeed[] = [
  { deed: look, weight: 3 },
  { deed: move, weight: 4 },
  { deed: chat, weight: 2 },
  { deed: getAnything, weight: 1 },
  { deed: dropThing, weight: 1 },
  { deed: giveThing, weight: 1 },
  { deed: dropCopper, weight: 1 },
  { deed: giveCopper, weight: 1 },
];

/** Draws by weight until a deed makes sense; `look` always does. */
export function chooseDeed(mix: readonly WeightedDeed[], state: BotState): DeedLine {
  const total = mix.reduce((sum, { weight }) => sum + weight, 0);
  for (let tries = 0; tries < 8; tries++) {
    let left = state.random() * total;
    const drawn = mix.find(({ weight }) => (left -= weight) < 0);
    const chosen = drawn?.deed(state);
    if (chosen !== undefined) return chosen;
  }
  return { line: "look", answer: ROOM };
}
