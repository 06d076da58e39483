import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { Report } from "../components/index.ts";
import { capitalise } from "../content/prose.ts";
import type { Game } from "../game.ts";
import { KIND_WORDS, STATE_WORDS } from "../reports/reports.ts";
import { ago } from "./ago.ts";

/** Characters of a report's text in a list. */
const MOST_SHOWN = 60;

/** Reports as a list, each with what became of it. `staff`: with who wrote it. */
export function reportsView(game: Game, reports: readonly Entity[], staff: boolean): string {
  return reports
    .map((report) => {
      const { number, kind, about, name, at, state, note, text, taker } = report.need(Report);
      const what = about ? `about ${escapeMarkup(about.name)}` : `on ${KIND_WORDS[kind]}`;
      const by = staff ? `, by ${escapeMarkup(name)}` : "";
      const who = staff && taker !== "" ? ` (${escapeMarkup(taker)})` : "";
      const answer = state === "closed" && note !== "" ? ` The answer: ${escapeMarkup(note)}` : "";
      const gist = [...text].length > MOST_SHOWN ? `${[...text].slice(0, MOST_SHOWN).join("")}…` : text;
      return `  ${number}. ${capitalise(what)}${by}, ${ago(game.wall(), at)}: ${escapeMarkup(gist)} It ${STATE_WORDS[state]}${who}.${answer}`;
    })
    .join("\n");
}

/** A report, whole, for those who answer it. */
export function reportView(game: Game, report: Entity): string {
  const { number, kind, name, about, room, text, evidence, at, state, taker, note } = report.need(Report);
  const what = about ? `about ${escapeMarkup(about.name)}` : `on ${KIND_WORDS[kind]}`;
  return [
    `Report ${number}, ${what}, by ${escapeMarkup(name)}, ${ago(game.wall(), at)}, written at ${escapeMarkup(room)}:`,
    escapeMarkup(text),
    `It ${STATE_WORDS[state]}${taker === "" ? "" : ` (${escapeMarkup(taker)})`}.${note === "" ? "" : ` The answer: ${escapeMarkup(note)}`}`,
    ...(evidence.length === 0
      ? []
      : [`What ${escapeMarkup(name)} had seen last:`, ...evidence.map((line) => `  ${escapeMarkup(line)}`)]),
  ].join("\n");
}
