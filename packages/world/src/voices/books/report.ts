import type { VoiceBooks, VoiceRatingRow, VoiceSumRow, VoiceTimesRow } from "../../persistence/voice-rows.ts";
import { MICRO } from "./usage-books.ts";

const HOUR_MS = 3_600_000;

/** Rows of each table of a report that is read by people. */
const MOST_ROWS = 12;

/** Calls, tokens and money of what has one name. */
export interface UsageSum {
  name: string;
  calls: number;
  failed: number;
  input: number;
  cached: number;
  output: number;
  /** In the money of the price list. */
  cost: number;
}

/** What the voices did and cost since a time: as `wyldlands llm report --json` prints it. */
export interface UsageReport {
  /** Unix milliseconds. */
  since: number;
  until: number;
  all: UsageSum;
  /** `provider/model`, purpose, npc's prototype, player's account name; the dearest first. */
  models: UsageSum[];
  purposes: UsageSum[];
  npcs: UsageSum[];
  players: UsageSum[];
  /** Calls by outcome. */
  outcomes: Record<string, number>;
  /** Answers to players while there was a model, by how they were found. `hits`: the share of those that a cache gave, 0 to 1. */
  answers: { model: number; exact: number; act: number; grammar: number; hits: number | null };
  times: VoiceTimesRow[];
  /** Hours that players were in play, and what one of them cost; null when nobody played. */
  playerHours: number;
  costPerPlayerHour: number | null;
  ratings: { good: number; bad: number; newest: VoiceRatingRow[] };
}

/** `nameOf`: of a player's account by its id; undefined: it is no more. */
export function usageReport(
  books: VoiceBooks,
  since: number,
  until: number,
  nameOf: (account: string) => string | undefined = () => undefined,
): UsageReport {
  const calls = books.sums.filter(({ cache }) => cache === "none");
  const all = sumOf("all", calls);
  const playerHours = books.playMs / HOUR_MS;
  const found = (cache: VoiceSumRow["cache"]): number =>
    count(books.sums.filter((row) => row.cache === cache));
  const answered = (row: VoiceSumRow): boolean => row.outcome === "answered" || row.outcome === "cut";
  const answers = {
    model: count(calls.filter((row) => row.purpose === "dialogue" && answered(row))),
    exact: found("exact"),
    act: found("act"),
    grammar: found("grammar"),
  };
  const asked = answers.model + answers.exact + answers.act;
  return {
    since,
    until,
    all,
    models: by(calls, ({ provider, model }) => `${provider}/${model}`),
    purposes: by(calls, ({ purpose }) => purpose),
    npcs: by(calls, ({ npc }) => npc ?? "nobody"),
    players: by(calls, ({ player }) => (player === null ? "the world" : (nameOf(player) ?? player))),
    outcomes: Object.fromEntries(
      by(calls, ({ outcome }) => outcome).map(({ name, calls: many }) => [name, many]),
    ),
    answers: { ...answers, hits: asked === 0 ? null : (answers.exact + answers.act) / asked },
    times: books.times,
    playerHours,
    costPerPlayerHour: playerHours === 0 ? null : all.cost / playerHours,
    ratings: { good: books.good, bad: books.bad, newest: books.ratings },
  };
}

function by(rows: readonly VoiceSumRow[], nameOf: (row: VoiceSumRow) => string): UsageSum[] {
  const groups = new Map<string, VoiceSumRow[]>();
  for (const row of rows) groups.set(nameOf(row), [...(groups.get(nameOf(row)) ?? []), row]);
  return [...groups]
    .map(([name, group]) => sumOf(name, group))
    .sort((a, b) => b.cost - a.cost || b.calls - a.calls || (a.name < b.name ? -1 : 1));
}

function sumOf(name: string, rows: readonly VoiceSumRow[]): UsageSum {
  const failed = rows.filter(({ outcome }) => outcome !== "answered" && outcome !== "cut");
  const total = (field: "input" | "cached" | "output" | "cost"): number =>
    rows.reduce((sum, row) => sum + row[field], 0);
  return {
    name,
    calls: count(rows),
    failed: count(failed),
    input: total("input"),
    cached: total("cached"),
    output: total("output"),
    cost: total("cost") / MICRO,
  };
}

function count(rows: readonly VoiceSumRow[]): number {
  return rows.reduce((sum, { calls }) => sum + calls, 0);
}

/** The report in words and columns, one line after the other. Plain text. */
export function reportLines(report: UsageReport): string[] {
  const { since, until, all, answers, ratings, playerHours, costPerPlayerHour } = report;
  const lines = [
    `What the voices did and cost, ${day(since)} to ${day(until)} (UTC).`,
    `Calls: ${all.calls}, of them without an answer: ${all.failed}. Tokens: ${all.input} sent (${all.cached} of them kept by the provider), ${all.output} received. Money: ${money(all.cost)}.`,
    costPerPlayerHour === null
      ? "Nobody has played in this time."
      : `Players were in play for ${playerHours.toFixed(1)} hours: ${money(costPerPlayerHour)} for each. Counted every ten seconds: each character whose player is connected.`,
    `Answers: ${answers.model} by a model, ${answers.exact} kept word for word, ${answers.act} kept by what they are about, ${answers.grammar} by the grammar voice.${answers.hits === null ? "" : ` Hits: ${percent(answers.hits)} of those that would have needed a model.`}`,
  ];
  const outcomes = Object.entries(report.outcomes).map(([name, many]) => `${name} ${many}`);
  if (outcomes.length > 0) lines.push(`Outcomes of the calls: ${outcomes.join(", ")}.`);
  if (report.times.length > 0) {
    lines.push("", "Times of what was answered, in milliseconds: half of all within, and 95 in 100 within.");
    for (const one of report.times)
      lines.push(
        `  ${`${one.provider}/${one.model}`.padEnd(36)} ${one.purpose.padEnd(12)} first ${pair(one.first50, one.first95)}, all ${pair(one.took50, one.took95)}`,
      );
  }
  for (const [title, sums] of [
    ["By model", report.models],
    ["By purpose", report.purposes],
    ["By NPC", report.npcs],
    ["By player", report.players],
  ] as const) {
    if (sums.length === 0) continue;
    lines.push("", `${title}:`, ...sums.slice(0, MOST_ROWS).map(sumLine));
    if (sums.length > MOST_ROWS) lines.push(`  and ${sums.length - MOST_ROWS} more`);
  }
  lines.push("", `Ratings: ${ratings.good} good, ${ratings.bad} bad.`);
  for (const { npc, line, good, why, who, source } of ratings.newest.slice(0, MOST_ROWS))
    lines.push(
      `  ${good ? "good" : "bad "} ${npc}: '${line}' (${source}; ${who}${why === "" ? "" : `: ${why}`})`,
    );
  return lines;
}

function sumLine({ name, calls, failed, input, output, cost }: UsageSum): string {
  return `  ${name.padEnd(36)} ${String(calls).padStart(7)} calls, ${String(failed).padStart(5)} failed, ${String(input).padStart(9)} in, ${String(output).padStart(8)} out, ${money(cost)}`;
}

function pair(half: number | null, most: number | null): string {
  return half === null || most === null ? "-" : `${half} / ${most}`;
}

/** '0.0123': enough to see what a thousandth of a cent does. */
function money(amount: number): string {
  return amount.toFixed(4);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace("T", " ");
}
