import type { Entity, Refusal } from "@wyldlands/ecs";
import { roleOf } from "../permissions/rights.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { nameKey } from "../players.ts";
import { plainName } from "../views/names.ts";

/**
 * Whether the listener's player wants nothing of the speaker: by name, or as another character of the same account.
 * Administrators are always heard.
 */
export function ignores(game: Game, listener: Entity, speaker: Entity): boolean {
  const names = game.players.sessionOf(listener)?.preferences.ignore;
  if (names === undefined || names.length === 0 || listener === speaker) return false;
  const session = game.players.sessionOf(speaker);
  if (!session || roleOf(session) === "admin") return false;
  return names.includes(nameKey(plainName(speaker))) || isOfAccount(game, names, session.account?.id);
}

/** As `ignores`, of who may have left since: by the name and entity id under which something was said. */
export function ignoresAbsent(
  game: Game,
  names: readonly string[],
  said: { name: string; by: string },
): boolean {
  if (names.length === 0) return false;
  return (
    names.includes(nameKey(said.name)) ||
    isOfAccount(game, names, game.directory.byId(said.by)?.accountId ?? undefined)
  );
}

/** Those of them whom the speaker's words and gestures reach. */
export function heeding(game: Game, speaker: Entity, listeners: Iterable<Entity>): Entity[] {
  return [...listeners].filter((one) => !ignores(game, one, speaker));
}

/** Why the two cannot speak with each other: one of them does not want to. */
export function estranged(game: Game, actor: Entity, to: Entity): Refusal<string> | undefined {
  const name = plainName(to);
  if (ignores(game, to, actor)) return refuse("{name} does not want to hear from you.", { name });
  if (ignores(game, actor, to))
    return refuse("You ignore {name}, and would not hear an answer. <hint>UNIGNORE {name} first.</hint>", {
      name,
    });
  return undefined;
}

function isOfAccount(game: Game, names: readonly string[], account: string | undefined): boolean {
  return account !== undefined && names.some((name) => game.directory.byName(name)?.accountId === account);
}
