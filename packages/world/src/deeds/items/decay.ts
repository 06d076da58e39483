import { ContainedIn, Decays } from "../../components/index.ts";
import { countOf, isBeing, nameOf } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { moveThings } from "./move-things.ts";

/**
 * A thing's time is up: it is no more, and what its author says comes of it. What was in it lies where it lay. Due handler
 * `decay`; the actor is the thing. Its words reach the room, or whoever carries it; what is shut in a chest goes unseen.
 */
export const decay = defineDeed({
  name: "decay",
  perform(_args, { game, actor, show, emit }) {
    const place = game.placeOf(actor);
    const { words, leaves } = actor.get(Decays) ?? { words: "{item} crumbles to nothing." };
    const viewers = isBeing(place) ? [place] : place.sources(ContainedIn).filter((one) => one !== actor);
    show(viewers, words, { item: { markup: nameOf(actor) } });
    for (const thing of actor.sources(ContainedIn)) moveThings(game, thing, countOf(thing), place);
    if (leaves !== undefined) {
      const left = game.spawnThing(leaves, 1, place);
      moveThings(game, left, countOf(left), place);
    }
    emit({ type: "ItemDecayed", id: actor.id, prototype: actor.prototype?.id, place });
    actor.despawn();
  },
});
