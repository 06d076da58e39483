import type { Entity } from "@wyldlands/ecs";
import { Clan, ClanMember } from "../components/index.ts";
import { CLAN_RANKS, type ClanRank, type ClanRight } from "../components/clan.ts";
import type { Game } from "../game.ts";
import { nameKey } from "../players.ts";
import { plainName } from "../views/names.ts";

export interface Member {
  id: string;
  name: string;
  rank: ClanRank;
}

/** The record of the clan that a character is of. */
export function clanOf(game: Game, character: Entity): Entity | undefined {
  const id = character.get(ClanMember)?.clan;
  const clan = id === undefined ? undefined : game.world.byId(id);
  return clan && memberOf(clan, character.id) ? clan : undefined;
}

/** All clans, the oldest first. */
export function allClans(game: Game): Entity[] {
  return [...game.world.query(Clan)].sort((a, b) => a.need(Clan).founded - b.need(Clan).founded);
}

/** By its whole name, else by the beginning of it. */
export function clanNamed(game: Game, typed: string): Entity | undefined {
  const key = nameKey(typed.trim());
  if (key === "") return undefined;
  const named = allClans(game).map((clan) => ({ clan, key: nameKey(clan.need(Clan).name) }));
  return (named.find((one) => one.key === key) ?? named.find((one) => one.key.startsWith(key)))?.clan;
}

export function memberOf(clan: Entity, id: string): Member | undefined {
  const member = clan.get(Clan)?.members.find((one) => one.id === id);
  return member && { ...member };
}

/** Members who are in play, link-dead or not. */
export function membersInPlay(game: Game, clan: Entity): Entity[] {
  return clan.need(Clan).members.flatMap(({ id }) => {
    const one = game.world.byId(id);
    return one && game.players.sessionOf(one) ? [one] : [];
  });
}

/** Whether the rank of that member allows it. The leader may do everything. */
export function hasRight(clan: Entity, id: string, right: ClanRight): boolean {
  const rank = memberOf(clan, id)?.rank;
  if (rank === undefined) return false;
  return rank === "leader" || clan.need(Clan).ranks[rank].rights.includes(right);
}

export function isLeader(clan: Entity, id: string): boolean {
  return memberOf(clan, id)?.rank === "leader";
}

/** Whether the one rank stands above the other. */
export function outranks(one: ClanRank, other: ClanRank): boolean {
  return CLAN_RANKS.indexOf(one) < CLAN_RANKS.indexOf(other);
}

/** What the clan calls a rank. */
export function rankName(clan: Entity, rank: ClanRank): string {
  return clan.need(Clan).ranks[rank].name;
}

/** A rank by what the clan calls it, or by its plain name. */
export function rankNamed(clan: Entity, typed: string): ClanRank | undefined {
  const key = nameKey(typed.trim());
  return (
    CLAN_RANKS.find((rank) => rank === key) ??
    CLAN_RANKS.find((rank) => nameKey(rankName(clan, rank)) === key)
  );
}

/** Writes a character into the clan. Only inside a deed. */
export function enrol(clan: Entity, character: Entity, rank: ClanRank): void {
  clan.edit(Clan).members.push({ id: character.id, name: plainName(character), rank });
  character.add(ClanMember({ clan: clan.id, name: clan.need(Clan).name }));
}

/** Strikes a member off, in play or away. Only inside a deed. */
export function strikeOff(game: Game, clan: Entity, id: string): void {
  const kept = clan.need(Clan).members.filter((one) => one.id !== id);
  clan.edit(Clan).members = kept.map((one) => ({ ...one }));
  const member = game.world.byId(id);
  if (member?.get(ClanMember)?.clan === clan.id) member.remove(ClanMember);
}

/** Only inside a deed. */
export function setRank(clan: Entity, id: string, rank: ClanRank): void {
  const member = clan.edit(Clan).members.find((one) => one.id === id);
  if (member) member.rank = rank;
}
