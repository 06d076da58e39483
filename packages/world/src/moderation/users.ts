import { escapeMarkup } from "@wyldlands/protocol";
import { defineCommand } from "../commands/command.ts";
import { staffCommand } from "../deeds/staff/staff-command.ts";
import { may, rankOf, rightsOf, roleOf } from "../permissions/rights.ts";
import { durationWords } from "../society/duration.ts";
import { plainName } from "../views/names.ts";

/** Lists who is connected, in play or not: account, client, for how long, idle for how long, and from where. */
export const users = defineCommand(
  staffCommand({
    name: "users",
    permission: "users",
    forms: ["users"],
    usage: "USERS takes no more words.",
    help: "Lists every connection: account, role, how it is connected, for how long it has been idle; for admins the address, too.",
  }),
  ({ game, session: own, services, tell }) => {
    const rights = rightsOf(own);
    const now = game.wall();
    const all = [...services.desk.sessions()].filter(
      (session) => rankOf(roleOf(session)) <= rankOf(rights.role) || session === own,
    );
    const lines = all.map((session) => {
      const { character, account, protocol, lastActivityAt, createdAt, address, channel, stack } = session;
      const doing =
        channel === undefined
          ? "link-dead"
          : !character
            ? "not in play yet"
            : stack.length > 0
              ? "writing"
              : "playing";
      const parts = [
        account ? `account ${account.name}, ${roleOf(session)}` : "no account",
        doing,
        protocol,
        `here for ${durationWords(now - createdAt)}`,
        `idle for ${durationWords(now - lastActivityAt)}`,
        ...(may(rights, "addresses") ? [`from ${address}`] : []),
      ];
      return `  ${escapeMarkup(`${character ? plainName(character) : "Somebody"}: ${parts.join(", ")}`)}.`;
    });
    tell([all.length === 1 ? "One connection:" : `${all.length} connections:`, ...lines].join("\n"));
  },
);
