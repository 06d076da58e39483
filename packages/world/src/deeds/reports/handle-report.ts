import { Refusal, type Entity } from "@wyldlands/ecs";
import { Report } from "../../components/index.ts";
import type { Game } from "../../game.ts";
import { permitted } from "../../permissions/rights.ts";
import { KIND_WORDS, MOST_CHARACTERS, reportOf } from "../../reports/reports.ts";
import { audit } from "../../society/audit.ts";
import { sendLetter } from "../../society/letters.ts";
import { silenced } from "../../society/silenced.ts";
import { plainName } from "../../views/names.ts";
import { reportView } from "../../views/reports-view.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Reads a report. By right of `reports`. */
export const showReport = defineDeed<{ number: number }>({
  name: "show-report",
  check: ({ number }, { game, actor }) => permitted(game, actor, "reports") ?? missing(game, number),
  perform({ number }, { game, actor, show }) {
    const report = reportOf(game, number);
    if (report instanceof Refusal) return report;
    note(game, actor, report, `report show ${number}`);
    show([actor], "{view}", { view: { markup: reportView(game, report) } });
    return undefined;
  },
  commands: [
    {
      name: "report",
      forms: ["report show <number:number>"],
      usage: "Show which? REPORTS OPEN lists them by number; then REPORT SHOW 2.",
      help: "Reads a report.",
    },
  ],
});

/** Takes a report on, so that nobody else does. By right of `reports`. */
export const takeReport = defineDeed<{ number: number }>({
  name: "take-report",
  check: ({ number }, { game, actor }) =>
    permitted(game, actor, "reports") ?? missing(game, number) ?? closed(game, number),
  perform({ number }, { game, actor, show }) {
    const report = reportOf(game, number);
    if (report instanceof Refusal) return report;
    const kept = report.edit(Report);
    kept.state = "taken";
    kept.taker = plainName(actor);
    note(game, actor, report, `report take ${number}`);
    show([actor], "Report {number} is yours to look into.", { number });
    return undefined;
  },
  commands: [
    {
      name: "report",
      forms: ["report take <number:number>"],
      usage: "Take which? REPORTS OPEN lists them by number; then REPORT TAKE 2.",
      help: "Takes a report on.",
    },
  ],
});

/** Answers a report; whoever wrote it is told by letter. By right of `reports`. */
export const closeReport = defineDeed<{ number: number; answer: string }>({
  name: "close-report",
  check: ({ number, answer }, { game, actor }) =>
    permitted(game, actor, "reports") ??
    silenced(game, actor) ??
    missing(game, number) ??
    closed(game, number) ??
    badAnswer(answer),
  perform({ number, answer }, { game, actor, show }) {
    const report = reportOf(game, number);
    if (report instanceof Refusal) return report;
    const kept = report.edit(Report);
    kept.state = "closed";
    kept.taker = plainName(actor);
    kept.note = answer.trim();
    note(game, actor, report, `report close ${number} ${kept.note}`);
    if (isKnown(game, kept.by))
      sendLetter(game, {
        to: kept.by,
        from: "the harbour office",
        subject: `Your report ${number}`,
        text: `You wrote on ${kept.about?.name ?? KIND_WORDS[kept.kind]}: ${kept.text}\n\n${kept.note}`,
      });
    show([actor], "Report {number} is answered.", { number });
    return undefined;
  },
  commands: [
    {
      name: "report",
      forms: ["report close <number:number> <answer:text>"],
      usage: "Close which, with what answer? For example REPORT CLOSE 2 THE PUMP WORKS AGAIN.",
      help: "Answers a report.",
    },
  ],
});

/** A guest may be gone for good by now. */
function isKnown(game: Game, id: string): boolean {
  return game.directory.byId(id) !== undefined || game.world.byId(id) !== undefined;
}

function missing(game: Game, number: number): Refusal<string> | undefined {
  const report = reportOf(game, number);
  return report instanceof Refusal ? report : undefined;
}

function closed(game: Game, number: number): Refusal<string> | undefined {
  const report = reportOf(game, number);
  if (report instanceof Refusal || report.need(Report).state !== "closed") return undefined;
  return refuse("Report {number} is answered already.", { number });
}

function badAnswer(answer: string): Refusal<string> | undefined {
  if (answer.trim() === "")
    return refuse("With what answer? <hint>REPORT CLOSE 2 THE PUMP WORKS AGAIN.</hint>");
  return [...answer].length > MOST_CHARACTERS
    ? refuse("That is too long: an answer takes {most} characters.", { most: MOST_CHARACTERS })
    : undefined;
}

function note(game: Game, actor: Entity, report: Entity, line: string): void {
  const session = game.players.sessionOf(actor);
  const { about, name } = report.need(Report);
  if (session) audit(game, session, { action: "report", subject: about?.name ?? name, line, done: true });
}
