import { z } from "zod";
import { defineMindAction } from "../action.ts";
import { textOf } from "../with.ts";

/** Goes by a tree of `rules/trees.yaml`, from where it was when something else came between. */
export const behave = defineMindAction({
  name: "behave",
  about: "Goes by the behaviour tree `tree` of `rules/trees.yaml`.",
  shape: { tree: z.string() },
  roves: true,
  run: ({ with: values, behave: goBy }) => goBy(textOf(values, "tree")),
});
