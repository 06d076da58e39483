import type { VoiceAlarm } from "@wyldlands/voice";
import type { Game } from "../../game.ts";
import { may, rightsOf } from "../../permissions/rights.ts";
import { fill } from "../../views/words.ts";
import type { VoiceMetrics } from "./voice-metrics.ts";

export interface AlarmsOptions {
  readonly game: Game;
  readonly metrics?: VoiceMetrics | undefined;
  /** Runs it in a turn: alarms come from outside of it. */
  readonly inTurn: (run: () => void) => void;
}

/** Who is told of what the voices cost: those who may read the books. */
const TOLD = "journal";

/** What an operator should know at once goes to the log, and to those in play who may read the books. */
export function voiceAlarms({ game, metrics, inTurn }: AlarmsOptions): (alarm: VoiceAlarm) => void {
  return (alarm) => {
    metrics?.alarmed(alarm);
    const player = alarm.kind === "budget" ? accountName(game, alarm.player) : undefined;
    const words = alarmWords(alarm, player);
    const { kind } = alarm;
    // Ids, not names: the log is read by others than those who know who plays.
    if (alarm.kind === "budget") {
      const { budget, share, spent, most } = alarm;
      const fields = { alarm: kind, budget, share, spent, most, player: alarm.player };
      game.log.warn(fields, "a budget of the voices is running out or has run out");
    } else if (alarm.state === "broken")
      game.log.error({ alarm: kind, why: alarm.why }, "no provider answers: NPCs speak by the grammar voice");
    else game.log.info({ alarm: kind, why: alarm.why }, "a provider answers again");
    inTurn(() => {
      const staff = game.players.characters().flatMap((one) => {
        const session = game.players.sessionOf(one);
        return session && may(rightsOf(session), TOLD) ? [session] : [];
      });
      game.output.tell(staff, fill("<system>{words}</system>", { words }));
    });
  };
}

const BUDGETS = {
  per_day: "the world's budget for today",
  per_player_day: "a player's budget for today",
  per_player_hour: "a player's budget for an hour",
} as const;

/** An alarm as people read it. Plain text. */
export function alarmWords(alarm: VoiceAlarm, player?: string): string {
  if (alarm.kind === "chain")
    return alarm.state === "broken"
      ? `Voices: no model answers (${alarm.why}). NPCs speak by the grammar voice until one does.`
      : `Voices: models answer again (${alarm.why}).`;
  const { budget, share, spent, most } = alarm;
  const whose = player === undefined ? BUDGETS[budget] : `${BUDGETS[budget]} (${player})`;
  const what =
    share === 1
      ? "is spent: the grammar voice answers from now on"
      : `is spent by ${Math.round(share * 100)} percent`;
  return `Voices: ${whose} ${what}, ${spent.toFixed(4)} of ${most.toFixed(4)}. AI USAGE tells more.`;
}

function accountName(game: Game, account: string | undefined): string | undefined {
  if (account === undefined) return undefined;
  for (const character of game.players.characters()) {
    const session = game.players.sessionOf(character);
    if (session?.account?.id === account) return session.account.name;
  }
  return undefined;
}
