import { ContainedIn } from "../../components/index.ts";
import { nameKey } from "../../players.ts";
import { ignores } from "../../society/ignoring.ts";
import { isCloakedFrom } from "../../views/cloak.ts";
import { nameOf, plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";

/** Those who count the actor among their friends, and are not there to see it, hear that it comes or goes. */
export const announce = defineDeed<{ what: "comes" | "goes" }>({
  name: "announce",
  perform({ what }, { game, actor, show }) {
    const key = nameKey(plainName(actor));
    const place = actor.target(ContainedIn);
    const friends = game.players
      .characters()
      .filter(
        (one) =>
          one !== actor &&
          one.target(ContainedIn) !== place &&
          game.players.sessionOf(one)?.preferences.friends.includes(key) === true &&
          !ignores(game, actor, one) &&
          !isCloakedFrom(game, one, actor),
      );
    const words = what === "comes" ? "has come ashore" : "has left for another shore";
    show(friends, `<system>{name}, a friend of yours, ${words}.</system>`, {
      name: { markup: nameOf(actor) },
    });
  },
});
