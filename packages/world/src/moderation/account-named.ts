import type { CommandContext } from "../commands/command.ts";
import type { AccountWithCharacters } from "../persistence/port.ts";
import { nameKey } from "../players.ts";

/** Asks for an account by its name, else by that of one of its characters. For `asking`. */
export function accountNamed(
  { game, services }: CommandContext,
  text: string,
): () => Promise<AccountWithCharacters | undefined> {
  const { storage, accounts } = services.desk;
  const name = text.replace(/^account:/i, "");
  const played = game.directory.byName(name)?.account;
  return async () => {
    const row =
      (await storage.accountByName(nameKey(name))) ??
      (played === undefined ? undefined : await storage.accountByName(nameKey(played)));
    return row && accounts.current(row);
  };
}
