import { describe, expect, it } from "vitest";
import { Body, Clan, ClanMember, ContainedIn, Grouped, Stack } from "../components/index.ts";
import { clanOf } from "../clans/clans.ts";
import { groupOf } from "../groups/groups.ts";
import { homeOf } from "../homes/homes.ts";
import { purseOf } from "../items/purse.ts";
import { lodgingContent } from "../testing/lodging-content.ts";
import { caseOf, expectUndone, type Case } from "../testing/mined.ts";
import type { TestWorld } from "../testing/test-world.ts";
import { useWorlds } from "../testing/use-worlds.ts";
import { clanDeposit, clanWithdraw } from "./clan/bank.ts";
import { clanChest, clanFetch, clanStore } from "./clan/chest.ts";
import { CLAN_DEEDS } from "./clan/clan-deeds.ts";
import { clanSay } from "./clan/clan-say.ts";
import { clanFound } from "./clan/found.ts";
import { clanInfo, clanList, clanWho } from "./clan/info.ts";
import { clanAccept, clanDecline, clanInvite } from "./clan/join.ts";
import { clanDisband, clanExpel, clanForget, clanLeave } from "./clan/leave.ts";
import {
  clanAllow,
  clanClaim,
  clanDemote,
  clanForbid,
  clanMotto,
  clanPromote,
  clanRank,
  clanTransfer,
} from "./clan/ranks.ts";
import { groupAccept, groupDecline } from "./group/answer.ts";
import { follow, unfollow } from "./group/follow.ts";
import { GROUP_DEEDS } from "./group/group-deeds.ts";
import { groupSay } from "./group/group-say.ts";
import { groupInvite } from "./group/invite.ts";
import { keepUp } from "./group/keep-up.ts";
import { groupForget, groupKick, groupLeader, groupLeave, groupMiss } from "./group/leave.ts";
import { lose, loseSight } from "./group/lose.ts";
import { split } from "./group/split.ts";
import { groupStatus } from "./group/status.ts";
import { decorate } from "./home/decorate.ts";
import { giveUpHome, giveUpHomeOffer } from "./home/give-up.ts";
import { goIn } from "./home/go-in.ts";
import { homeInvite, homeUninvite } from "./home/guests.ts";
import { enterHome, home, visit } from "./home/home.ts";
import { HOME_DEEDS } from "./home/home-deeds.ts";
import { rent, rentOffer } from "./home/rent.ts";

const NOWHERE = "018f0000-0000-7000-8000-000000000000";

/** What nobody types: it follows from other deeds, or ends an editor. */
const FOLLOWING = ["clan-forget", "decorate", "go-in", "group-forget", "group-miss", "keep-up", "lose-sight"];

