import { escapeMarkup } from "@wyldlands/protocol";
import { Activity, WaitingLines } from "../components/index.ts";
import { defineCommand } from "./command.ts";

/** What the actor is busy with, and what comes next. */
export const queue = defineCommand(
  {
    name: "queue",
    forms: ["queue"],
    usage: "QUEUE takes no more words.",
    help: "Lists the lines that wait until you have finished what you are about. STOP drops them.",
  },
  ({ game, actor, tell }) => {
    const activity = actor.get(Activity);
    const lines = actor.get(WaitingLines) ?? [];
    if (!activity && lines.length === 0) {
      tell("You are busy with nothing, and nothing waits.");
      return;
    }
    const seconds = activity ? Math.max(1, Math.ceil((activity.endsAt - game.clock.now()) / 1_000)) : 0;
    const busy = activity
      ? `You are ${escapeMarkup(activity.doing)}, for another ${seconds === 1 ? "second" : `${seconds} seconds`}.`
      : "You are done.";
    const next = lines.map((line, index) => `  ${index + 1}. ${escapeMarkup(line)}`);
    tell([busy, ...(next.length === 0 ? ["Nothing waits."] : ["After that:", ...next])].join("\n"));
  },
);
