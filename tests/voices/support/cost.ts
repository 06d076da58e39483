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

/** Calls of one kind, by their means. */
function mean(calls: readonly Used[]): { fresh: number; cached: number; output: number } {
  const of = (tokens: (used: Used) => number): number =>
    calls.length === 0 ? 0 : calls.reduce((sum, used) => sum + tokens(used), 0) / calls.length;
  return {
    fresh: of(({ input, cached }) => input - cached),
    cached: of((used) => used.cached),
    output: of((used) => used.output),
  };
}

/** Sheets of prepared answers: what each used, and how many are made in a day of an npc by whom players come. */
export interface Sheets {
  readonly used: readonly Used[];
  readonly perNpcDay: number;
}

const DAYS_OF_MONTH = 30;

/**
 * What talk costs: the mean of `calls` at the prices of each model, times the lines of an hour that a model was asked for, and what is prepared besides.
 * `share`: of the lines that are said, those that need a call, 0 to 1.
 */
export function costs(list: Prices, calls: readonly Used[], share: number, sheets?: Sheets): Cost[] {
  const { players, hoursPerMonth, linesPerHour, npcs } = list.playing;
  const { fresh, cached, output } = mean(calls);
  const sheet = mean(sheets?.used ?? []);
  const perMonthSheets = (sheets?.perNpcDay ?? 0) * npcs * DAYS_OF_MONTH;
  const callsPerHour = linesPerHour * share;
  return Object.entries(list.models).map(([model, price]) => {
    const sum = (of: typeof sheet): number =>
      (of.fresh * price.input + of.cached * price.cached + of.output * price.output) / MILLION;
    const perCall = sum({ fresh, cached, output });
    const perSheet = sum(sheet);
    const forSheets = (perSheet * perMonthSheets) / (players * hoursPerMonth);
    const perPlayerHour = perCall * callsPerHour + forSheets;
    const perMonth = perPlayerHour * players * hoursPerMonth;
    return {
      model,
      perCall,
      callsPerHour,
      perPlayerHour,
      perMonth,
      arithmetic: [
        `${fresh.toFixed(0)} fresh × $${price.input} + ${cached.toFixed(0)} kept × $${price.cached} + ${output.toFixed(0)} written × $${price.output}, by the million = $${perCall.toFixed(6)} a call`,
        `${linesPerHour} lines an hour × ${(share * 100).toFixed(1)} % asked of a model = ${callsPerHour.toFixed(1)} calls; × $${perCall.toFixed(6)} = $${(perCall * callsPerHour).toFixed(5)} a player-hour`,
        ...(sheets
          ? [
              `${sheet.fresh.toFixed(0)} sent and ${sheet.output.toFixed(0)} written = $${perSheet.toFixed(6)} a sheet; ${npcs} npcs × ${sheets.perNpcDay.toFixed(1)} sheets a day × ${DAYS_OF_MONTH} days = ${perMonthSheets.toFixed(0)}, $${(perSheet * perMonthSheets).toFixed(2)} a month; over ${players * hoursPerMonth} player-hours $${forSheets.toFixed(5)} each, together $${perPlayerHour.toFixed(5)}`,
            ]
          : []),
        `${players} players × ${hoursPerMonth} hours × $${perPlayerHour.toFixed(5)} = $${perMonth.toFixed(2)} a month`,
      ],
    };
  });
}
