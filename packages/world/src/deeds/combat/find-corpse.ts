import { Corpse } from "../../components/index.ts";
import { list } from "../../content/prose.ts";
import { corpsesOf } from "../../combat/corpse.ts";
import { pathTo } from "../../combat/path.ts";
import { nameOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** Tells where one's own corpse lies, the way there, and for how long it is still one's own alone. */
export const findCorpse = defineDeed({
  name: "find-corpse",
  check: (_args, { game, actor }) =>
    corpsesOf(game, actor).length > 0 ? undefined : refuse("You have left no corpse anywhere. Keep it so."),
  perform(_args, { game, actor, show }) {
    for (const corpse of corpsesOf(game, actor)) {
      const place = game.placeOf(corpse);
      const way = pathTo(game, game.placeOf(actor), place);
      const left = corpse.need(Corpse).until - game.clock.now();
      const minutes = Math.ceil(left / 60_000);
      const steps =
        way === undefined
          ? "You cannot think of a way there."
          : way.length === 0
            ? "It is right here. <hint>GET ALL FROM CORPSE.</hint>"
            : `From here: ${list(way)}.`;
      const own =
        left > 0 ? ` For ${minutes === 1 ? "a minute" : `${minutes} minutes`} more it is yours alone.` : "";
      show([actor], `Your corpse lies at {place}. ${steps}${own}`, { place: { markup: nameOf(place) } });
    }
  },
  commands: [
    {
      name: "corpse",
      forms: ["corpse"],
      usage: "CORPSE takes no more words: it tells where yours lies.",
      help: "Tells where your corpse lies after a death, and the way there. What you carried is in it: GET ALL FROM CORPSE.",
      position: "sleeping",
      instant: true,
    },
  ],
});
