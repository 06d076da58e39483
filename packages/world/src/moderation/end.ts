import { defineCommand, turnDown, type CommandContext } from "../commands/command.ts";
import { staffCommand } from "../deeds/staff/staff-command.ts";
import { parseDuration } from "../society/duration.ts";
import type { ClosingKind } from "./closing.ts";

function ending(kind: ClosingKind, help: string) {
  const word = kind.toUpperCase();
  return defineCommand(
    staffCommand({
      name: kind,
      permission: "shutdown",
      forms: [`${kind} <reason:text>`, `${kind} <time:word> <reason:text>`, `${kind} cancel`],
      usage: `When, and why? ${word} 10 NEW ROPES: in ten minutes. ${word} NOW NEW ROPES. ${word} CANCEL.`,
      help,
      speech: true,
    }),
    (context, rest) => {
      const { closing } = context.services.desk;
      if (rest.toLowerCase() === "cancel")
        return closing.cancel() ? undefined : turnDown(context, "Nothing was planned.");
      const [, first = "", reason = ""] = /^(\S+)\s+([^]+)$/.exec(rest) ?? [];
      const ms = delayOf(first);
      if (reason === "" || ms === undefined)
        return turnDown(
          context,
          `When, and why? <command>${word} 10 NEW ROPES</command> is in ten minutes, ${word} NOW NEW ROPES at once.`,
        );
      return plan(context, kind, ms, reason);
    },
  );
}

function plan(context: CommandContext, kind: ClosingKind, ms: number, reason: string): void {
  context.services.desk.closing.plan(kind, ms, reason);
}

/** `now`, minutes, or a time such as `30s`; in milliseconds. */
function delayOf(word: string): number | undefined {
  if (word.toLowerCase() === "now") return 0;
  return /^\d{1,4}$/.test(word) ? Number(word) * 60_000 : parseDuration(word);
}

export const shutdown = ending(
  "shutdown",
  "Ends the game in so many minutes: everybody is told, everything is kept. It stays down until somebody starts it.",
);
export const restart = ending(
  "restart",
  "Starts the world anew in so many minutes, under the players: nobody is disconnected, and everything is kept.",
);
