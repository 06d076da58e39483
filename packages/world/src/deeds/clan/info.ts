import type { Entity, Refusal } from "@wyldlands/ecs";
import { escapeMarkup } from "@wyldlands/protocol";
import { allClans, clanNamed, clanOf, memberOf, membersInPlay, rankName } from "../../clans/clans.ts";
import { Clan } from "../../components/index.ts";
import { CLAN_RANKS } from "../../components/clan.ts";
import { capitalise, list } from "../../content/prose.ts";
import type { Game } from "../../game.ts";
import { nameNow } from "../../homes/homes.ts";
import { coinsOf } from "../../items/purse.ts";
import { nameOf, numberWord } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { noClan } from "./no-clan.ts";
import { RIGHT_WORDS } from "./ranks.ts";

/** Tells about one's clan, or about another by its name. */
export const clanInfo = defineDeed<{ name?: string }>({
  name: "clan",
  check: ({ name }, { game, actor }) =>
    name === undefined ? noClan(game, actor) : clanNamed(game, name) ? undefined : noSuchClan(name),
  perform({ name }, { game, actor, show }) {
    const clan = name === undefined ? clanOf(game, actor) : clanNamed(game, name);
    if (!clan) return noSuchClan(name ?? "");
    const lines = clanOf(game, actor) === clan ? insideView(game, actor, clan) : outsideView(game, clan);
    show([actor], "{lines}", { lines: { markup: lines.join("\n") } });
    return undefined;
  },
  commands: [
    {
      name: "clan",
      forms: ["clan", "clan info", "clan info <name:text>"],
      usage:
        "CLAN alone tells about yours. Besides: CLAN LIST, WHO, INFO, FOUND, INVITE, ACCEPT, DECLINE, LEAVE, EXPEL, PROMOTE, DEMOTE, TRANSFER, CLAIM, RANK, ALLOW, FORBID, MOTTO, DEPOSIT, WITHDRAW, CHEST, STORE, FETCH, SAY and DISBAND. HELP CLANS tells more.",
      help: "Tells about your clan; CLAN LIST lists all, CLAN INFO GULLS tells about another. CLAN FOUND founds one, CLAN INVITE TERN asks others in, CLAN DEPOSIT 20 fills its bank; CTELL speaks to it. HELP CLANS tells the rest.",
      position: "sleeping",
      instant: true,
    },
  ],
});

/** Lists all clans. */
export const clanList = defineDeed({
  name: "clan-list",
  check: (_args, { game }) =>
    allClans(game).length > 0
      ? undefined
      : refuse("There is no clan yet. <hint>CLAN FOUND and a name makes the first.</hint>"),
  perform(_args, { game, actor, show }) {
    const lines = allClans(game).map((clan) => {
      const { name, members } = clan.need(Clan);
      return `  ${escapeMarkup(name)}: ${manyMembers(members.length)}, led by ${escapeMarkup(leaderName(game, clan))}.`;
    });
    show([actor], "{lines}", { lines: { markup: ["The clans:", ...lines].join("\n") } });
  },
  commands: [
    {
      name: "clan",
      forms: ["clan list"],
      usage: "CLAN LIST takes no more words.",
      help: "Lists all clans.",
    },
  ],
});

/** Lists those of one's clan who are in play. */
export const clanWho = defineDeed({
  name: "clan-who",
  check: (_args, { game, actor }) => noClan(game, actor),
  perform(_args, { game, actor, show }) {
    const clan = clanOf(game, actor);
    if (!clan) return;
    const here = membersInPlay(game, clan).map((one) => {
      const rank = rankName(clan, memberOf(clan, one.id)?.rank ?? "recruit");
      const away = game.players.isAwake(one) ? "" : ", link-dead";
      return `  ${nameOf(one)}, ${escapeMarkup(rank)}${away}`;
    });
    const head =
      here.length === 1
        ? "You are the only one of your clan about:"
        : `Of your clan ${numberWord(here.length)} are about:`;
    show([actor], "{lines}", { lines: { markup: [head, ...here].join("\n") } });
  },
  commands: [
    {
      name: "clan",
      forms: ["clan who"],
      usage: "CLAN WHO takes no more words.",
      help: "Lists those of your clan who are about.",
    },
  ],
});

function noSuchClan(name: string): Refusal<string> {
  return refuse("There is no clan called '{name}'. <hint>CLAN LIST lists them.</hint>", { name });
}

function outsideView(game: Game, clan: Entity): string[] {
  const { name, motto, members, founded } = clan.need(Clan);
  const day = new Date(founded).toISOString().slice(0, 10);
  return [
    `${escapeMarkup(name)}, founded on ${day}, ${manyMembers(members.length)}, led by ${escapeMarkup(leaderName(game, clan))}.`,
    ...(motto === "" ? [] : [`'${escapeMarkup(motto)}'`]),
  ];
}

function insideView(game: Game, actor: Entity, clan: Entity): string[] {
  const { ranks, members } = clan.need(Clan);
  const lines = outsideView(game, clan);
  for (const rank of CLAN_RANKS) {
    const of = members.filter((one) => one.rank === rank);
    const names = of.map(({ id, name }) => {
      const now = escapeMarkup(nameNow(game, id, name));
      const here = game.world.byId(id);
      return here && game.players.sessionOf(here) ? now : `${now} (away)`;
    });
    const may =
      rank === "leader" ? "may everything" : mayWords(ranks[rank].rights.map((one) => RIGHT_WORDS[one]));
    lines.push(
      `  ${escapeMarkup(ranks[rank].name)} (${may}): ${names.length === 0 ? "nobody" : list(names)}.`,
    );
  }
  lines.push(`The bank holds ${game.coinName(coinsOf(game, clan))}.`);
  const own = memberOf(clan, actor.id)?.rank ?? "recruit";
  lines.push(`You are ${escapeMarkup(ranks[own].name)}.`);
  return lines;
}

function mayWords(rights: readonly string[]): string {
  return rights.length === 0 ? "may speak to the clan" : `may ${list(rights)}`;
}

function manyMembers(count: number): string {
  return count === 1 ? "one member" : `${numberWord(count)} members`;
}

function leaderName(game: Game, clan: Entity): string {
  const leader = clan.need(Clan).members.find(({ rank }) => rank === "leader");
  return leader ? capitalise(nameNow(game, leader.id, leader.name)) : "nobody";
}
