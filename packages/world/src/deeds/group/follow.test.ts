import { describe, expect, it } from "vitest";
import type { Entity } from "@wyldlands/ecs";
import { setPosition } from "../../bodies/posture.ts";
import { Activity, Combatant, ContainedIn, Enterable, Following } from "../../components/index.ts";
import { smallContent } from "../../testing/small-content.ts";
import type { TestWorld } from "../../testing/test-world.ts";
import { useWorlds } from "../../testing/use-worlds.ts";
import { fall } from "../combat/fall.ts";
import { setVital } from "../../bodies/vitals.ts";

const NAMES = ["Ann", "Bob", "Cid", "Dot", "Eve", "Fay", "Gus", "Hal", "Ivy"] as const;

const placeOf = (world: TestWorld, being: Entity): string | undefined =>
  world.game.placeOf(being).prototype?.id;

describe("following", () => {
  const start = useWorlds();

  it("takes one along wherever the other walks, and tells all three", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    expect(await bob.type("follow ann")).toBe("You follow Ann from now on. UNFOLLOW ends it.");
    expect(ann.read()).toBe("Bob follows you from now on. LOSE and the name shakes them off.");
    expect(cid.read()).toBe("");
    expect(await ann.type("north")).toMatch(/^The Shed\n[^]*Bob arrives from the south\.$/);
    expect(bob.read()).toMatch(/^Ann leaves north\.\nYou follow Ann\.\nThe Shed\n/);
    expect(cid.read()).toBe("Ann leaves north.\nBob leaves north.");
  });

  it("ends by UNFOLLOW, by FOLLOW ME, and by LOSE", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await bob.type("follow ann");
    expect(await bob.type("unfollow")).toBe("You follow Ann no more.");
    expect(ann.read()).toContain("Bob follows you no more.");
    await bob.type("follow ann");
    expect(await bob.type("follow me")).toBe("You follow Ann no more.");
    await bob.type("follow ann");
    expect(await ann.type("lose bob")).toContain("Bob follows you no more.");
    expect(bob.read()).toContain("Ann has shaken you off: you follow nobody now.");
    await ann.type("north");
    expect(placeOf(world, bob.character)).toBe("isle:pier");
    bob.read();
    expect(await bob.type("unfollow")).toBe("You follow nobody. FOLLOW and a name begins it.");
    expect(await ann.type("lose bob")).toBe("Bob does not follow you.");
  });

  it("is refused when the other is elsewhere, a thing, or behind oneself", async () => {
    const world = await start();
    const [ann, bob, cid] = await world.players("Ann", "Bob", "Cid");
    world.move(cid.character, "shed");
    expect(await ann.type("follow cid")).toContain("There is nobody called 'cid' here.");
    expect(await ann.type("follow bollard")).toContain("There is nobody called 'bollard' here.");
    await bob.type("follow ann");
    expect(await bob.type("follow ann")).toBe("You follow Ann as it is.");
    ann.read();
    expect(await ann.type("follow bob")).toBe("Bob goes where you go. One of you has to lead.");
  });

  it("leaves behind who cannot go, and says why", async () => {
    const world = await start();
    const [ann, bob, cid, dot] = await world.players("Ann", "Bob", "Cid", "Dot");
    for (const one of [bob, cid, dot]) await one.type("follow ann");
    setPosition(bob.character, "sitting");
    cid.character.add(Combatant());
    dot.character.add(
      Activity({ deed: "searched", args: {}, doing: "searching", startedAt: 0, endsAt: 1e9, breaksOn: [] }),
    );
    for (const one of [bob, cid, dot]) one.read();
    await ann.type("north");
    expect(bob.read()).toContain("You do not keep up with Ann. You are sitting. STAND first.");
    expect(cid.read()).toContain("You do not keep up with Ann. You are in a fight.");
    expect(dot.read()).toContain("You do not keep up with Ann. You are searching. STOP first.");
    expect([bob, cid, dot].map((one) => placeOf(world, one.character))).toEqual(Array(3).fill("isle:pier"));
    setPosition(bob.character, "standing");
    await ann.typeAll("south", "east");
    expect(placeOf(world, bob.character)).toBe("isle:beach");
  });

  it("goes down a chain of eight, each behind the one before", async () => {
    const world = await start();
    const all = await world.players(...NAMES);
    for (const [index, one] of all.entries())
      if (index > 0) await one.type(`follow ${NAMES[index - 1]?.toLowerCase()}`);
    await all[0].typeAll("north", "south", "east");
    expect(all.map((one) => placeOf(world, one.character))).toEqual(Array(9).fill("isle:beach"));
    // The last cannot lead the first.
    expect(await all[0].type("follow ivy")).toBe("Ivy goes where you go. One of you has to lead.");
  });

  it("comes to an end where two follow each other after all, and where a way leads back to its own room", async () => {
    const content = smallContent();
    const pit = content.rooms.get("isle:pit");
    if (!pit) throw new Error("no pit");
    const rooms = new Map(content.rooms).set(pit.id, { ...pit, exits: { north: pit.id, up: "isle:pier" } });
    const world = await start({ content: { ...content, rooms } });
    const [ann, bob] = await world.players("Ann", "Bob");
    ann.character.add(Following({ leader: bob.character.id, name: "Bob" }));
    bob.character.add(Following({ leader: ann.character.id, name: "Ann" }));
    await ann.type("north");
    expect([ann, bob].map((one) => placeOf(world, one.character))).toEqual(["isle:shed", "isle:shed"]);
    for (const one of [ann, bob]) world.move(one.character, "pit");
    await ann.type("north");
    expect(world.runner.waiting).toBe(0);
    await ann.type("up");
    expect([ann, bob].map((one) => placeOf(world, one.character))).toEqual(["isle:pier", "isle:pier"]);
  });

  it("goes into a boat as well, and not where a leader is carried off dead", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await bob.type("follow ann");
    const boat = world.thing("oar", world.room("pier"));
    boat.add(Enterable({ room: "isle:hut", portal: false }));
    await ann.type("enter oar");
    expect(placeOf(world, bob.character)).toBe("isle:hut");
    for (const one of [ann, bob]) world.move(one.character, "beach");
    setVital(world.game, ann.character, "health", 0);
    world.runner.run(fall, ann.character, {});
    expect([ann, bob].map((one) => placeOf(world, one.character))).toEqual(["isle:pier", "isle:beach"]);
    expect(bob.character.has(Following)).toBe(true);
  });

  it("outlives a restart, and ends when the leader leaves play", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await bob.type("follow ann");
    const next = await world.restart();
    await ann.type("north");
    const id = bob.character.id;
    expect(next.game.world.byId(id)?.target(ContainedIn)).toBe(next.room("shed"));
    bob.read();
    await ann.type("quit");
    expect(bob.read()).toContain("Ann is gone: you follow nobody now.");
    expect(next.game.world.byId(id)?.has(Following)).toBe(false);
    next.stop();
  });

  it("is not for who is ignored, and takes nobody along who was frozen by a moderator", async () => {
    const world = await start();
    const [ann, bob] = await world.players("Ann", "Bob");
    await bob.type("follow ann");
    const subject = `account:${bob.session.account?.id}`;
    const freeze = { subject, kind: "freeze", createdAt: 0, until: null, reason: "spam", by: "Eve" } as const;
    world.game.sanctions.impose(freeze);
    await ann.type("north");
    expect(bob.read()).toContain("You do not keep up with Ann. A moderator has frozen you");
    expect(placeOf(world, bob.character)).toBe("isle:pier");
    world.game.sanctions.lift({ subject, kind: "freeze" });
    await ann.typeAll("south", "ignore bob");
    bob.read();
    expect(await bob.typeAll("unfollow", "follow ann")).toBe("Ann does not want you behind them.");
  });

  it("of a guest ends when the guest goes", async () => {
    const world = await start();
    const guest = await world.guest();
    const [bob] = await world.players("Bob");
    bob.character.add(Following({ leader: guest.character.id, name: "Petrel" }));
    await guest.type("quit");
    expect(bob.read()).toContain("Petrel is gone: you follow nobody now.");
  });
});
