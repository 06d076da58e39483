import type { Model, ModelAnswer, ModelError, ModelRequest } from "../model.ts";
import { openBreaker, type Breaker, type BreakerLimits } from "./breaker.ts";
import { minuteLimit, type MinuteLimit, type MinuteMost } from "./minute-limit.ts";

/** One provider's model, as the chain is given it. */
export interface LinkInput {
  readonly provider: string;
  readonly modelId: string;
  readonly model: Model;
  readonly perMinute: MinuteMost;
  /** Requests under way together, at most. */
  readonly atOnce: number;
}

/** A link with what is known of it now. */
export interface Link extends LinkInput {
  /** `provider/model`. */
  readonly name: string;
  readonly breaker: Breaker;
  readonly limit: MinuteLimit;
  running: number;
  /** Steady milliseconds before which it asked not to be asked again (429). */
  restsUntil: number;
  /** How long answers take, as a running mean. */
  firstMs: number;
  tookMs: number;
}

export function openLink(input: LinkInput, breaker: BreakerLimits, clock: () => number): Link {
  return {
    ...input,
    name: `${input.provider}/${input.modelId}`,
    breaker: openBreaker(breaker, clock),
    limit: minuteLimit(input.perMinute, clock),
    running: 0,
    restsUntil: 0,
    // What is assumed until it is known.
    firstMs: 500,
    tookMs: 1_500,
  };
}

/** How a call ended. */
export type CallEnd =
  | { readonly answer: ModelAnswer; readonly error?: undefined }
  | { readonly answer?: undefined; readonly error: ModelError; readonly tookMs: number };

/** Money put by for one call. */
export interface Booking {
  /** Charges what was used in fact. */
  settle(end: CallEnd): void;
}

/** Puts money by for a call of this link, or says why there is none. */
export type Book = (link: Link, request: ModelRequest) => Booking | ModelError;

const NEW_SHARE = 0.2;

/** Moves a running mean. */
export function towards(mean: number, value: number): number {
  return mean + (value - mean) * NEW_SHARE;
}
