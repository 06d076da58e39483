import { Character } from "../components/index.ts";
import { defineCommand } from "./command.ts";

/** Says again what the newcomer was asked for. */
export const goal = defineCommand(
  {
    name: "goal",
    aliases: ["quest", "errand"],
    forms: ["goal"],
    usage: "GOAL takes no more words.",
    help: "Says again what you were asked to do first.",
  },
  ({ game, actor, tell }) => {
    const done = actor.get(Character)?.errandDone === true;
    const errand = game.firstErrand();
    tell(
      done || !errand
        ? "Nobody has asked anything more of you yet. The harbour is yours to explore."
        : `<hint>${errand.ask}</hint>`,
    );
  },
);
