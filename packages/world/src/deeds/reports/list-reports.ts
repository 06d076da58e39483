import type { Entity } from "@wyldlands/ecs";
import { Report } from "../../components/index.ts";
import { REPORT_KINDS } from "../../components/report.ts";
import { permitted } from "../../permissions/rights.ts";
import { isOf, reporter, reports } from "../../reports/reports.ts";
import { numberWord } from "../../views/names.ts";
import { reportsView } from "../../views/reports-view.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Reports that a list shows, the newest. */
const MOST_SHOWN = 30;

/** Lists the actor's own reports with what became of each. */
export const listReports = defineDeed({
  name: "list-reports",
  perform(_args, { game, actor, show }) {
    const who = reporter(game, actor);
    const own = reports(game).filter((report) => isOf(report, who));
    const lines = reportsView(game, own.slice(-MOST_SHOWN), false);
    show(
      [actor],
      own.length === 0
        ? "You have reported nothing. <hint>BUG, IDEA, TYPO and REPORT do.</hint>"
        : "Your reports:\n{lines}",
      {
        lines: { markup: lines },
      },
    );
  },
  commands: [
    {
      name: "reports",
      forms: ["reports"],
      usage:
        "REPORTS alone lists yours. Those who answer them type REPORTS OPEN, REPORTS ALL, or REPORTS BUG.",
      help: "Lists what you have reported by bug, idea, typo and report, and what became of it.",
      position: "sleeping",
      instant: true,
    },
  ],
});

/** Lists everybody's: those that wait, all, or those of a kind. By right of `reports`. */
export const listQueue = defineDeed<{ which: string }>({
  name: "list-queue",
  check: ({ which }, { game, actor }) =>
    permitted(game, actor, "reports") ??
    (isWhich(which.toLowerCase())
      ? undefined
      : refuse(
          "Which reports? <hint>REPORTS OPEN, REPORTS ALL, or a kind: BUG, IDEA, TYPO, PLAYER, VOICE.</hint>",
        )),
  perform({ which }, { game, actor, show }) {
    const asked = which.toLowerCase();
    const found = reports(game).filter((report) => fits(report, asked));
    const lines = reportsView(game, found.slice(-MOST_SHOWN), true);
    const more = found.length > MOST_SHOWN ? " The newest of them:" : "";
    const many = found.length === 1 ? "one report" : `${numberWord(found.length)} reports`;
    show([actor], found.length === 0 ? "There are no such reports." : "There {are} {many}.{more}\n{lines}", {
      are: found.length === 1 ? "is" : "are",
      many,
      more,
      lines: { markup: lines },
    });
  },
  commands: [
    {
      name: "reports",
      forms: ["reports <which:word>"],
      usage: "Which reports? REPORTS OPEN, REPORTS ALL, REPORTS BUG.",
      help: "Lists the reports of everybody.",
    },
  ],
});

function isWhich(word: string): boolean {
  return word === "open" || word === "all" || REPORT_KINDS.some((kind) => kind === word);
}

function fits(report: Entity, which: string): boolean {
  const { kind, state } = report.need(Report);
  if (which === "all") return true;
  return which === "open" ? state !== "closed" : kind === which;
}
