import { recoverVital } from "../../bodies/mending.ts";
import type { Vital } from "../../bodies/vitals.ts";
import { defineDeed } from "../deed.ts";

/** Some of a vital comes back to a being that nobody plays; `whole` is the most of it that the being has. */
export const recover = defineDeed<{ vital: Vital; points: number; whole: number }>({
  name: "recover",
  perform: ({ vital, points, whole }, { game, actor }) => recoverVital(game, actor, vital, points, whole),
});
