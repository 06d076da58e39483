import { recoverVital } from "../../bodies/mending.ts";
import type { Vital } from "../../bodies/vitals.ts";
import { defineDeed } from "../deed.ts";

/** Some of a vital comes back to a being that nobody plays. */
export const recover = defineDeed<{ vital: Vital; points: number }>({
  name: "recover",
  perform: ({ vital, points }, { game, actor }) => recoverVital(game, actor, vital, points),
});
