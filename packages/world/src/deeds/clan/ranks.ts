import { able } from "../../bodies/posture.ts";
import { rankNameFault, MOTTO_MOST } from "../../clans/clan-names.ts";
import { clanOf, memberOf, membersInPlay, rankName, rankNamed, setRank } from "../../clans/clans.ts";
import { Clan } from "../../components/index.ts";
import { CLAN_RANKS, CLAN_RIGHTS, type ClanRight } from "../../components/clan.ts";
import { list } from "../../content/prose.ts";
import { silenced } from "../../society/silenced.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed, type Deed, type DeedContext } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { memberNamed, noClan, noMember, notLeader } from "./no-clan.ts";

/** The leader moves a member one rank up or down; up to the second, and down to the last. */
function moveRank(word: "promote" | "demote", step: -1 | 1): Deed<{ name: string }> {
  const next = ({ game, actor }: DeedContext, name: string) => {
    const clan = clanOf(game, actor);
    const member = memberNamed(game, actor, name);
    const rank = member && CLAN_RANKS[CLAN_RANKS.indexOf(member.rank) + step];
    return { clan, member, rank: rank === "leader" ? undefined : rank };
  };
  return defineDeed<{ name: string }>({
    name: `clan-${word}`,
    check({ name }, context) {
      const unable = notLeader(context.game, context.actor);
      if (unable) return unable;
      const { clan, member, rank } = next(context, name);
      if (!clan || !member) return noMember(name);
      if (member.id === context.actor.id)
        return refuse("You lead it. <hint>CLAN TRANSFER and a name hands it over.</hint>");
      if (rank) return undefined;
      return step < 0
        ? refuse(
            "{name} is {rank}, and only you stand above that. <hint>CLAN TRANSFER hands over the lead.</hint>",
            {
              name: member.name,
              rank: rankName(clan, member.rank),
            },
          )
        : refuse("{name} is {rank}, and there is nothing below that. <hint>CLAN EXPEL sends away.</hint>", {
            name: member.name,
            rank: rankName(clan, member.rank),
          });
    },
    perform({ name }, context) {
      const { clan, member, rank } = next(context, name);
      if (!clan || !member || !rank) return;
      setRank(clan, member.id, rank);
      const values = { who: member.name, rank: rankName(clan, rank), clan: clan.need(Clan).name };
      context.show(membersInPlay(context.game, clan), "{who} is {rank} of {clan} from now on.", values);
    },
    commands: [
      {
        name: "clan",
        forms: [`clan ${word} <name:word>`],
        usage: `CLAN ${word.toUpperCase()} and a member's name.`,
        help: "Moves a member to another rank.",
      },
    ],
  });
}

export const clanPromote = moveRank("promote", -1);
export const clanDemote = moveRank("demote", 1);

/** Hands the clan over to another member. */
export const clanTransfer = defineDeed<{ name: string }>({
  name: "clan-transfer",
  check({ name }, { game, actor }) {
    const unable = notLeader(game, actor);
    if (unable) return unable;
    const member = memberNamed(game, actor, name);
    if (!member) return noMember(name);
    return member.id === actor.id ? refuse("You lead it as it is.") : undefined;
  },
  perform({ name }, { game, actor, show }) {
    const clan = clanOf(game, actor);
    const member = memberNamed(game, actor, name);
    if (!clan || !member) return;
    setRank(clan, actor.id, "officer");
    setRank(clan, member.id, "leader");
    const values = { actor: plainName(actor), who: member.name, clan: clan.need(Clan).name };
    show(membersInPlay(game, clan), "{actor} hands over: {who} leads {clan} from now on.", values);
  },
  commands: [
    {
      name: "clan",
      forms: ["clan transfer <name:word>"],
      usage: "Hand over to whom? CLAN TRANSFER and a member's name.",
      help: "Hands the lead over to another member.",
    },
  ],
});

const DAY_MS = 86_400_000;

/** An officer takes over from a leader who has long been away, or is gone for good. */
export const clanClaim = defineDeed({
  name: "clan-claim",
  check(_args, { game, actor }) {
    const unable = able(game, actor, "resting") ?? noClan(game, actor);
    const clan = clanOf(game, actor);
    if (unable || !clan) return unable;
    const rank = memberOf(clan, actor.id)?.rank;
    if (rank === "leader") return refuse("You lead it as it is.");
    if (rank !== "officer")
      return refuse("Only {officer} may do that.", { officer: rankName(clan, "officer") });
    const leader = clan.need(Clan).members.find((one) => one.rank === "leader");
    const { absence } = game.rules.society.clan;
    const seen = leader && game.directory.byId(leader.id)?.seenAt;
    const here = leader && game.world.byId(leader.id);
    const recent = typeof seen === "number" && game.wall() - seen < absence * DAY_MS;
    return recent || (here && game.players.sessionOf(here))
      ? refuse("Who leads {clan} has not been away for {absence} days.", {
          clan: clan.need(Clan).name,
          absence,
        })
      : undefined;
  },
  perform(_args, { game, actor, show }) {
    const clan = clanOf(game, actor);
    if (!clan) return;
    const leader = clan.need(Clan).members.find((one) => one.rank === "leader");
    if (leader) setRank(clan, leader.id, "officer");
    setRank(clan, actor.id, "leader");
    const values = { actor: plainName(actor), clan: clan.need(Clan).name };
    show(membersInPlay(game, clan), "{actor} leads {clan} from now on.", values);
  },
  commands: [
    {
      name: "clan",
      forms: ["clan claim"],
      usage: "CLAN CLAIM takes no more words.",
      help: "Takes over from a leader who has long been away.",
    },
  ],
});

