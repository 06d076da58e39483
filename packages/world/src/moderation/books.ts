import { escapeMarkup } from "@wyldlands/protocol";
import { asking, defineCommand, turnDown } from "../commands/command.ts";
import { staffCommand } from "../deeds/staff/staff-command.ts";
import type { JournalRow } from "../persistence/port.ts";
import { durationWords } from "../society/duration.ts";

const SHOWN = 20;
const MOST = 200;

/** Shows the books of a player: what came and went, by which deed, the newest last. */
export const books = defineCommand(
  staffCommand({
    name: "books",
    permission: "journal",
    forms: ["books <who:word>", "books <who:word> <number:number>"],
    usage: "Whose books? BOOKS TERN, BOOKS TERN 50.",
    help: "Shows what a player got and gave, by which deed, and how much money there was before and after.",
  }),
  (context, rest) => {
    const { game, services } = context;
    const [, who = "", number = String(SHOWN)] = /^(\S+)(?:\s+(\d{1,6}))?$/.exec(rest) ?? [];
    const count = Number(number);
    const id = game.players.byName(who)?.id ?? game.directory.byName(who)?.id;
    if (who === "" || count < 1 || count > MOST)
      return turnDown(context, `Whose books? BOOKS TERN, BOOKS TERN 50. At most ${MOST} lines are shown.`);
    if (id === undefined) return turnDown(context, `There is no player called '${escapeMarkup(who)}'.`);
    context.subject = game.directory.byId(id)?.name ?? who;
    asking(
      context,
      () => services.desk.storage.journalOf(id, count),
      (rows) =>
        context.tell(
          rows.length === 0
            ? "The books have nothing of that player."
            : rows
                .toReversed()
                .map((row) => lineOf(row, game.wall()))
                .join("\n"),
        ),
    );
    return undefined;
  },
);

function lineOf({ at, deed, what, change, before, after }: JournalRow, now: number): string {
  const sign = change > 0 ? `+${change}` : String(change);
  const money = before === null || after === null ? "" : `, from ${before} to ${after}`;
  return escapeMarkup(`${durationWords(now - at)} ago, ${deed}: ${sign} ${what}${money}`);
}
