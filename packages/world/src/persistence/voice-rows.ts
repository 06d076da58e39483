/** How an answer was found: by a call of a model, out of what a model had said before, or by the grammar voice. */
export const ANSWER_SOURCES = ["none", "exact", "act", "grammar"] as const;
export type AnswerSource = (typeof ANSWER_SOURCES)[number];

/** One call of a model, those that failed as well, or an answer that needed no call. */
export interface VoiceUsageRow {
  /** UUIDv7, made once: writing it again changes nothing. */
  id: string;
  /** Unix milliseconds. */
  at: number;
  worldMs: number;
  /** "" for what was no call. */
  provider: string;
  model: string;
  /** `dialogue`, `action`, `description`, `reflection`, `preparation` or `embedding`. */
  purpose: string;
  /** Id of the account that it was charged to; null: the world paid. */
  player: string | null;
  /** Prototype. */
  npc: string | null;
  /** Tokens; `cached` are those of `input` that the provider had kept. */
  input: number;
  cached: number;
  output: number;
  /** Millionths of the price list's money. */
  cost: number;
  /** Milliseconds until the first piece; null when there was none. */
  firstMs: number | null;
  tookMs: number;
  /** `answered`, `cut`, or why there was no answer. */
  outcome: string;
  /** `none`: it was a call. */
  cache: AnswerSource;
}

/** What a player thought of an npc's line. */
export interface ForgottenRow {
  /** The character's entity id. */
  id: string;
  /** As it is written; null when nobody knows it any more. */
  name: string | null;
}

export interface VoiceRatingRow {
  id: string;
  at: number;
  /** Account; null for a guest. */
  player: string | null;
  /** The character's name. */
  who: string;
  npc: string;
  line: string;
  good: boolean;
  /** "" when nothing was said of it. */
  why: string;
  /** How the line was found: `model`, `cache-exact`, `cache-act` or `grammar`. */
  source: string;
}

/** For so long players were in play within an hour: added to what there is. */
export interface PlayTimeRow {
  /** The hour's beginning, Unix milliseconds. */
  hour: number;
  ms: number;
}

/** Money spent by one player, or by the world, within a minute. */
export interface VoiceSpentRow {
  at: number;
  player: string | null;
  /** Millionths. */
  cost: number;
  /** Of it, what went into answers that nobody had asked for yet. */
  prepared: number;
}

/** What was booked alike, added up. */
export interface VoiceSumRow extends Pick<
  VoiceUsageRow,
  | "provider"
  | "model"
  | "purpose"
  | "player"
  | "npc"
  | "outcome"
  | "cache"
  | "input"
  | "cached"
  | "output"
  | "cost"
> {
  calls: number;
}

/** How long calls took that were answered, in milliseconds; null where nothing is known. */
export interface VoiceTimesRow {
  provider: string;
  model: string;
  purpose: string;
  calls: number;
  first50: number | null;
  first95: number | null;
  took50: number;
  took95: number;
}

/** All that a report of the voices is made of. */
export interface VoiceBooks {
  sums: VoiceSumRow[];
  times: VoiceTimesRow[];
  /** The newest first, at most `MOST_RATINGS`. */
  ratings: VoiceRatingRow[];
  good: number;
  bad: number;
  /** Milliseconds that players were in play. */
  playMs: number;
}

/** Ratings of a report at most; all are counted. */
export const MOST_RATINGS = 50;
