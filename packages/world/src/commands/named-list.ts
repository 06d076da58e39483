import { nameKey } from "../players.ts";
import { MOST_NAMES } from "../sessions/preferences.ts";
import { playerNamed } from "../society/player-named.ts";
import { plainName } from "../views/names.ts";
import type { CommandContext } from "./command.ts";

/** Somebody whom a player's own list of names is to hold, or why it cannot; `refusal` is markup. */
type Addition = { key: string; name: string } | { refusal: string };

/** Looks up whom the player named; `kept` asks for a character that is no guest's. */
export function addition(
  { game, actor, session }: CommandContext,
  names: readonly string[],
  typed: string,
  kept: boolean,
): Addition {
  const someone = playerNamed(game, typed);
  if (!someone)
    return {
      refusal: "There is nobody of that name, in play or away. <hint>WHO lists who is in play.</hint>",
    };
  const { name, row } = someone;
  const own = row?.accountId !== undefined && row.accountId === session.account?.id;
  if (own || name === plainName(actor)) return { refusal: "That is you." };
  if (kept && !row)
    return { refusal: "A guest is gone for good with the next tide: nobody to keep in mind." };
  if (names.length >= MOST_NAMES) return { refusal: `The list is full: it holds ${MOST_NAMES} names.` };
  return { key: nameKey(name), name };
}

/** The name on the list that was meant: whole, else by its beginning. */
export function onList(names: readonly string[], typed: string): string | undefined {
  const wanted = nameKey(typed);
  return names.find((key) => key === wanted) ?? names.find((key) => wanted !== "" && key.startsWith(wanted));
}

/** Puts those first who are in play, then by name. `about`: by key. */
export function sorted(about: ReadonlyMap<string, unknown>, names: readonly string[]): string[] {
  const order = (key: string): string => `${about.has(key) ? 0 : 1} ${key}`;
  return names.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}
