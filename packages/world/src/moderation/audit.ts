import { escapeMarkup } from "@wyldlands/protocol";
import { asking, defineCommand, turnDown } from "../commands/command.ts";
import { staffCommand } from "../deeds/staff/staff-command.ts";
import type { AuditRow } from "../persistence/port.ts";
import { durationWords } from "../society/duration.ts";
import { findPerson } from "./find-person.ts";

/** Rows that are shown when no number is given, and at most. */
const SHOWN = 20;
const MOST = 200;

/** Shows what was done by right of a role, the newest last. */
export const auditCommand = defineCommand(
  staffCommand({
    name: "audit",
    permission: "audit",
    forms: ["audit", "audit <about:word>", "audit <about:word> <number:number>"],
    usage: "AUDIT, AUDIT TERN, AUDIT TERN 50.",
    help: "Shows what was done or tried by right of a role: the last 20 times, or those by or about somebody, or more of them.",
  }),
  (context, rest) => {
    const { game, services } = context;
    const words = rest.split(/\s+/).filter((word) => word !== "");
    const count = /^\d{1,6}$/.test(words.at(-1) ?? "") ? Number(words.pop()) : SHOWN;
    if (words.length > 1 || count < 1 || count > MOST)
      return turnDown(context, `AUDIT, AUDIT TERN, AUDIT TERN 50. At most ${MOST} lines are shown.`);
    const [about] = words;
    const person = about === undefined ? undefined : findPerson(game, about);
    const names = about === undefined ? [undefined] : [...new Set([about, person?.name, person?.account])];
    const asked = names.filter((name, index) => name !== undefined || index === 0);
    context.subject = person?.name ?? about;
    const { storage } = services.desk;
    asking(
      context,
      async () => (await Promise.all(asked.map((name) => storage.auditLog(name, count)))).flat(),
      (found) => {
        const rows = [...new Map(found.map((row) => [row.id, row])).values()]
          .sort((a, b) => (a.id < b.id ? 1 : -1))
          .slice(0, count)
          .reverse();
        if (rows.length === 0) return context.tell("The log has nothing of that.");
        return context.tell(rows.map((row) => lineOf(row, game.wall())).join("\n"));
      },
    );
    return undefined;
  },
);

function lineOf({ at, who, role, action, subject, detail, done }: AuditRow, now: number): string {
  const about = subject === null ? "" : `, about ${subject}`;
  return escapeMarkup(
    `${durationWords(now - at)} ago, ${who} (${role}): ${action}${about}, ${done ? "done" : "refused"}. Typed: ${detail}`,
  );
}
