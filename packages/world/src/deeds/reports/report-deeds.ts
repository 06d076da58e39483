import { bug, idea, reportPlayer, typo } from "./file-report.ts";
import { closeReport, showReport, takeReport } from "./handle-report.ts";
import { listQueue, listReports } from "./list-reports.ts";

/** Deeds of the report queue that players and staff do by command. The first of each name tells of the command. */
export const REPORT_DEEDS = [
  bug,
  idea,
  typo,
  reportPlayer,
  showReport,
  takeReport,
  closeReport,
  listReports,
  listQueue,
] as const;
