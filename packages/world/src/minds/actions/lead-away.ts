import { z } from "zod";
import { takeIn } from "../../deeds/combat/take-in.ts";
import { defineMindAction, refused } from "../action.ts";
import { captiveOf } from "../captives.ts";
import { numberOf } from "../with.ts";

/** The hour at which those are let go who were locked up. */
const MORNING = 6;

/** Brings whom it has by the collar to its place, and locks them up there until a certain hour. */
export const leadAway = defineMindAction({
  name: "lead-away",
  about: "Leads whom it has taken by the collar to its place, and has them locked up until the hour `until`.",
  shape: { until: z.number().int().min(0).max(23).optional() },
  run({ game, being, with: values, act }) {
    const captive = captiveOf(game, being);
    if (!captive) return { failed: "It has nobody by the collar any more." };
    return refused(act(takeIn, { to: captive, until: numberOf(values, "until", MORNING) })) ?? "done";
  },
});
