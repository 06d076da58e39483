import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

export const REPORT_KINDS = ["bug", "idea", "typo", "player", "voice"] as const;
export const REPORT_STATES = ["open", "taken", "closed"] as const;

/** What a player told those who keep the game: a record in the queue. Times are wall time. */
export const Report = defineComponent("report", {
  schema: z.object({
    number: z.int().min(1),
    kind: z.enum(REPORT_KINDS),
    /** Entity id and name of who wrote it. */
    by: z.string(),
    name: z.string(),
    /** The writer's account; "" for a guest. */
    account: z.string(),
    /** Where the writer was, as `area:slug`. */
    room: z.string(),
    text: z.string(),
    /** Whom it is about, for a report of a player: entity id ("" when that is not known) and name. */
    about: z.object({ id: z.string(), name: z.string() }).optional(),
    /** What the writer had seen last, line by line as plain text: for a report of a player. */
    evidence: z.array(z.string()),
    /** Unix milliseconds. */
    at: z.number(),
    state: z.enum(REPORT_STATES),
    /** Name of who took or closed it. */
    taker: z.string(),
    /** The answer that the writer was given. */
    note: z.string(),
  }),
  default: () => ({
    number: 1,
    kind: "bug" as const,
    by: "",
    name: "",
    account: "",
    room: "",
    text: "",
    evidence: [],
    at: 0,
    state: "open" as const,
    taker: "",
    note: "",
  }),
});
