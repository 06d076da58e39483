import { escapeMarkup } from "@wyldlands/protocol";
import { asking, turnDown, type CommandContext } from "../../commands/command.ts";
import { may, rightsOf } from "../../permissions/rights.ts";
import { MOST_REPORT_DAYS, readUsageReport } from "./read-report.ts";
import { reportLines } from "./report.ts";

/** Days that AI USAGE tells of, unless it is told. */
const DAYS = 1;

/** AI USAGE: what the voices did and cost, as `wyldlands llm report` tells it. By right of `journal`. */
export function tellUsage(context: CommandContext, text: string): void {
  const { game, session, services } = context;
  if (!may(rightsOf(session), "journal"))
    return turnDown(context, "What the voices cost is for those who may read the books.");
  const days = text === "" ? DAYS : Number(/^\d{1,4}$/.exec(text.replace(/\s+days?$/i, ""))?.[0] ?? 0);
  if (days < 1 || days > MOST_REPORT_DAYS)
    return turnDown(context, "AI USAGE tells of the last day, AI USAGE 30 of the last thirty.");
  asking(
    context,
    () => readUsageReport(services.desk.storage, days, game.wall()),
    (report) => context.tell(reportLines(report).map(escapeMarkup).join("\n")),
  );
  return undefined;
}
