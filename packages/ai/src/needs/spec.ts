import type { CurveKind } from "../planner/spec.ts";

/** A need grows by the game hour: 0 is content, `max` the worst. Hunger, tiredness, fear, loneliness. */
export interface NeedSpec {
  /** What it grows in an hour; negative: it shrinks by itself. */
  perHour?: number;
  /** Instead: hours in which half of what parts it from `towards` is gone, as fear fades. */
  halfLife?: number;
  /** What it fades towards; 0 unless told. */
  towards?: number;
  /** By activity: what it grows in an hour of that. `sleep: -12`. */
  while?: Readonly<Record<string, number>>;
  /** 100 unless told. */
  max?: number;
  /** What it is when a life begins; 0 unless told. */
  begins?: number;
  /** Names of thresholds, whole, over 0: `hungry: 60`. A level holds from there to the next. */
  levels?: Readonly<Record<string, number>>;
  /** How urgent it is: 0 at or below `from` (0 unless told), `weight` (1 unless told) at or above `to` (`max` unless told), bent as planner's curves. */
  curve?: CurveKind;
  from?: number;
  to?: number;
  weight?: number;
  steep?: number;
  at?: number;
}

/** How a need stood at an absolute hour, and what is done since. Three plain values to save. */
export interface NeedState {
  value: number;
  at: number;
  /** An activity that `while` knows, or "". */
  during: string;
}
