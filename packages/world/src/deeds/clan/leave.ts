import { able } from "../../bodies/posture.ts";
import { clanOf, isLeader, memberOf, membersInPlay, outranks, strikeOff } from "../../clans/clans.ts";
import { Clan, ClanMember } from "../../components/index.ts";
import { keptIn } from "../../items/keeping.ts";
import { coinsOf } from "../../items/purse.ts";
import { nameKey } from "../../players.ts";
import { plainName } from "../../views/names.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";
import { chestOf } from "./chest.ts";
import { lacksRight, memberNamed, noClan, noMember, notLeader } from "./no-clan.ts";

/** Leaves the clan. Its leader hands over first, or disbands it. */
export const clanLeave = defineDeed({
  name: "clan-leave",
  check(_args, { game, actor }) {
    const unable = able(game, actor, "resting") ?? noClan(game, actor);
    const clan = clanOf(game, actor);
    if (unable || !clan) return unable;
    return isLeader(clan, actor.id)
      ? refuse(
          "You lead {clan}. <hint>CLAN TRANSFER and a name hands it over; CLAN DISBAND ends it.</hint>",
          {
            clan: clan.need(Clan).name,
          },
        )
      : undefined;
  },
  perform(_args, { game, actor, show }) {
    const clan = clanOf(game, actor);
    if (!clan) return;
    strikeOff(game, clan, actor.id);
    const { name } = clan.need(Clan);
    show([actor], "You are of {name} no more.", { name });
    show(membersInPlay(game, clan), "{actor} leaves {name}.", { actor: plainName(actor), name });
  },
  commands: [
    {
      name: "clan",
      forms: ["clan leave"],
      usage: "CLAN LEAVE takes no more words.",
      help: "Leaves your clan.",
    },
  ],
});

/** Sends a member away who stands below the actor, in play or away. */
export const clanExpel = defineDeed<{ name: string }>({
  name: "clan-expel",
  check({ name }, { game, actor }) {
    const unable = lacksRight(game, actor, "expel");
    const clan = clanOf(game, actor);
    if (unable || !clan) return unable;
    const member = memberNamed(game, actor, name);
    if (!member) return noMember(name);
    if (member.id === actor.id) return refuse("That is you. <hint>CLAN LEAVE goes.</hint>");
    const own = memberOf(clan, actor.id);
    return own && outranks(own.rank, member.rank)
      ? undefined
      : refuse("{name} does not stand below you.", { name: member.name });
  },
  perform({ name }, { game, actor, show }) {
    const clan = clanOf(game, actor);
    const member = memberNamed(game, actor, name);
    if (!clan || !member) return;
    strikeOff(game, clan, member.id);
    const values = { actor: plainName(actor), clan: clan.need(Clan).name, who: member.name };
    show(membersInPlay(game, clan), "{who} was expelled from {clan} by {actor}.", values);
    const there = game.world.byId(member.id);
    if (there) show([there], "{actor} expels you: you are of {clan} no more.", values);
  },
  commands: [
    {
      name: "clan",
      forms: ["clan expel <name:word>"],
      usage: "Expel whom? CLAN EXPEL and a member's name.",
      help: "Sends a member away.",
    },
  ],
});

/** Ends the clan. Its bank and chest must be empty, and its name is typed whole. */
export const clanDisband = defineDeed<{ name: string }>({
  name: "clan-disband",
  check({ name }, { game, actor }) {
    const unable = notLeader(game, actor);
    const clan = clanOf(game, actor);
    if (unable || !clan) return unable;
    const called = clan.need(Clan).name;
    if (nameKey(called) !== nameKey(name.trim().replace(/\s+/g, " ")))
      return refuse("To end it for good, type its whole name: CLAN DISBAND {called}.", { called });
    if (keptIn(game, chestOf(clan)).length > 0)
      return refuse("There is something in its chest. <hint>CLAN FETCH ALL takes it out.</hint>");
    const left = coinsOf(game, clan);
    return left === 0
      ? undefined
      : refuse("There are {coins} in its bank. <hint>CLAN WITHDRAW takes them out.</hint>", {
          coins: { markup: game.coinName(left) },
        });
  },
  perform(_args, { game, actor, show }) {
    const clan = clanOf(game, actor);
    if (!clan) return;
    const { name, members } = clan.need(Clan);
    const told = membersInPlay(game, clan).filter((one) => one !== actor);
    for (const { id } of members) {
      const one = game.world.byId(id);
      if (one?.get(ClanMember)?.clan === clan.id) one.remove(ClanMember);
    }
    clan.despawn();
    show([actor], "{name} is no more.", { name });
    show(told, "{actor} has disbanded {name}: it is no more.", { actor: plainName(actor), name });
  },
  commands: [
    {
      name: "clan",
      forms: ["clan disband <name:text>"],
      usage: "CLAN DISBAND and the whole name of your clan ends it for good.",
      help: "Ends your clan for good.",
    },
  ],
});

/** A character came back whose clan let it go, or is no more. The listener queues it. */
export const clanForget = defineDeed({
  name: "clan-forget",
  check: (_args, { game, actor }) =>
    actor.has(ClanMember) && !clanOf(game, actor) ? undefined : refuse("There is nothing to forget."),
  perform(_args, { game, actor, show }) {
    const { clan, name } = actor.need(ClanMember);
    actor.remove(ClanMember);
    const there = game.world.byId(clan)?.has(Clan) === true;
    const words = there
      ? "While you were away you were expelled from {name}."
      : "While you were away {name} was disbanded.";
    show([actor], words, { name });
  },
});
