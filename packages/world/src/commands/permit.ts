import type { Entity, Refusal } from "@wyldlands/ecs";
import { cooldownLeft } from "../bodies/cooldowns.ts";
import { able } from "../bodies/posture.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { isGuarded } from "../permissions/rights.ts";
import { silenced } from "../society/silenced.ts";
import { lastsWords, reasonWords } from "../society/sanction-words.ts";
import { sanctionSubject } from "../society/sanctions.ts";
import { numberWord } from "../views/names.ts";
import type { Entry } from "./registry.ts";

/** Under this name a command's cooldown runs. */
export function cooldownName(entry: Entry): string {
  return `command ${entry.spec.name}`;
}

/** Why a player's command is not even tried now: how they lie or sit, or that it is too soon. NPCs never pass here. */
export function forbidden(game: Game, actor: Entity, entry: Entry): Refusal<string> | undefined {
  const { name, cooldown, cooldownWords, position } = entry.spec;
  const still = FROZEN_MAY.has(name) ? undefined : frozen(game, actor);
  if (still) return still;
  // Reasons, echoes and what others are made to do are words as well.
  const quiet = entry.spec.speech === true && isGuarded(entry.spec) ? silenced(game, actor) : undefined;
  if (quiet) return quiet;
  const refusal = able(game, actor, position ?? ("deeds" in entry ? "standing" : "sleeping"));
  if (refusal || cooldown === undefined) return refusal;
  const left = cooldownLeft(game, actor, cooldownName(entry));
  if (left === 0) return undefined;
  const seconds = left === 1 ? "one second" : `${numberWord(left)} seconds`;
  return refuse(cooldownWords ?? "You cannot {name} again so soon. <hint>Wait {seconds}.</hint>", {
    name,
    seconds,
  });
}

/** What is left to who is frozen by a moderator. */
const FROZEN_MAY: ReadonlySet<string> = new Set(["look", "help", "report", "reports", "sanctions", "quit"]);

/** Why a player whom a moderator froze does nothing at all. */
export function frozen(game: Game, actor: Entity): Refusal<string> | undefined {
  if (game.sanctions.none) return undefined;
  const session = game.players.sessionOf(actor);
  const row = session && game.sanctions.of(sanctionSubject(session), "freeze");
  return (
    row &&
    refuse("A moderator has frozen you {lasts}. You can LOOK, read HELP, REPORT, and QUIT. {why}", {
      lasts: lastsWords(row, game.wall()),
      why: reasonWords(row),
    })
  );
}

/** Whether it is done at once by who is busy. */
export function isInstant(entry: Entry): boolean {
  return entry.spec.instant ?? "command" in entry;
}
