import type { Entity } from "@wyldlands/ecs";
import type { Game } from "../game.ts";
import type { DirectoryRow } from "../persistence/port.ts";
import { nameKey } from "../players.ts";
import { plainName } from "../views/names.ts";

/** A player's character, in play or away. */
export interface Someone {
  name: string;
  /** When it is kept; guests are not. */
  row?: DirectoryRow;
  /** When it is in play. */
  being?: Entity;
}

/** By the whole name, in play or away; else by its beginning, in play. */
export function playerNamed(game: Game, text: string): Someone | undefined {
  const wanted = nameKey(text.trim());
  if (wanted === "") return undefined;
  const row = game.directory.byName(wanted);
  const exact = game.players.byName(wanted);
  if (exact || row)
    return {
      name: exact ? plainName(exact) : (row?.name ?? text),
      ...(row && { row }),
      ...(exact && { being: exact }),
    };
  const begun = game.players.characters().find((one) => nameKey(plainName(one)).startsWith(wanted));
  if (!begun) return undefined;
  const kept = game.directory.byId(begun.id);
  return { name: plainName(begun), being: begun, ...(kept && { row: kept }) };
}

/** A name as it was given to its character; a key that is nobody's any more begins with a capital. */
export function nameOfKey(game: Game, key: string): string {
  const being = game.players.byName(key);
  const kept = being ? plainName(being) : game.directory.byName(key)?.name;
  return kept ?? key.slice(0, 1).toUpperCase() + key.slice(1);
}
