import type { Entity } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { bodyOf } from "../bodies/body.ts";
import { roleOf } from "../permissions/rights.ts";
import { Away, Character, ClanMember, Title } from "../components/index.ts";
import type { Game } from "../game.ts";
import { earnedTitle } from "../quests/achievements.ts";
import { spanWords } from "../views/ago.ts";
import { isCloakedFrom } from "../views/cloak.ts";
import { nameOf } from "../views/names.ts";

/** Milliseconds without a line after which a player counts as idle. */
const IDLE_MS = 5 * 60_000;

/** The characters in play that the viewer may know of, in the order they came. */
export function peopleAbout(game: Game, viewer: Entity): Entity[] {
  return game.players.characters().filter((one) => !isCloakedFrom(game, viewer, one));
}

/** The name with what its player put behind it, or earned by what it did; as markup. */
export function titled(game: Game, character: Entity): string {
  const title = character.get(Title)?.text ?? earnedTitle(game, character);
  return title === undefined ? nameOf(character) : `${nameOf(character)} ${escapeMarkup(title)}`;
}

/** What there is to know of somebody in play at a glance, as markup: 'level 3 human fisher', 'guest', 'away: soup'. */
export function presenceNotes(game: Game, character: Entity): string[] {
  const { level, folk, calling } = bodyOf(game, character);
  const session = game.players.sessionOf(character);
  const role = session ? roleOf(session) : "player";
  const clan = character.get(ClanMember)?.name;
  const away = character.get(Away);
  const idle = session ? game.wall() - session.lastActivityAt : 0;
  return [
    `level ${level} ${calling?.name ?? folk.name}`,
    clan === undefined ? "" : `of ${escapeMarkup(clan)}`,
    role === "player" ? "" : role === "admin" ? "administrator" : role,
    character.get(Character)?.guest === true ? "guest" : "",
    game.players.isAwake(character) ? "" : "link-dead",
    away ? `away: ${escapeMarkup(away.text)}` : idle >= IDLE_MS ? `idle for ${spanWords(idle)}` : "",
  ].filter((note) => note !== "");
}
