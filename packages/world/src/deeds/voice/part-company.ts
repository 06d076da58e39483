import { Following, Guiding } from "../../components/index.ts";
import { unfollow } from "../group/follow.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** An npc that went along with somebody, or showed them the way, goes its own way again. `from`: entity id of that one. */
export const partCompany = defineDeed<{ from: string }>({
  name: "part-company",
  check: ({ from }, { actor }) =>
    actor.get(Following)?.leader === from || actor.get(Guiding)?.who === from
      ? undefined
      : refuse("You are not with them."),
  perform({ from }, context) {
    const { actor } = context;
    if (actor.get(Guiding)?.who === from) actor.remove(Guiding);
    if (actor.get(Following)?.leader === from) return unfollow.perform({}, context);
    return undefined;
  },
});
