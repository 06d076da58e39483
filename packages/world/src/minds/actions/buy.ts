import { z } from "zod";
import { buy as purchase } from "../../deeds/shop/buy.ts";
import { defineMindAction, refused } from "../action.ts";
import { textOf } from "../with.ts";

/** Buys a ware over the counter, as a player would. */
export const buy = defineMindAction({
  name: "buy",
  about: "Buys a ware from a keeper where it is.",
  shape: { ware: z.string() },
  run: ({ with: values, act }) => refused(act(purchase, { ware: textOf(values, "ware") })) ?? "done",
});
