import type { UseHandler } from "./handler.ts";

/** Makes it sound: `actor` and `others` are what is heard; `{actor}`, `{item}`. It is not used up. */
export const sound: UseHandler = {
  reads: ["actor", "others"],
  perform({ item, data }, { game, actor, show }) {
    show([actor], data["actor"] ?? "You sound {item}.", { actor, item });
    show(game.witnesses(actor), data["others"] ?? "{actor} sounds {item}.", { actor, item });
  },
};
