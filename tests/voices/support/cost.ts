import type { Prices } from "./sets.ts";

/** What calls used, in tokens; `cached` is the part of `input` that the provider had kept. */
export interface Used {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

export interface Cost {
  readonly model: string;
  readonly perCall: number;
  /** Calls of one player in an hour of play. */
  readonly callsPerHour: number;
  readonly perPlayerHour: number;
  readonly perMonth: number;
  /** The sums, in words. */
  readonly arithmetic: string[];
}

const MILLION = 1_000_000;

/**
 * What talk costs: the mean of `calls` at the prices of each model, times the lines of an hour that a model was asked for.
 * `share`: of the lines that are said, those that need a call, 0 to 1.
 */
export function costs(list: Prices, calls: readonly Used[], share: number): Cost[] {
  const { players, hoursPerMonth, linesPerHour } = list.playing;
  const mean = (of: (used: Used) => number): number =>
    calls.length === 0 ? 0 : calls.reduce((sum, used) => sum + of(used), 0) / calls.length;
  const fresh = mean(({ input, cached }) => input - cached);
  const cached = mean((used) => used.cached);
  const output = mean((used) => used.output);
  const callsPerHour = linesPerHour * share;
  return Object.entries(list.models).map(([model, price]) => {
    const perCall = (fresh * price.input + cached * price.cached + output * price.output) / MILLION;
    const perPlayerHour = perCall * callsPerHour;
    const perMonth = perPlayerHour * players * hoursPerMonth;
    return {
      model,
      perCall,
      callsPerHour,
      perPlayerHour,
      perMonth,
      arithmetic: [
        `${fresh.toFixed(0)} fresh × $${price.input} + ${cached.toFixed(0)} kept × $${price.cached} + ${output.toFixed(0)} written × $${price.output}, by the million = $${perCall.toFixed(6)} a call`,
        `${linesPerHour} lines an hour × ${(share * 100).toFixed(1)} % asked of a model = ${callsPerHour.toFixed(1)} calls; × $${perCall.toFixed(6)} = $${perPlayerHour.toFixed(5)} a player-hour`,
        `${players} players × ${hoursPerMonth} hours × $${perPlayerHour.toFixed(5)} = $${perMonth.toFixed(2)} a month`,
      ],
    };
  });
}
