import { escapeMarkup } from "@wyldlands/protocol";
import { defineDialogue } from "../dialogue.ts";
import { hold } from "../hold.ts";
import { verifyPassword } from "../passwords.ts";
import { readPreferences } from "../preferences.ts";
import { nameKey } from "../../players.ts";
import type { BanRow } from "../../persistence/port.ts";
import { lastsWords, reasonWords } from "../../society/sanction-words.ts";

/** Wrong passwords after which the connection ends. */
const FAILURES = 5;

/** Checks account and password together: a stranger does not learn which of the two was wrong. */
export const password = defineDialogue({
  name: "password",
  state: "authenticating",
  prompt: "Password: ",
  secret: true,
  onLine({ game, session, services, storage, accounts, data }, line) {
    const account = data["account"] ?? "";
    const wait = accounts.loginWait(session.address, account);
    if (wait > 0) {
      services.pop(session);
      services.tell(
        session,
        `<error>Too many tries. Wait ${wait} seconds, then begin again with your name.</error>`,
      );
      return undefined;
    }
    return hold(
      async () => {
        const row = await storage.accountByName(nameKey(account));
        const matches = await verifyPassword(row?.passwordHash, line);
        return matches ? row : undefined;
      },
      (row) => {
        if (!row) {
          services.pop(session);
          session.failures += 1;
          if (session.failures >= FAILURES)
            services.close(session, "That is enough for now. Come back when you remember.");
          else services.tell(session, "<error>That name and password do not go together.</error>");
          return undefined;
        }
        if (row.status !== "active") {
          services.close(session, "This account is closed. Ask an administrator why.");
          return undefined;
        }
        // Only who knows the password learns of it.
        const ban = accounts.banOf(row.name);
        if (ban) {
          services.close(session, bannedWords(ban, game.wall()));
          return undefined;
        }
        const { id, name, role, grants, characters } = accounts.current(row);
        session.account = { id, name, role, grants: grants ?? {}, characters };
        session.preferences = readPreferences(row.preferences);
        accounts.loginSucceeded(session.address, account);
        const only = row.characters.length === 1 ? row.characters[0] : undefined;
        if (only) return services.enterCharacter(session, only.id);
        services.replace(session, row.characters.length === 0 ? "name-character" : "choose-character", {});
        return undefined;
      },
    );
  },
});

function bannedWords(ban: BanRow, now: number): string {
  const lasts = ban.until === null ? "" : ` ${lastsWords(ban, now)}`;
  const why = ban.reason === "" ? "Whoever runs this game can tell you why." : escapeMarkup(reasonWords(ban));
  return `This account is banned${lasts}. ${why}`;
}
