import { Character } from "../components/index.ts";
import { capitalise } from "../content/prose.ts";
import { nameOf, numberWord } from "../views/names.ts";
import { defineCommand } from "./command.ts";

/** Lists the players. */
export const who = defineCommand(
  {
    name: "who",
    forms: ["who"],
    usage: "WHO takes no more words.",
    help: "Lists the players who are about.",
  },
  ({ game, tell }) => {
    const players = game.players.characters();
    const lines = players.map((player) => {
      const notes = [
        player.get(Character)?.guest ? "guest" : "",
        game.players.isAwake(player) ? "" : "link-dead",
      ];
      const note = notes.filter((text) => text !== "").join(", ");
      return `  ${nameOf(player)}${note === "" ? "" : ` (${note})`}`;
    });
    tell(
      [
        players.length === 1
          ? "You are the only one about:"
          : `${capitalise(numberWord(players.length))} players are about:`,
        ...lines,
      ].join("\n"),
    );
  },
);
