import { escapeMarkup } from "@wyldlands/protocol";
import { asking, defineCommand, turnDown } from "../commands/command.ts";
import { ROLES } from "../deeds/deed.ts";
import { staffCommand } from "../deeds/staff/staff-command.ts";
import { asRole, outranked } from "../permissions/rights.ts";
import { accountNamed } from "./account-named.ts";

/**
 * Gives an account another role. Nobody changes their own, and nobody that of a higher one: so there is always an admin left,
 * the one who did it.
 */
export const role = defineCommand(
  staffCommand({
    name: "role",
    permission: "grant",
    forms: ["role <account:word> <role:word>"],
    usage: `Give whose account which role? ROLE TERN STORYTELLER. There are: ${ROLES.join(", ")}.`,
    help: `Gives an account a role: ${ROLES.join(", ")}. Never your own, and none above your own.`,
  }),
  (context, rest) => {
    const [who = "", word = "", more] = rest.toLowerCase().split(/\s+/);
    const to = ROLES.find((one) => one === word);
    if (who === "" || !to || more !== undefined)
      return turnDown(
        context,
        `Whose account, and which role? <command>ROLE TERN STORYTELLER</command>. There are: ${ROLES.join(", ")}.`,
      );
    asking(context, accountNamed(context, who), (row) => {
      const { game, actor, session, services } = context;
      if (!row) return turnDown(context, `There is no account or player called '${escapeMarkup(who)}'.`);
      context.subject = row.name;
      if (row.id === session.account?.id) return turnDown(context, "Not yourself: ask another admin.");
      const now = services.desk.accounts.current(row);
      const refusal =
        outranked(game, actor, asRole(now.role), row.name) ?? outranked(game, actor, to, "That role");
      if (refusal) return turnDown(context, refusal.words);
      services.desk.accounts.change(row, { role: to });
      services.desk.assign(row.id, { role: to, grants: now.grants ?? {} });
      return context.tell(`<system>The account ${escapeMarkup(row.name)} is now a ${to}'s.</system>`);
    });
    return undefined;
  },
);
