import { ContainedIn } from "../../components/index.ts";
import { use } from "../../deeds/use/use.ts";
import { defineMindAction, refused } from "../action.ts";
import { isOf } from "../senses.ts";
import { listOf, TEXTS } from "../with.ts";

/** Uses a thing that it carries, as its author says it is used. */
export const useItem = defineMindAction({
  name: "use-item",
  about: "Uses one of the things `things` that it carries.",
  shape: { things: TEXTS },
  run({ being, with: values, act }) {
    const thing = being.sources(ContainedIn).find((one) => isOf(one, listOf(values, "things")));
    return thing ? (refused(act(use, { item: thing })) ?? "done") : { failed: "It has none." };
  },
});
