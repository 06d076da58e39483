import { afterEach, describe, expect, it } from "vitest";
import { PendingWrites } from "../persistence/pending.ts";
import { TestWorld } from "../testing/test-world.ts";
import { Bans } from "./bans.ts";

const TERMS = { until: null, reason: "", by: "the operator" };

describe("the bans", () => {
  it("are those that are stored, and those that came since", () => {
    const writes = new PendingWrites();
    const bans = new Bans(writes);
    bans.restore([{ subject: "192.0.2.1", createdAt: 1, ...TERMS }]);
    expect(bans.add("192.0.2.1", 2)).toBe(false);
    expect(bans.add("2001:db8::/64", 3)).toBe(true);
    expect(bans.all()).toEqual([
      { subject: "192.0.2.1", createdAt: 1, ...TERMS },
      { subject: "2001:db8::/64", createdAt: 3, ...TERMS },
    ]);
    expect([...writes.bans.keys()]).toEqual(["2001:db8::/64"]);
    expect(writes.empty).toBe(false);
  });

  it("write only how it ends when one comes and goes before a commit", () => {
    const writes = new PendingWrites();
    const bans = new Bans(writes);
    bans.restore([{ subject: "192.0.2.1", createdAt: 1, ...TERMS }]);
    expect(bans.remove("192.0.2.2")).toBe(false);
    expect(bans.remove("192.0.2.1")).toBe(true);
    expect(bans.add("192.0.2.1", 4)).toBe(true);
    expect([...writes.bansGone]).toEqual([]);
    expect([...writes.bans.values()]).toEqual([{ subject: "192.0.2.1", createdAt: 4, ...TERMS }]);
    bans.remove("192.0.2.1");
    expect(writes.bans.size).toBe(0);
    expect([...writes.bansGone]).toEqual(["192.0.2.1"]);
    writes.clear();
    expect(writes.empty).toBe(true);
  });

  it("end when their time is over, and say so of each change", () => {
    const bans = new Bans(new PendingWrites());
    bans.add("account:ann", 1, { until: 500, reason: "insults", by: "Keeper" });
    bans.add("192.0.2.1", 1);
    const { changes } = bans;
    bans.lapse(499);
    expect([bans.ofAccount("ann")?.reason, bans.changes]).toEqual(["insults", changes]);
    bans.lapse(500);
    expect(bans.hasAccount("ann")).toBe(false);
    expect(bans.changes).toBe(changes + 1);
    expect(bans.all().map(({ subject }) => subject)).toEqual(["192.0.2.1"]);
  });
});

describe("gateways", () => {
  let world: TestWorld | undefined;
  afterEach(() => world?.stop());

  it("hear whom to turn away when they attach, when it changes, and from the next world again", async () => {
    world = await TestWorld.start();
    const gateway = world.gateway();
    await world.settle();
    expect(gateway.banned).toEqual([]);
    world.link.bans.add("192.0.2.1", 1);
    await world.committer.flush();
    world.link.announcePolicy();
    await world.settle();
    expect(gateway.banned).toEqual(["192.0.2.1"]);
    gateway.banned = undefined;
    world = await world.restart();
    await world.settle();
    expect(gateway.banned).toEqual(["192.0.2.1"]);
  });
});
