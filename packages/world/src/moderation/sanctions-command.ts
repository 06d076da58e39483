import { escapeMarkup } from "@wyldlands/protocol";
import { defineCommand, type CommandContext } from "../commands/command.ts";
import type { SanctionRow } from "../persistence/port.ts";
import { may, rightsOf } from "../permissions/rights.ts";
import { lastsWords, reasonWords, sanctionedWords } from "../society/sanction-words.ts";
import { sanctionSubject } from "../society/sanctions.ts";
import { plainName } from "../views/names.ts";

/** What moderators laid on the player; for moderators, on everybody. */
export const sanctions = defineCommand(
  {
    name: "sanctions",
    forms: ["sanctions"],
    usage: "SANCTIONS takes no more words.",
    help: "Tells what moderators have laid on you, for how long, by whom and why.",
  },
  (context) => {
    const { game, session, tell } = context;
    const own = sanctionSubject(session);
    const all = game.sanctions.all();
    const mine = all.filter(({ subject }) => subject === own);
    const lines =
      mine.length === 0
        ? ["Nothing is laid on you."]
        : mine.map((row) => `You are ${sanctionedWords(game, row)} ${terms(context, row)}`);
    if (may(rightsOf(session), "mute")) {
      const others = all.filter(({ subject }) => subject !== own);
      if (others.length > 0) lines.push("On others:");
      for (const row of others)
        lines.push(
          `  ${escapeMarkup(nameOf(context, row))} is ${sanctionedWords(game, row)} ${terms(context, row)}`,
        );
    }
    tell(lines.join("\n"));
  },
);

function terms({ game }: CommandContext, row: SanctionRow): string {
  return escapeMarkup(`${lastsWords(row, game.wall())}, by ${row.by}. ${reasonWords(row)}`);
}

/** The characters of the account, or the guest. */
function nameOf({ game }: CommandContext, { subject }: SanctionRow): string {
  const [kind, id = ""] = subject.split(":");
  if (kind === "character") {
    const guest = game.world.byId(id);
    return guest ? plainName(guest) : "A guest who has left";
  }
  return game.directory.ofAccount(id).join(", ") || "An account without characters";
}
