import { escapeMarkup } from "@wyldlands/protocol";
import { defineCommand, turnDown } from "../commands/command.ts";
import { staffCommand } from "../deeds/staff/staff-command.ts";
import { outranked } from "../permissions/rights.ts";
import { plainName } from "../views/names.ts";
import { findPerson } from "./find-person.ts";
import { beginSnooping, stopSnooping } from "./snooping.ts";

/** Looks on while a player plays: what they read and type, never what they are asked for in secret. */
export const snoop = defineCommand(
  staffCommand({
    name: "snoop",
    permission: "snoop",
    forms: ["snoop <who:word>", "snoop off"],
    usage: "SNOOP TERN, and SNOOP OFF when you have seen enough.",
    help: "Shows you what a player reads and types while they play, each line behind a % sign; never their password. It is in the audit log. SNOOP OFF ends it.",
  }),
  (context, rest) => {
    const { game, actor, session, services, tell } = context;
    if (rest.toLowerCase() === "off" || rest === "") {
      const ended = stopSnooping(services.desk.sessions(), session);
      context.subject =
        ended.map((one) => (one.character ? plainName(one.character) : "")).join(", ") || undefined;
      return tell(
        ended.length === 0
          ? "You look on at nobody. <command>SNOOP TERN</command> begins it."
          : "<system>You look on no longer.</system>",
      );
    }
    const person = findPerson(game, rest);
    if (!person?.session || person.being === actor)
      return turnDown(context, `No other player called '${escapeMarkup(rest)}' is about. WHO lists them.`);
    context.subject = person.name;
    const refusal = outranked(game, actor, person.role, person.name);
    if (refusal) return turnDown(context, refusal.words);
    beginSnooping(person.session, session);
    return tell(
      `<system>You look on at ${escapeMarkup(person.name)}. What they read and type stands behind a % sign. SNOOP OFF ends it.</system>`,
    );
  },
);
