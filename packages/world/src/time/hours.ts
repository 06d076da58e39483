import { z } from "zod";
import { DAY_PARTS, HOURS } from "./calendar.ts";

const hour = z.union(
  [
    z.enum(DAY_PARTS),
    z
      .int()
      .min(0)
      .max(HOURS - 1),
  ],
  {
    error: `Write a part of the day (${DAY_PARTS.join(", ")}) or an hour from 0 to ${HOURS - 1}.`,
  },
);

/** Some hours of each day, as every key named `hours` is written: `{ from: dawn, to: night }`, `{ from: 8, to: 18 }`, `{ from: 22, to: dawn }`. */
export const hoursSchema = z
  .strictObject({
    /** The part of the day (dawn, day, dusk, night) or the hour (0 to 23) with which they begin. */
    from: hour,
    /** The part of the day or the hour with which they end. */
    to: hour,
  })
  .refine(({ from, to }) => from !== to, {
    message: "That is no time at all. Name two different times of the day, or leave 'hours' out.",
  });

/** Hours past midnight are no matter: from 22 to 4 is a night. */
export type HoursOfDay = z.infer<typeof hoursSchema>;
