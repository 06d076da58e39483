import { Report } from "../../components/index.ts";
import { may, rightsOf } from "../../permissions/rights.ts";
import { reports } from "../../reports/reports.ts";
import { numberWord } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Whoever reads reports is told, on coming into play, how many wait. */
export const tellOfReports = defineDeed({
  name: "tell-of-reports",
  check(_args, { game, actor }) {
    const session = game.players.sessionOf(actor);
    return session && may(rightsOf(session), "reports")
      ? undefined
      : refuse("Reports are for others to read.");
  },
  perform(_args, { game, actor, show }) {
    const open = reports(game).filter((report) => report.need(Report).state === "open").length;
    if (open === 0) return;
    show([actor], "<system>{many} to be read. REPORTS OPEN lists what there is.</system>", {
      many: open === 1 ? "One report waits" : `${numberWord(open)} reports wait`,
    });
  },
});
