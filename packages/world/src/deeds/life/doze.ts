import { ContainedIn } from "../../components/index.ts";
import { defineDeed } from "../deed.ts";

/** The player's connection is gone; the character stays for a while, asleep on its feet (link-dead). */
export const doze = defineDeed({
  name: "doze",
  perform(_args, { game, actor, show, emit }) {
    const others = game
      .placeOf(actor)
      .sources(ContainedIn)
      .filter((one) => one !== actor);
    show(others, "{actor} stares out to sea, lost in thought.", { actor });
    emit({ type: "CharacterDozed", entity: actor });
  },
});
