import { z } from "zod";
import { defineEffect } from "../effect.ts";

/** So many seconds pass before the next. The deed `react` plans the rest of the list for then. */
export const wait = defineEffect({
  key: "wait",
  schema: z.number().min(0.5).max(3_600),
  perform() {},
});
