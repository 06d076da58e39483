import { z } from "zod";
import { Shop } from "../../components/index.ts";
import { drawTakings as draw } from "../../deeds/shop/draw-takings.ts";
import { defineMindAction } from "../action.ts";
import { numberOf } from "../with.ts";

/** Counts its own till, and takes out what the day has brought in; there may be nothing. */
export const drawTakings = defineMindAction({
  name: "draw-takings",
  about:
    "A keeper counts its till, and pockets up to `most` coins of what is in it beyond the usual; on a slow day up to `float` of the usual ones too.",
  shape: { most: z.number().int().min(1).optional(), float: z.number().int().min(0).optional() },
  run({ being, with: values, act }) {
    if (!being.has(Shop)) return { failed: "It keeps no shop." };
    act(draw, { most: numberOf(values, "most", 10), float: numberOf(values, "float", 0) });
    return "done";
  },
});
