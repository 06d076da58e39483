import { defineCommand, turnDown } from "../commands/command.ts";
import { staffCommand } from "../deeds/staff/staff-command.ts";

/** Has the world go by what the content says now, when that has no faults. What came of it is told when it is known. */
export const reload = defineCommand(
  staffCommand({
    name: "reload",
    permission: "reload",
    forms: ["reload"],
    usage: "RELOAD takes no more words.",
    help: "Reads the content's files. When nothing is wrong with them the world goes by them at once, under the players; otherwise you read what is wrong, by file and line, and nothing changes.",
  }),
  (context, rest) => {
    if (rest !== "") return turnDown(context, "RELOAD takes no more words.");
    context.tell("<system>The content is read.</system>");
    // Who asked reads what came of it, a fault included; the log has it as well.
    context.services.desk.reloader.reload(context.session).catch(() => undefined);
    return undefined;
  },
);
