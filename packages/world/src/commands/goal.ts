import { Character } from "../components/index.ts";
import { defineCommand } from "./command.ts";

/** Says again what the newcomer was asked for. */
export const goal = defineCommand(
  {
    name: "goal",
    aliases: ["errand"],
    forms: ["goal"],
    usage: "GOAL takes no more words.",
    help: "Says again what you were asked to do first.",
  },
  ({ game, actor, tell }) => {
    const done = actor.get(Character)?.errandDone === true;
    const errand = game.firstErrand();
    tell(
      done || !errand
        ? "You have done what you were asked first. <hint>LOOK at the people you meet: some of them want something too, and pay.</hint>"
        : `<hint>${errand.ask}</hint>`,
    );
  },
);
