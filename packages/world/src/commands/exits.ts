import { Room } from "../components/index.ts";
import { DIRECTIONS } from "../content/directions.ts";
import { nameOf } from "../views/names.ts";
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
    const ways = game.placeOf(actor).need(Room).exits;
    const lines = DIRECTIONS.flatMap((direction) => {
      const room = game.room(ways[direction] ?? "");
      return room ? [`  <exit>${direction}</exit>: ${nameOf(room)}`] : [];
    });
    tell(lines.length === 0 ? "There is no way out of here." : ["The ways from here:", ...lines].join("\n"));
  },
);
