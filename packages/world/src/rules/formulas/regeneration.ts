import type { Position } from "../words.ts";

/** Seconds of world time from one beat of mending to the next. */
export const BEAT_SECONDS = 2;

/** Share of the whole that comes back with each beat to one who stands. */
const SHARE = { health: 0.015, mana: 0.015, stamina: 0.04 } as const;

/** How much faster it goes. */
const BY_POSITION: Readonly<Record<Position, number>> = {
  standing: 1,
  sitting: 1.5,
  resting: 2,
  sleeping: 3,
};

/** A modifier of 1 is one point in so many beats. */
const BEATS_PER_POINT = 5;

/** What is left of it in the middle of a fight. */
const IN_A_FIGHT = { health: 0, mana: 0.25, stamina: 0.25 } as const;

export interface Mending {
  vital: "health" | "mana" | "stamina";
  /** When whole. */
  most: number;
  position: Position;
  /** Of the room: how restful it is. */
  rest: number;
  /** Of the being: `health-regeneration` and so on. */
  modifier: number;
  fighting: boolean;
  /** Poisoned or bleeding: no health comes back. */
  sick: boolean;
}

/**
 * Points that come back every 2 seconds: 1.5 % of health and mana and 4 % of stamina, one and a half times that for one who sits,
 * twice for one who lies, three times for one who sleeps; that times the room's `rest`; plus a fifth of the regeneration that
 * effects and worn things add. In a fight no health and a quarter of the rest; poisoned or bleeding, no health. Never less than 0.
 */
export function mendedEachBeat({ vital, most, position, rest, modifier, fighting, sick }: Mending): number {
  if (sick && vital === "health") return 0;
  const calm = most * SHARE[vital] * BY_POSITION[position] * rest + modifier / BEATS_PER_POINT;
  return Math.max(0, calm * (fighting ? IN_A_FIGHT[vital] : 1));
}
