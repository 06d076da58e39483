import type { Game } from "../game.ts";
import type { SanctionKind, SanctionRow } from "../persistence/port.ts";
import { durationWords } from "./duration.ts";

/** As in 'You are muted on Gossip'. */
export function sanctionedWords(
  game: Game,
  { kind, channel }: Pick<SanctionRow, "kind" | "channel">,
): string {
  if (channel === undefined) return SANCTIONED[kind];
  return `${SANCTIONED[kind]} on ${game.rules.channels[channel]?.name ?? channel}`;
}

/** As in 'You are muted'. */
export const SANCTIONED: Readonly<Record<SanctionKind, string>> = {
  mute: "muted",
  freeze: "frozen",
  jail: "jailed",
};

/** 'for nine minutes more', 'until somebody lifts it'. `now`: Unix milliseconds. */
export function lastsWords({ until }: Pick<SanctionRow, "until">, now: number): string {
  return until === null ? "until somebody lifts it" : `for ${durationWords(until - now)} more`;
}

/** 'The reason: shouting at Tern.' */
export function reasonWords({ reason }: Pick<SanctionRow, "reason">): string {
  return `The reason: ${reason}${/[.!?]$/.test(reason) ? "" : "."}`;
}
