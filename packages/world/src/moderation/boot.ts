import { escapeMarkup } from "@wyldlands/protocol";
import { defineCommand, turnDown } from "../commands/command.ts";
import { staffCommand } from "../deeds/staff/staff-command.ts";
import { outranked } from "../permissions/rights.ts";
import { findPerson } from "./find-person.ts";

/** Ends a player's connection, with words; nothing keeps them from coming back. */
export const boot = defineCommand(
  staffCommand({
    name: "boot",
    permission: "boot",
    forms: ["boot <who:word> <reason:text>"],
    usage: "Boot whom, and why? BOOT TERN ASKED TO STOP SHOUTING. They will read it.",
    help: "Ends a player's connection, with the reason in words. They may come back; BAN keeps them out.",
    speech: true,
  }),
  (context, rest) => {
    const { game, actor, services } = context;
    const [, who = "", reason = ""] = /^(\S+)\s+([^]+)$/.exec(rest) ?? [];
    const person = findPerson(game, who);
    if (who === "")
      return turnDown(context, "Boot whom, and why? <command>BOOT TERN ASKED TO STOP SHOUTING</command>.");
    if (!person?.session || person.being === actor)
      return turnDown(context, `No other player called '${escapeMarkup(who)}' is about. WHO lists them.`);
    context.subject = person.name;
    const refusal = outranked(game, actor, person.role, person.name);
    if (refusal) return turnDown(context, refusal.words);
    context.tell(`<system>${escapeMarkup(person.name)} is shown the door.</system>`);
    services.leave(
      person.session,
      `<system>A moderator ends your connection: ${escapeMarkup(reason)}</system>`,
    );
    return undefined;
  },
);
