import type { Entity, Refusal } from "@wyldlands/ecs";
import { Report, ReportQueue } from "../components/index.ts";
import type { REPORT_KINDS, REPORT_STATES } from "../components/report.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { openRecord, recordId, recordsOf } from "../society/records.ts";

export type ReportKind = (typeof REPORT_KINDS)[number];
export type ReportState = (typeof REPORT_STATES)[number];

/** Reports of one player that wait at a time. */
export const MOST_OPEN = 10;
/** Reports that one player sends in an hour. */
export const MOST_AN_HOUR = 10;
/** Characters of a report, and of an answer. */
export const MOST_CHARACTERS = 1_000;
/** Closed reports that are kept; the oldest goes for a new one. */
export const MOST_CLOSED = 1_000;

/** As in 'Your report on a fault is number 4.' */
export const KIND_WORDS: Readonly<Record<ReportKind, string>> = {
  bug: "a fault",
  idea: "an idea",
  typo: "a slip of the pen",
  player: "a player",
  voice: "words in a talk",
};

export const STATE_WORDS: Readonly<Record<ReportState, string>> = {
  open: "waits to be read",
  taken: "is being looked into",
  closed: "is answered",
};

/** Every report, the oldest first. */
export function reports(game: Game): Entity[] {
  const queue = game.world.byId(QUEUE_ID);
  return queue ? recordsOf(queue, Report) : [];
}

export function reportOf(game: Game, number: number): Entity | Refusal<string> {
  return (
    reports(game).find((one) => one.need(Report).number === number) ??
    refuse("There is no report {number}. <hint>REPORTS lists what there is.</hint>", { number })
  );
}

/** The record of the queue, made with the first report. Only inside a deed. */
export function openQueue(game: Game): Entity {
  return game.world.byId(QUEUE_ID) ?? openRecord(game, [ReportQueue({ next: 1 })], { id: QUEUE_ID });
}

/** Whether the report is of this character or of its player. */
export function isOf(report: Entity, who: { id: string; account: string }): boolean {
  const { by, account } = report.need(Report);
  return by === who.id || (account !== "" && account === who.account);
}

/** The actor with its player's account. */
export function reporter(game: Game, actor: Entity): { id: string; account: string } {
  return { id: actor.id, account: game.players.sessionOf(actor)?.account?.id ?? "" };
}

const QUEUE_ID = recordId("reports", "all");
