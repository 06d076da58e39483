import { able } from "../../bodies/posture.ts";
import { exitsOf } from "../../views/ways.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { unengaged } from "./go.ts";
import { cannotWalk, walk } from "./walk.ts";

/** Goes out of where one is: a boat, a house. */
export const stepOut = defineDeed({
  name: "step-out",
  check(_args, { game, actor }) {
    const unable = able(game, actor, "standing") ?? unengaged(actor);
    if (unable) return unable;
    const out = exitsOf(game, actor, game.placeOf(actor)).some(({ direction }) => direction === "out");
    return out
      ? cannotWalk(game, actor, "out")
      : refuse(
          "You are not inside anything. <hint>EXITS lists the ways from here; QUIT leaves the game.</hint>",
        );
  },
  perform: (_args, context) => walk(context, "out"),
  commands: [
    {
      name: "leave",
      aliases: ["disembark"],
      forms: ["leave"],
      usage: "LEAVE takes no more words: it brings you out of what you are in.",
      help: "Goes out of a boat, a house or whatever you are in. To leave the game, QUIT.",
    },
  ],
});
