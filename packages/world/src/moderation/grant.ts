import { escapeMarkup } from "@wyldlands/protocol";
import { asking, defineCommand, turnDown } from "../commands/command.ts";
import { staffCommand } from "../deeds/staff/staff-command.ts";
import { isPermission, PERMISSION_WORDS } from "../permissions/permissions.ts";
import { asRole, may, outranked, rightsOf } from "../permissions/rights.ts";
import { accountNamed } from "./account-named.ts";

/** Sets what an account may beside its role; `value` undefined: as its role says. */
function granting(name: string, value: boolean | undefined, help: string, said: string) {
  return defineCommand(
    staffCommand({
      name,
      permission: "grant",
      forms: [`${name} <account:word> <permission:word>`],
      usage: `${name.toUpperCase()} which permission, to whose account? ${name.toUpperCase()} TERN MUTE. PERMISSIONS lists them.`,
      help,
    }),
    (context, rest) => {
      const [who = "", word = "", more] = rest.toLowerCase().split(/\s+/);
      if (who === "" || word === "" || more !== undefined)
        return turnDown(
          context,
          `Whose account, and which permission? <command>${name.toUpperCase()} TERN MUTE</command>.`,
        );
      if (!isPermission(word))
        return turnDown(
          context,
          `There is no permission '${escapeMarkup(word)}'. There are: ${PERMISSION_WORDS.join(", ")}.`,
        );
      asking(context, accountNamed(context, who), (row) => {
        const { game, actor, session, services } = context;
        if (!row) return turnDown(context, `There is no account or player called '${escapeMarkup(who)}'.`);
        context.subject = row.name;
        if (row.id === session.account?.id) return turnDown(context, "Not yourself.");
        const refusal = outranked(game, actor, asRole(row.role), row.name);
        if (refusal) return turnDown(context, refusal.words);
        if (value === true && !may(rightsOf(session), word))
          return turnDown(context, "Nobody gives what they do not have.");
        const now = services.desk.accounts.current(row);
        const { [word]: _before, ...others } = now.grants ?? {};
        const grants: Record<string, boolean> = value === undefined ? others : { ...others, [word]: value };
        services.desk.accounts.change(row, { grants: Object.keys(grants).length === 0 ? null : grants });
        services.desk.assign(row.id, { role: now.role, grants });
        return context.tell(`<system>The account ${escapeMarkup(row.name)} ${said} '${word}'.</system>`);
      });
      return undefined;
    },
  );
}

export const grant = granting(
  "grant",
  true,
  "Gives an account a permission beside those of its role, at once and until REVOKE.",
  "is granted",
);
export const deny = granting(
  "deny",
  false,
  "Takes a permission from an account although its role has it, at once and until REVOKE.",
  "is denied",
);
export const revoke = granting(
  "revoke",
  undefined,
  "Takes back what GRANT gave or DENY took: the account has what its role has.",
  "has by its role, and no more, what concerns",
);
