import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** The queue of all reports: one record with an id of its own, over the records of the reports. */
export const ReportQueue = defineComponent("report-queue", {
  schema: z.object({
    /** Number of the next report. */
    next: z.int().min(1),
  }),
  default: () => ({ next: 1 }),
});
