import { Reactions } from "../components/index.ts";
import { refuse } from "../deeds/refusals.ts";
import type { UseHandler } from "./handler.ts";

/** Does what its author wrote under `reacts` with `on: use`; this says no more than that it was used. */
export const reacts: UseHandler = {
  reads: [],
  check({ item }) {
    const known = item.get(Reactions)?.some(({ on }) => on === "use") === true;
    return known ? undefined : refuse("You can think of no use for {item}.", { item });
  },
  perform({ item }, { game, actor, show }) {
    show([actor], "You use {item}.", { item });
    show(game.witnesses(actor), "{actor} uses {item}.", { actor, item });
  },
};
