import { describe, expect, it } from "vitest";
import { Group, Grouped } from "../../components/index.ts";
import { arenaContent } from "../../testing/arena-content.ts";
import { companions } from "../../groups/companions.ts";
import { groupOf } from "../../groups/groups.ts";
import type { Player, TestWorld } from "../../testing/test-world.ts";
import { PASSWORD } from "../../testing/test-world.ts";
import { silence } from "../../testing/staff.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { groupTopic } from "../../views/group-topic.ts";
import { coinsOf } from "../../items/purse.ts";

const groups = (world: TestWorld): number => world.game.world.count(Group);

async function together(leader: Player, ...others: Player[]): Promise<void> {
  for (const one of others) {
    const name = one.session.character?.id;
    expect(name).toBeDefined();
    await leader.type(`group invite ${nameOf(one)}`);
    await one.type("group accept");
  }
  for (const one of [leader, ...others]) one.read();
}

const nameOf = (player: Player): string => player.connection.topic("character")?.name ?? "";

describe("a group", () => {
  const start = useWorlds();

  it("begins with an invitation that is accepted", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    expect(await ann.type("group invite bob")).toBe("You ask Bob to come along.");
    expect(bob.read()).toBe(
      "Ann asks you to come along. GROUP ACCEPT joins the group, GROUP DECLINE says no.",
    );
    expect(groups(world)).toBe(0);
    expect(await bob.type("group accept")).toBe(
      "You go along with Ann. GROUP tells how everybody is; GTELL speaks to them.",
    );
    expect(ann.read()).toBe("Bob joins the group.");
    expect(groups(world)).toBe(1);
    expect(companions(world.game, ann.character)).toEqual([bob.character]);
    expect(await bob.type("group accept")).toBe("Nobody asks you into a group just now.");
  });

  it("tells how everybody is, and where", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    await together(ann, bob, cid);
    await bob.type("north");
    await cid.connection.hangUp(false);
    ann.read();
    const [, own, other, gone] = (await ann.type("group")).split("\n");
    expect(own).toMatch(
      /^ {2}You \(lead\): level 1, health \d+ of \d+, mana \d+ of \d+ and stamina \d+ of \d+\.$/,
    );
    expect(other).toMatch(/^ {2}Bob: level 1, health .*; at The Shed\.$/);
    expect(gone).toMatch(/^ {2}Cid \(link-dead\): level 1, /);
    expect(groupTopic(world.game, ann.character)).toMatchObject({
      leader: ann.character.id,
      members: [
        { name: "Ann", here: true, health: 100 },
        { name: "Bob", here: false },
        { name: "Cid", here: true },
      ],
    });
  });

  it("hears what is said to it, wherever it is, and nobody else does", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    expect(await ann.type("gtell hello")).toContain("You are in no group.");
    await together(ann, bob);
    await bob.type("north");
    expect(await ann.type("gtell wait; for <b>me</b>")).toBe(
      "Bob leaves north.\nYou tell the group, 'wait; for <b>me</b>'",
    );
    expect(bob.read()).toBe("Ann tells the group, 'wait; for <b>me</b>'");
    expect(await bob.type("group say I wait")).toBe("You tell the group, 'I wait'");
    expect(ann.read()).toBe("Bob tells the group, 'I wait'");
    expect(cid.read()).toBe("Bob leaves north.");
  });

  it("is not for who is muted to speak to", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await together(ann, bob);
    silence(world, ann);
    expect(await ann.type("gtell hello")).toContain("A moderator has silenced you");
    expect(bob.read()).toBe("");
  });

  it("refuses who leads not, who is full, gone, grouped or oneself, and says so", async () => {
    const world = await start();
    const [ann, bob, cid, dot] = await world.players("Ann", "Bob", "Cid", "Dot");
    expect(await ann.type("group")).toContain("You are in no group.");
    expect(await ann.type("group invite ann")).toBe("You have yourself with you as it is.");
    expect(await ann.type("group invite nobody")).toContain("No player called 'nobody' is about.");
    expect(await ann.type("group accept")).toBe("Nobody asks you into a group just now.");
    expect(await ann.type("group decline cid")).toBe("Nobody called 'cid' asks you into a group just now.");
    await together(ann, bob);
    expect(await bob.type("group invite cid")).toContain("Only who leads the group asks others in.");
    expect(await ann.type("group invite bob")).toBe("Bob is in your group as it is.");
    expect(await bob.type("group kick ann")).toBe("Only who leads the group can do that.");
    expect(await bob.type("group leader bob")).toBe("It is not you who leads the group.");
    expect(await ann.type("group kick cid")).toBe("Cid is not in your group.");
    expect(await ann.type("group leader cid")).toBe("Cid is not in your group.");
    await together(cid, dot);
    expect(await ann.type("group invite cid")).toBe("Cid is in a group already.");
    expect(await ann.type("group bogus")).toContain("GROUP alone tells how everybody is.");
    await cid.type("group leave");
    await cid.connection.hangUp(false);
    expect(await ann.type("group invite cid")).toContain("Cid is not listening just now");
  });

  it("asks nobody who does not want to hear from one, and is not heard by them", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    await together(ann, bob);
    await cid.type("ignore ann");
    expect(await ann.type("group invite cid")).toBe("Cid does not want to hear from you.");
    await bob.type("ignore ann");
    await ann.type("gtell hello");
    expect(bob.read()).toBe("");
  });

  it("helps whoever of it fights, before others who fight there", async () => {
    const world = await start({ content: arenaContent() });
    const [cid, ann, bob] = await world.players("Cid", "Ann", "Bob");
    await together(ann, bob);
    world.thing("wolf", world.room("pier"));
    world.thing("rat", world.room("pier"));
    await cid.type("attack wolf");
    await ann.type("attack rat");
    bob.read();
    expect(await bob.type("assist")).toContain("You go to the help of Ann, against a brown rat.");
  });

  it("takes eight and no more", async () => {
    const world = await start();
    const all = await world.players("Ann", "Bob", "Cid", "Dot", "Eve", "Fay", "Gus", "Hal", "Ivy");
    const [ann, ...others] = all;
    await together(ann, ...others.slice(0, 6));
    await ann.type("group invite hal");
    await ann.type("group invite ivy");
    await others[6]?.type("group accept");
    expect(await others[7]?.type("group accept")).toContain("The group of Ann is full by now.");
    expect(await ann.type("group invite ivy")).toContain("Your group is full: 8 at most.");
  });

  it("has an invitation that can be declined, is forgotten after a while, and is void when who asked is gone", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await ann.type("group invite bob");
    expect(await bob.type("group decline")).toContain("You tell Ann that you go your own way.");
    expect(ann.read()).toContain("Bob would rather not come along.");
    await ann.type("group invite bob");
    await world.tick(301_000);
    expect(await bob.type("group accept")).toContain("Nobody asks you into a group just now.");
    await ann.type("group invite bob");
    await ann.type("quit");
    expect(await bob.type("group accept ann")).toContain("Ann is gone.");
    expect(groups(world)).toBe(0);
  });

  it("goes on under the next when its leader hands over, is sent away or leaves, and ends with the last two", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    await together(ann, bob, cid);
    expect(await ann.type("group leader cid")).toBe("Cid leads the group now.");
    expect(cid.read()).toBe("You lead the group now.");
    expect(await cid.type("group kick ann")).toBe("Ann is sent away from the group.");
    expect(ann.read()).toContain("Cid sends you away: you are in no group now.");
    expect(ann.character.has(Grouped)).toBe(false);
    expect(await cid.type("group leave")).toBe("You leave the group.");
    expect(bob.read()).toContain("Cid leaves the group.\nThat leaves you alone: the group is no more.");
    expect([groups(world), bob.character.has(Grouped)]).toEqual([0, false]);
  });

  it("loses who quits, guests too, and keeps who is link-dead", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    const guest = await world.guest();
    await together(ann, bob, guest);
    await bob.connection.hangUp(false);
    expect(groupOf(world.game, ann.character)?.need(Group).members).toHaveLength(3);
    await guest.type("quit");
    expect(ann.read()).toContain("leaves play, and the group.");
    expect(
      groupOf(world.game, ann.character)
        ?.need(Group)
        .members.map(({ name }) => name),
    ).toEqual(["Ann", "Bob"]);
    const back = await world.connect();
    await back.typeAll("bob", PASSWORD);
    expect(await back.type("group")).toContain("Ann (leads)");
    await ann.type("quit");
    expect(back.read()).toContain("Ann leaves play, and the group.");
    expect(groups(world)).toBe(0);
  });

  it("outlives a restart of the world, invitation and all", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    await together(ann, bob);
    await ann.type("group invite cid");
    const next = await world.restart();
    cid.read();
    expect(await cid.type("group accept")).toContain("You go along with Ann.");
    expect(bob.read()).toContain("Cid joins the group.");
    expect(await bob.type("group")).toContain("There are three of you:");
    next.stop();
  });

  it("is forgotten by one who comes back to find it gone", async () => {
    const world = await start();
    const [ann] = await world.players("Ann");
    ann.character.add(Grouped({ group: "018f0000-0000-7000-8000-000000000000" }));
    await ann.type("quit");
    const back = await world.connect();
    await back.typeAll("ann", PASSWORD);
    expect(world.game.players.byName("Ann")?.has(Grouped)).toBe(false);
  });

  it("shares coins out to the last one", async () => {
    const world = await start();
    const [ann, bob, cid, dot] = await world.players("Ann", "Bob", "Cid", "Dot");
    expect(await ann.type("split 5")).toContain("You are in no group.");
    await together(ann, bob, cid);
    expect(await ann.type("split 0")).toContain("One coin at least.");
    expect(await ann.type("split 2")).toBe("That is too little for three of you.");
    expect(await ann.type("split 11")).toBe("You have only ten copper pennies.");
    expect(await ann.type("split all")).toContain("SPLIT 30 shares thirty coins");
    expect(await ann.type("split 8")).toBe(
      "You share out eight copper pennies among three: two copper pennies each. What is left over, two, stays with you.",
    );
    expect(bob.read()).toBe("Ann shares out coins: you get two copper pennies.");
    expect(dot.read()).toBe("Ann shares out coins.");
    const purses = [ann, bob, cid, dot].map((one) => coinsOf(world.game, one.character));
    expect(purses).toEqual([6, 12, 12, 10]);
    await bob.type("north");
    await ann.type("split 3");
    expect(coinsOf(world.game, bob.character)).toBe(12);
    expect(coinsOf(world.game, cid.character)).toBe(13);
    await cid.type("north");
    expect(await ann.type("split 3")).toContain("Nobody of your group is here.");
    expect(world.census()["isle:copper"]).toBe(30 + 40);
  });
});