/** Every deed that changes who is with whom, in an order in which each can be done after the ones before. */
async function* everyDeed(world: TestWorld): AsyncGenerator<Record<string, Case>> {
  const [ann, bob, cid] = (await world.players("Ann", "Bob", "Cid")).map(({ character }) => character);
  if (!ann || !bob || !cid) throw new Error("they are not there");
  for (const one of [ann, bob, cid]) {
    one.edit(Body).level = 9;
    const purse = purseOf(world.game, one);
    if (purse) purse.edit(Stack).count = 300;
  }
  const { game } = world;
  yield { follow: caseOf(follow, bob, { to: ann }) };
  world.move(ann, "shed");
  yield { "keep-up": caseOf(keepUp, bob, { leader: ann, direction: "north" }) };
  yield { unfollow: caseOf(unfollow, bob, {}) };
  yield { "follow again": caseOf(follow, bob, { to: ann }) };
  yield { lose: caseOf(lose, ann, { to: bob }) };
  yield { "follow at last": caseOf(follow, bob, { to: ann }) };
  yield { "lose-sight": caseOf(loseSight, bob, { leader: ann.id }) };
  yield { "group-invite": caseOf(groupInvite, ann, { to: bob }) };
  yield { "group-decline": caseOf(groupDecline, bob, {}) };
  for (const one of [bob, cid]) {
    world.act(groupInvite, ann, { to: one });
    yield { [`group-accept ${one.id}`]: caseOf(groupAccept, one, {}) };
  }
  yield { group: caseOf(groupStatus, ann, {}) };
  yield { "group-say": caseOf(groupSay, ann, { text: "Hm." }) };
  yield { split: caseOf(split, ann, { count: 7 }) };
  yield { "group-leader": caseOf(groupLeader, ann, { to: bob }) };
  const group = groupOf(game, ann);
  if (!group) throw new Error("there is no group");
  yield { "group-miss": caseOf(groupMiss, group, { id: bob.id, name: "Bob" }) };
  yield { "group-kick": caseOf(groupKick, ann, { to: cid }) };
  world.act(groupInvite, ann, { to: cid });
  world.act(groupAccept, cid, {});
  yield { "group-leave": caseOf(groupLeave, cid, {}) };
  cid.add(Grouped({ group: NOWHERE }));
  yield { "group-forget": caseOf(groupForget, cid, {}) };

  yield { "clan-found": caseOf(clanFound, ann, { name: "Gulls" }) };
  yield { "clan-invite": caseOf(clanInvite, ann, { to: bob }) };
  yield { "clan-decline": caseOf(clanDecline, bob, {}) };
  world.act(clanInvite, ann, { to: bob });
  yield { "clan-accept": caseOf(clanAccept, bob, {}) };
  yield { "clan-promote": caseOf(clanPromote, ann, { name: "bob" }) };
  yield { "clan-demote": caseOf(clanDemote, ann, { name: "bob" }) };
  yield { "clan-rank": caseOf(clanRank, ann, { rank: "member", called: "Chick" }) };
  yield { "clan-allow": caseOf(clanAllow, ann, { rank: "recruit", right: "bank" }) };
  yield { "clan-forbid": caseOf(clanForbid, ann, { rank: "recruit", right: "bank" }) };
  yield { clan: caseOf(clanInfo, bob, {}) };
  yield { "clan-list": caseOf(clanList, cid, {}) };
  yield { "clan-who": caseOf(clanWho, bob, {}) };
  yield { "clan-say": caseOf(clanSay, bob, { text: "Hm." }) };
  yield { "clan-motto": caseOf(clanMotto, ann, { text: "Up" }) };
  yield { "clan-deposit": caseOf(clanDeposit, bob, { count: 9 }) };
  yield { "clan-withdraw": caseOf(clanWithdraw, ann, { count: 9 }) };
  const flask = world.thing("flask", bob);
  yield { "clan-store": caseOf(clanStore, bob, { item: flask }) };
  yield { "clan-chest": caseOf(clanChest, bob, {}) };
  yield { "clan-fetch": caseOf(clanFetch, ann, { what: "flask" }) };
  yield { "clan-transfer": caseOf(clanTransfer, ann, { name: "bob" }) };
  yield { "clan-leave": caseOf(clanLeave, ann, {}) };
  world.act(clanInvite, bob, { to: ann });
  world.act(clanAccept, ann, {});
  yield { "clan-expel": caseOf(clanExpel, bob, { name: "ann" }) };
  yield { "clan-disband": caseOf(clanDisband, bob, { name: "gulls" }) };
  world.act(clanFound, cid, { name: "Terns" });
  world.act(clanInvite, cid, { to: ann });
  world.act(clanAccept, ann, {});
  for (let rank = 0; rank < 2; rank += 1) world.act(clanPromote, cid, { name: "ann" });
  // Whoever leads it is gone for good.
  const leader = clanOf(game, cid)
    ?.edit(Clan)
    .members.find(({ id }) => id === cid.id);
  if (leader) leader.id = NOWHERE;
  yield { "clan-claim": caseOf(clanClaim, ann, {}) };
  world.act(clanDisband, ann, { name: "terns" });
  cid.add(ClanMember({ clan: NOWHERE, name: "Terns" }));
  yield { "clan-forget": caseOf(clanForget, cid, {}) };
  expect([ann, bob, cid].map((one) => clanOf(game, one))).toEqual([undefined, undefined, undefined]);

  for (const one of [ann, bob]) world.move(one, "hut");
  yield { "rent-offer": caseOf(rentOffer, ann, {}) };
  yield { rent: caseOf(rent, ann, {}) };
  yield { "home-invite": caseOf(homeInvite, ann, { name: "bob" }) };
  yield { home: caseOf(home, ann, {}) };
  yield { visit: caseOf(visit, bob, { name: "ann" }) };
  yield { "home-uninvite": caseOf(homeUninvite, ann, { name: "bob" }) };
  yield { decorate: caseOf(decorate, ann, { text: "Nets." }) };
  world.move(ann, "hut");
  yield { "enter-home": caseOf(enterHome, ann, {}) };
  world.move(ann, "hut");
  const room = homeOf(game, ann);
  if (!room) throw new Error("there is no room");
  yield { "go-in": caseOf(goIn, ann, { room }) };
  world.move(ann, "hut");
  world.move(bob, "hut");
  bob.link(ContainedIn, room);
  world.thing("flask", room);
  yield { "give-up-home-offer": caseOf(giveUpHomeOffer, ann, {}) };
  yield { "give-up-home": caseOf(giveUpHome, ann, {}) };
}

describe("a deed of groups, clans and rooms that throws in its middle", () => {
  const start = useWorlds();

  it("leaves the world as it was, wherever it throws, and says nothing", async () => {
    const world = await start({ content: lodgingContent() });
    const done = new Set<string>();
    for await (const cases of everyDeed(world))
      for (const name of Object.keys(expectUndone(world, cases))) done.add(cases[name]?.deed.name ?? name);
    const typed = [GROUP_DEEDS, CLAN_DEEDS, HOME_DEEDS].flat().map(({ name }) => name);
    expect([...done].sort()).toEqual([...typed, ...FOLLOWING].sort());
  });
});
