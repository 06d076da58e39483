import { escapeMarkup } from "@wyldlands/protocol";
import { asking, defineCommand, turnDown } from "../commands/command.ts";
import { staffCommand } from "../deeds/staff/staff-command.ts";
import { PERMISSION_WORDS, PERMISSIONS } from "../permissions/permissions.ts";
import { asRole, may } from "../permissions/rights.ts";
import { accountNamed } from "./account-named.ts";

/** Lists what can be granted, or what an account may do. */
export const permissions = defineCommand(
  staffCommand({
    name: "permissions",
    aliases: ["roles"],
    permission: "grant",
    forms: ["permissions", "permissions <account:word>"],
    usage: "PERMISSIONS, or PERMISSIONS and an account's name.",
    help: "Lists every permission with the least role that has it; with an account's name, what that account may do and why.",
  }),
  (context, rest) => {
    if (rest === "")
      return context.tell(
        [
          "Roles, the least first: player, storyteller, builder, admin. Each may what those before it may.",
          ...PERMISSION_WORDS.map(
            (word) => `  ${word}, from ${PERMISSIONS[word].least} on: may ${PERMISSIONS[word].says}.`,
          ),
        ].join("\n"),
      );
    asking(context, accountNamed(context, rest), (row) => {
      if (!row) return turnDown(context, `There is no account or player called '${escapeMarkup(rest)}'.`);
      context.subject = row.name;
      const rights = { role: asRole(row.role), grants: row.grants ?? {} };
      const words = PERMISSION_WORDS.filter((word) => may(rights, word));
      const beside = Object.entries(rights.grants).map(
        ([word, yes]) => `${word} ${yes ? "granted" : "denied"}`,
      );
      return context.tell(
        [
          `The account ${escapeMarkup(row.name)} is ${article(rights.role)} ${rights.role}'s and may: ${words.join(", ") || "nothing beyond a player"}.`,
          ...(beside.length === 0 ? [] : [`Beside its role: ${escapeMarkup(beside.join(", "))}.`]),
        ].join("\n"),
      );
    });
    return undefined;
  },
);

function article(word: string): string {
  return /^[aeiou]/.test(word) ? "an" : "a";
}