/** Says what a rank is called in the clan. */
export const clanRank = defineDeed<{ rank: string; called: string }>({
  name: "clan-rank",
  check({ rank, called }, { game, actor }) {
    const unable = notLeader(game, actor) ?? silenced(game, actor);
    const clan = clanOf(game, actor);
    if (unable || !clan) return unable;
    const fault = rankNamed(clan, rank) === undefined ? noRank() : rankNameFault(called.trim());
    if (fault !== undefined) return refuse(fault);
    const other = rankNamed(clan, called);
    return other !== undefined && other !== rankNamed(clan, rank)
      ? refuse("Another rank is called so.")
      : undefined;
  },
  perform({ rank, called }, { game, actor, show }) {
    const clan = clanOf(game, actor);
    const which = clan && rankNamed(clan, rank);
    if (!clan || !which) return;
    clan.edit(Clan).ranks[which].name = called.trim();
    show([actor], "The rank of {which} is called {called} in your clan from now on.", {
      which,
      called: called.trim(),
    });
  },
  commands: [
    {
      name: "clan",
      forms: ["clan rank <rank:word> <called:text>"],
      usage: "Call which rank what? For example CLAN RANK OFFICER FIRST MATE.",
      help: "Calls a rank as your clan likes.",
    },
  ],
});

/** Lets a rank do something, or no more. */
function setRight(word: "allow" | "forbid"): Deed<{ rank: string; right: string }> {
  const meant = ({ game, actor }: DeedContext, args: { rank: string; right: string }) => {
    const clan = clanOf(game, actor);
    return {
      clan,
      rank: clan && rankNamed(clan, args.rank),
      right: CLAN_RIGHTS.find((one) => one === args.right.toLowerCase()),
    };
  };
  return defineDeed<{ rank: string; right: string }>({
    name: `clan-${word}`,
    check(args, context) {
      const unable = notLeader(context.game, context.actor);
      if (unable) return unable;
      const { clan, rank, right } = meant(context, args);
      if (!clan || !rank) return refuse(noRank());
      if (!right) return refuse(`What a rank may is one of ${list(CLAN_RIGHTS)}.`);
      if (rank === "leader") return refuse("Who leads may everything.");
      return clan.need(Clan).ranks[rank].rights.includes(right) === (word === "allow")
        ? refuse("So it is already.")
        : undefined;
    },
    perform(args, context) {
      const { clan, rank, right } = meant(context, args);
      if (!clan || !rank || !right) return;
      const rights: ClanRight[] = clan.need(Clan).ranks[rank].rights.filter((one) => one !== right);
      clan.edit(Clan).ranks[rank].rights = word === "allow" ? [...rights, right] : rights;
      const template =
        word === "allow"
          ? "In {clan}, {rank} may {what} from now on."
          : "In {clan}, {rank} may not {what} any more.";
      const values = { clan: clan.need(Clan).name, rank: rankName(clan, rank), what: RIGHT_WORDS[right] };
      context.show(membersInPlay(context.game, clan), template, values);
    },
    commands: [
      {
        name: "clan",
        forms: [`clan ${word} <rank:word> <right:word>`],
        usage: `For example CLAN ${word.toUpperCase()} OFFICER BANK.`,
        help: "Says what a rank may do.",
      },
    ],
  });
}

export const clanAllow = setRight("allow");
export const clanForbid = setRight("forbid");

/** As in 'Officers may …'. */
export const RIGHT_WORDS: Readonly<Record<ClanRight, string>> = {
  invite: "ask others in",
  expel: "send away who stands below",
  bank: "take coins out of the bank",
  chest: "take things out of the chest",
};

/** Sets the clan's motto; `none` takes it away. */
export const clanMotto = defineDeed<{ text: string }>({
  name: "clan-motto",
  check: ({ text }, { game, actor }) =>
    notLeader(game, actor) ??
    silenced(game, actor) ??
    ([...text].length <= MOTTO_MOST
      ? undefined
      : refuse("A motto has {most} characters at most.", { most: MOTTO_MOST })),
  perform({ text }, { game, actor, show }) {
    const clan = clanOf(game, actor);
    if (!clan) return;
    const motto = text.trim().toLowerCase() === "none" ? "" : text.trim();
    clan.edit(Clan).motto = motto;
    const words = motto === "" ? "Your clan has no motto now." : "The motto of your clan is now '{motto}'.";
    show([actor], words, { motto });
  },
  commands: [
    {
      name: "clan",
      forms: ["clan motto <text:text>"],
      usage: "What is it to be? CLAN MOTTO and the words; CLAN MOTTO NONE takes it away.",
      help: "Sets your clan's motto.",
    },
  ],
});

function noRank(): string {
  return `A rank is one of ${list(CLAN_RANKS)}, or what your clan calls it.`;
}
