import { isAsleep } from "../../bodies/conditions.ts";
import { sleep as fallAsleep } from "../../deeds/body/sleep.ts";
import { defineMindAction, refused } from "../action.ts";

/** Milliseconds of world time between two looks at whether it still sleeps. */
const LOOK = 15_000;

/** Lies down and sleeps. What the hours fill meanwhile, its archetype says (`filled: { sleep: … }`); whatever wakes it is another goal. */
export const sleep = defineMindAction({
  name: "sleep",
  about: "Sleeps where it is; by `filled: { sleep: 7 }` that fills a need.",
  shape: {},
  run: ({ game, being, act }) =>
    (isAsleep(game, being) ? undefined : refused(act(fallAsleep, {}))) ?? { again: LOOK },
});
