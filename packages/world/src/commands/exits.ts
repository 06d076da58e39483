import { nameOf } from "../views/names.ts";
import { blinded } from "../views/sight.ts";
import { exitsOf, isClosed } from "../views/ways.ts";
import { fill } from "../views/words.ts";
import { defineCommand } from "./command.ts";

/** Lists the ways out and where they lead. */
export const exits = defineCommand(
  {
    name: "exits",
    aliases: ["ex"],
    forms: ["exits"],
    usage: "EXITS takes no more words.",
    help: "Lists the ways out of here and where each leads.",
  },
  ({ game, actor, tell }) => {
    const ways = exitsOf(game, actor, game.placeOf(actor));
    const unseen = blinded(game, actor) !== undefined;
    const lines = ways.flatMap(({ direction, to, door }) => {
      const room = game.room(to);
      if (!room) return [];
      const shut = isClosed(door) ? fill("{door}, closed", { door }) : undefined;
      return [`  <exit>${direction}</exit>${unseen && !shut ? "" : `: ${shut ?? nameOf(room)}`}`];
    });
    tell(lines.length === 0 ? "There is no way out of here." : ["The ways from here:", ...lines].join("\n"));
  },
);
