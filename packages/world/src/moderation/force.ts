import { escapeMarkup } from "@wyldlands/protocol";
import { defineCommand, turnDown } from "../commands/command.ts";
import { splitLine } from "../commands/split-line.ts";
import { staffCommand } from "../deeds/staff/staff-command.ts";
import { isGuarded, outranked } from "../permissions/rights.ts";
import { findPerson } from "./find-person.ts";

/** What nobody is made to do: leave, and what asks for secrets or opens an editor. */
const NEVER: ReadonlySet<string> = new Set(["quit", "characters", "register", "describe"]);

/** Has a player do something, as if they had typed it; they are told. */
export const force = defineCommand(
  staffCommand({
    name: "force",
    permission: "force",
    forms: ["force <who:word> <line:text>"],
    usage: "Have whom do what? FORCE TERN DROP LANTERN.",
    help: "Has a player in play do something as if they had typed it. They are told, and it is in the audit log. Never one of a higher role, and nothing that takes a permission.",
    speech: true,
  }),
  (context, rest) => {
    const { game, actor, services } = context;
    const [, who = "", line = ""] = /^(\S+)\s+([^]+)$/.exec(rest) ?? [];
    if (line === "")
      return turnDown(context, "Have whom do what? <command>FORCE TERN DROP LANTERN</command>.");
    const person = findPerson(game, who);
    if (!person?.session || person.being === actor)
      return turnDown(context, `No other player called '${escapeMarkup(who)}' is about. WHO lists them.`);
    context.subject = person.name;
    const name = escapeMarkup(person.name);
    const refusal = outranked(game, actor, person.role, person.name);
    if (refusal) return turnDown(context, refusal.words);
    const spec = services.desk.commandNamed(person.session, splitLine(line).word);
    if (spec && (NEVER.has(spec.name) || isGuarded(spec)))
      return turnDown(context, `Nobody is made to ${spec.name.toUpperCase()}.`);
    if (person.session.stack.length > 0)
      return turnDown(context, `${name} is writing something, and cannot be made to do anything now.`);
    services.tell(person.session, `<system>One of the staff has you do this: ${escapeMarkup(line)}</system>`);
    const done = services.desk.command(person.session, line);
    if (!done) return turnDown(context, `${name} tries, and cannot.`);
    return context.tell(`<system>${name} does it.</system>`);
  },
);
