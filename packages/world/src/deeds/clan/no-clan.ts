import type { Entity, Refusal } from "@wyldlands/ecs";
import { able } from "../../bodies/posture.ts";
import { clanOf, hasRight, isLeader } from "../../clans/clans.ts";
import { Clan } from "../../components/index.ts";
import type { ClanRight } from "../../components/clan.ts";
import type { Game } from "../../game.ts";
import { nameNow, personNamed } from "../../homes/homes.ts";
import { refuse } from "../refusals.ts";

/** The being must be of a clan. */
export function noClan(game: Game, being: Entity): Refusal<string> | undefined {
  return clanOf(game, being)
    ? undefined
    : refuse(
        "You are of no clan. <hint>CLAN LIST tells which there are; HELP CLANS tells how to found one.</hint>",
      );
}

/** Of a clan, awake, and of a rank that may. */
export function lacksRight(game: Game, being: Entity, right: ClanRight): Refusal<string> | undefined {
  const unable = able(game, being, "resting") ?? noClan(game, being);
  const clan = clanOf(game, being);
  if (unable || !clan) return unable;
  return hasRight(clan, being.id, right)
    ? undefined
    : refuse("Your rank in {clan} does not allow that. <hint>CLAN tells who may what.</hint>", {
        clan: clan.need(Clan).name,
      });
}

/** Of a clan, awake, and its leader. */
export function notLeader(game: Game, being: Entity): Refusal<string> | undefined {
  const unable = able(game, being, "resting") ?? noClan(game, being);
  const clan = clanOf(game, being);
  if (unable || !clan) return unable;
  return isLeader(clan, being.id)
    ? undefined
    : refuse("Only who leads {clan} can do that.", { clan: clan.need(Clan).name });
}

/** A member of the being's clan by name, in play or away. */
export function memberNamed(game: Game, being: Entity, typed: string) {
  const clan = clanOf(game, being);
  const found = clan && personNamed(game, clan.need(Clan).members, typed);
  return found && { ...found, name: nameNow(game, found.id, found.name) };
}

export function noMember(typed: string): Refusal<string> {
  return refuse("Your clan has no member called '{typed}'. <hint>CLAN lists them.</hint>", { typed });
}
