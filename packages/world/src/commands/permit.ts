import type { Entity, Refusal } from "@wyldlands/ecs";
import { cooldownLeft } from "../bodies/cooldowns.ts";
import { able } from "../bodies/posture.ts";
import { ROLES, type Role } from "../deeds/deed.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import type { Session } from "../sessions/session.ts";
import { numberWord } from "../views/names.ts";
import type { Entry } from "./registry.ts";

/** What the session's account may do; a guest is a player. */
export function roleOf(session: Session): Role {
  return ROLES.find((role) => role === session.account?.role) ?? "player";
}

/** Under this name a command's cooldown runs. */
export function cooldownName(entry: Entry): string {
  return `command ${entry.spec.name}`;
}

/** Why a player's command is not even tried now: how they lie or sit, or that it is too soon. NPCs never pass here. */
export function forbidden(game: Game, actor: Entity, entry: Entry): Refusal<string> | undefined {
  const { name, cooldown, cooldownWords, position } = entry.spec;
  const refusal = able(game, actor, position ?? ("deed" in entry ? "standing" : "sleeping"));
  if (refusal || cooldown === undefined) return refusal;
  const left = cooldownLeft(game, actor, cooldownName(entry));
  if (left === 0) return undefined;
  const seconds = left === 1 ? "one second" : `${numberWord(left)} seconds`;
  return refuse(cooldownWords ?? "You cannot {name} again so soon. <hint>Wait {seconds}.</hint>", {
    name,
    seconds,
  });
}

/** Whether it is done at once by who is busy. */
export function isInstant(entry: Entry): boolean {
  return entry.spec.instant ?? "command" in entry;
}
