import { Clan } from "../components/index.ts";
import type { Game } from "../game.ts";

/** Letters and signs of a clan's name. */
export const CLAN_NAME = { least: 3, most: 24 };
/** Characters of a motto, and of what a rank is called. */
export const MOTTO_MOST = 80;
export const RANK_NAME_MOST = 20;

const WORDS = /^\p{Script=Latin}+(?:['’ -]\p{Script=Latin}+)*$/u;

/** Letters that are told apart at sight. */
const PLAIN = /^[a-zæœøđłþðß'’ -]+$/i;

/** Why a clan may not be called so: its letters, its length, or another clan for which it could be taken. */
export function clanNameFault(game: Game, name: string): string | undefined {
  const { least, most } = CLAN_NAME;
  if ([...name].length < least || [...name].length > most)
    return `A clan's name has ${least} to ${most} letters.`;
  const bare = name.normalize("NFD").replace(/\p{Mn}/gu, "");
  if (!WORDS.test(name) || !PLAIN.test(bare))
    return "A clan's name is of Latin letters, with single spaces, hyphens or apostrophes between them.";
  const like = [...game.world.query(Clan)].find((clan) => skeleton(clan.need(Clan).name) === skeleton(name));
  return like ? `That could be taken for ${like.need(Clan).name}. Find a name of your own.` : undefined;
}

/** Why a rank may not be called so. */
export function rankNameFault(name: string): string | undefined {
  const bare = name.normalize("NFD").replace(/\p{Mn}/gu, "");
  return [...name].length <= RANK_NAME_MOST && WORDS.test(name) && PLAIN.test(bare)
    ? undefined
    : `A rank is called by up to ${RANK_NAME_MOST} Latin letters, with single spaces between words.`;
}

/** What two names have in common that look alike: without accents, spaces, an article, and with letters that pass for others as one. */
function skeleton(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/^(?:the|clan|an?)\s+(?=\S)/, "")
    .replace(/[^\p{L}]/gu, "")
    .replace(/rn/g, "m")
    .replace(/vv/g, "w")
    .replace(/cl/g, "d")
    .replace(/[il1]/g, "i")
    .replace(/[o0]/g, "o");
}
