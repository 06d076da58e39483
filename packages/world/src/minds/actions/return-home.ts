import { defineMindAction } from "../action.ts";

/** Is home: the way there was the walk. */
export const returnHome = defineMindAction({
  name: "return-home",
  about: "Goes to its place and is there.",
  shape: {},
  run: () => "done",
});
