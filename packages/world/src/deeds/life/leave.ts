import { Character, ContainedIn } from "../../components/index.ts";
import { clearMailbox } from "../../society/letters.ts";
import { moveThings } from "../items/move-things.ts";
import { isCloakedFrom } from "../../views/cloak.ts";
import { countOf } from "../../views/names.ts";
import { outOfCopy } from "../building/preview.ts";
import { defineDeed } from "../deed.ts";

/** A character leaves play. A guest is gone for good, so what it carried stays where it stood. */
export const leave = defineDeed({
  name: "leave",
  perform(_args, context) {
    const { game, actor, show, emit } = context;
    outOfCopy(context, actor);
    const room = game.placeOf(actor);
    const guest = actor.need(Character).guest;
    if (guest) for (const thing of actor.sources(ContainedIn)) moveThings(game, thing, countOf(thing), room);
    if (guest) clearMailbox(game, actor, room);
    show(
      room.sources(ContainedIn).filter((one) => one !== actor && !isCloakedFrom(game, one, actor)),
      "{actor} leaves for another shore.",
      { actor },
    );
    emit({ type: "CharacterLeft", entity: actor });
    if (guest) actor.despawn();
  },
});
