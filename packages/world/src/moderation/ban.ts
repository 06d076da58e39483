import { escapeMarkup } from "@wyldlands/protocol";
import { asking, defineCommand, turnDown, type CommandContext } from "../commands/command.ts";
import { staffCommand } from "../deeds/staff/staff-command.ts";
import { banSubject, subjectOf } from "../link/ban-subject.ts";
import { asRole, outranked } from "../permissions/rights.ts";
import { parseDuration } from "../society/duration.ts";
import { lastsWords } from "../society/sanction-words.ts";
import { plainName } from "../views/names.ts";
import { accountNamed } from "./account-named.ts";

/** Shuts an account or an address out, for a time or for good. Its sessions end with the next tick. */
export const ban = defineCommand(
  staffCommand({
    name: "ban",
    permission: "ban",
    forms: ["ban <whom:word> <reason:text>", "ban <whom:word> <time:word> <reason:text>"],
    usage: "Ban whom, for how long, and why? BAN TERN 3D THREATS, BAN 192.0.2.7 FLOODING.",
    help: "Shuts out a player's account, or an address or network such as 192.0.2.7 or 2001:db8::/64, for a time such as 10m, 2h or 3d, else for good.",
    speech: true,
  }),
  (context, rest) => {
    const [, whom = "", first = "", more = ""] = /^(\S+)\s+(\S+)\s*([^]*)$/.exec(rest) ?? [];
    const ms = parseDuration(first);
    const reason = ms === undefined ? `${first} ${more}`.trim() : more;
    if (whom === "" || reason === "")
      return turnDown(context, "Ban whom, for how long, and why? <command>BAN TERN 3D THREATS</command>.");
    const address = /[.:]/.test(whom) && !/^account:/i.test(whom) ? banSubject(whom) : undefined;
    if (address && !address.ok) return turnDown(context, escapeMarkup(address.refusal));
    if (address?.ok === true) return impose(context, address.subject, ms, reason);
    asking(context, accountNamed(context, whom), (row) => {
      const { game, actor, session } = context;
      if (!row) return turnDown(context, `There is no account or player called '${escapeMarkup(whom)}'.`);
      context.subject = row.name;
      if (row.id === session.account?.id) return turnDown(context, "Not yourself.");
      const refusal = outranked(game, actor, asRole(row.role), row.name);
      if (refusal) return turnDown(context, refusal.words);
      return impose(context, subjectOf(row.nameKey), ms, reason);
    });
    return undefined;
  },
);

function impose(context: CommandContext, subject: string, ms: number | undefined, reason: string): void {
  const { game, actor, services } = context;
  const now = game.wall();
  const until = ms === undefined ? null : now + ms;
  context.subject ??= subject;
  if (!services.desk.bans.add(subject, now, { until, reason, by: plainName(actor) }))
    turnDown(context, `${escapeMarkup(subject)} is banned already. <hint>UNBAN first, to change it.</hint>`);
  else context.tell(`<system>${escapeMarkup(subject)} is shut out ${lastsWords({ until }, now)}.</system>`);
}

export const unban = defineCommand(
  staffCommand({
    name: "unban",
    permission: "ban",
    forms: ["unban <whom:word>"],
    usage: "Let whom in again? BANS lists who is shut out.",
    help: "Lets an account or an address in again.",
  }),
  (context, rest) => {
    const { bans } = context.services.desk;
    const read = banSubject(/[.:]/.test(rest) ? rest : `account:${rest}`);
    if (!read.ok) return turnDown(context, escapeMarkup(read.refusal));
    context.subject = read.subject;
    if (!bans.remove(read.subject))
      return turnDown(
        context,
        `${escapeMarkup(read.subject)} is not banned. <hint>BANS lists who is.</hint>`,
      );
    return context.tell(`<system>${escapeMarkup(read.subject)} may come in again.</system>`);
  },
);

export const bans = defineCommand(
  staffCommand({
    name: "bans",
    permission: "ban",
    forms: ["bans"],
    usage: "BANS takes no more words.",
    help: "Lists which accounts and addresses are shut out, by whom and why.",
  }),
  ({ game, services, tell }) => {
    const lines = services.desk.bans.all().map(({ subject, by, reason, ...row }) => {
      const why = reason === "" ? "" : `: ${reason}`;
      return `  ${escapeMarkup(`${subject}, ${lastsWords(row, game.wall())}, by ${by}${why}`)}`;
    });
    tell(lines.length === 0 ? "Nobody is banned." : ["Shut out are:", ...lines].join("\n"));
  },
);
