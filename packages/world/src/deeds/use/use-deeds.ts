import { craft } from "../craft/craft.ts";
import { extinguish, light } from "./light.ts";
import { fill, pour } from "./pour.ts";
import { drink, eat, quaff } from "./swallow.ts";
import { use } from "./use.ts";

/** What is done with things besides carrying and wearing them. */
export const USE_DEEDS = [eat, drink, quaff, fill, pour, light, extinguish, use, craft] as const;
