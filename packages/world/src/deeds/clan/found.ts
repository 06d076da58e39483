import type { Entity, Refusal } from "@wyldlands/ecs";
import { levelOf } from "../../bodies/body.ts";
import { clanNameFault } from "../../clans/clan-names.ts";
import { clanOf, enrol } from "../../clans/clans.ts";
import { Character, Clan, Name } from "../../components/index.ts";
import type { ClanRank, ClanRight } from "../../components/clan.ts";
import { dropInvitations } from "../../groups/invitations.ts";
import { handy } from "../../items/handy.ts";
import { coinsOf, spendCoins } from "../../items/purse.ts";
import { openRecord } from "../../society/records.ts";
import { silenced } from "../../society/silenced.ts";
import { defineDeed } from "../deed.ts";
import { refuse } from "../refusals.ts";

/** What the ranks of a new clan are called, and may. */
const RANKS: Readonly<Record<ClanRank, { name: string; rights: ClanRight[] }>> = {
  leader: { name: "Leader", rights: ["invite", "expel", "bank", "chest"] },
  officer: { name: "Officer", rights: ["invite", "expel"] },
  member: { name: "Member", rights: ["invite"] },
  recruit: { name: "Recruit", rights: [] },
};

/** Founds a clan for a fee, which leaves the world, and leads it. */
export const clanFound = defineDeed<{ name: string }>({
  name: "clan-found",
  check({ name }, { game, actor }) {
    const unable = handy(game, actor) ?? outsider(actor) ?? silenced(game, actor);
    if (unable) return unable;
    const own = clanOf(game, actor);
    if (own)
      return refuse("You are of {clan}. <hint>CLAN LEAVE comes first.</hint>", { clan: own.need(Clan).name });
    const { level, price } = game.rules.society.clan;
    if (levelOf(actor) < level)
      return refuse("Nobody would follow you yet: it takes level {level} to found a clan.", { level });
    const fault = clanNameFault(game, tidy(name));
    if (fault !== undefined) return refuse(fault);
    if (coinsOf(game, actor) < price)
      return refuse("To found a clan costs {coins}, and you have not got so much.", {
        coins: { markup: game.coinName(price) },
      });
    return game.isFull() ? refuse("The book of clans is full. Come back a little later.") : undefined;
  },
  perform({ name }, { game, actor, show }) {
    const { price } = game.rules.society.clan;
    spendCoins(game, actor, price);
    const called = tidy(name);
    const clan = openRecord(game, [
      Clan({ name: called, motto: "", founded: game.wall(), ranks: structuredClone(RANKS), members: [] }),
      Name({ name: called, keywords: [] }),
    ]);
    enrol(clan, actor, "leader");
    dropInvitations(actor, "clan");
    show(
      [actor],
      "{name} is founded, and you lead it. It cost you {coins}. <hint>CLAN INVITE and a name asks others in; HELP CLANS tells the rest.</hint>",
      {
        name: called,
        coins: { markup: game.coinName(price) },
      },
    );
    show(game.witnesses(actor), "{actor} founds a clan: {name}.", { actor, name: called });
  },
  commands: [
    {
      name: "clan",
      forms: ["clan found <name:text>"],
      usage: "Found what? CLAN FOUND and the name that it is to have.",
      help: "Founds a clan, for a fee.",
    },
  ],
});

/** Clans are of players who stay. */
export function outsider(actor: Entity): Refusal<string> | undefined {
  return actor.get(Character)?.guest === false
    ? undefined
    : refuse("Clans are for those who stay. <hint>REGISTER makes you one of them.</hint>");
}

function tidy(name: string): string {
  return name.trim().replace(/\s+/g, " ");
}
