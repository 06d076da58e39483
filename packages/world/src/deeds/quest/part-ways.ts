import { ContainedIn, Escorted } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";

/** Whoever was led, and waited longer than the quest lasts, goes its own way. Due handler `part-ways`; the actor is who was led. */
export const partWays = defineDeed({
  name: "part-ways",
  perform(_args, { game, actor, show }) {
    if (!actor.has(Escorted)) return;
    show(game.witnesses(actor), "{actor} gives up, and wanders off.", { actor });
    for (const thing of actor.sources(ContainedIn)) thing.despawn();
    actor.despawn();
  },
});
