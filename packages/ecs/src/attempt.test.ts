import { describe, expect, it } from "vitest";
import { Refusal } from "./refusal.ts";
import {
  ContainedIn,
  Fighting,
  Follows,
  Health,
  named,
  Pack,
  testWorld,
  Wounded,
} from "./testing/fixtures.ts";

/** A room with a full bag and a rat, everything stored. */
function quay() {
  const world = testWorld();
  const room = world.spawn([named("the quay")]);
  const bag = world.spawn([named("a bag")], { in: room });
  const coins = [1, 2, 3].map(() => world.spawn([named("a coin")], { in: bag }));
  const rat = world.spawn([Health(), Pack()], { in: room });
  world.takeDirty();
  return { world, room, bag, coins, rat };
}

describe("an attempt", () => {
  it("returns what its function returns and keeps what it did", () => {
    const { world, rat } = quay();
    expect(world.attempt(() => --rat.edit(Health).current)).toBe(9);
    expect(rat.need(Health).current).toBe(9);
    expect(world.takeDirty().changed).toEqual([rat]);
  });

  it("undoes a move whose observer throws", () => {
    const { world, room, bag, coins } = quay();
    const [coin] = coins;
    if (!coin) throw new Error("no coin");
    let angry = true;
    world.onMove(ContainedIn, () => {
      if (angry) throw new Error("no");
    });
    expect(() =>
      world.attempt(() => {
        try {
          coin.link(ContainedIn, room);
        } finally {
          angry = false;
        }
      }),
    ).toThrow("no");
    expect(coin.target(ContainedIn)).toBe(bag);
    expect(bag.sources(ContainedIn)).toEqual(coins);
  });

  it("leaves no trace when it is refused", () => {
    const { world, room, bag, coins, rat } = quay();
    const touched = new Set<typeof rat>();
    const refusal = world.attempt(
      () => {
        rat.edit(Health).current = 0;
        rat.edit(Pack).slots.push({ item: "cheese", count: 1 });
        rat.add(Wounded());
        rat.link(Fighting, bag);
        coins[0]!.link(ContainedIn, rat);
        coins[1]!.despawn();
        bag.despawn();
        room.add(Health());
        rat.remove(Pack);
        world.spawn([named("a ghost")], { in: room });
        world.emit("the bag bursts");
        return new Refusal("The rat squeals.");
      },
      { touched },
    );
    expect(refusal).toEqual(new Refusal("The rat squeals."));
    expect(rat.need(Health).current).toBe(10);
    expect(rat.need(Pack)).toEqual({ slots: [] });
    expect([rat.has(Wounded), rat.target(Fighting), room.has(Health)]).toEqual([false, undefined, false]);
    expect(bag.alive).toBe(true);
    expect(bag.sources(ContainedIn)).toEqual(coins);
    expect(room.sources(ContainedIn)).toEqual([bag, rat]);
    expect(world.size).toBe(6);
    expect(world.byId(bag.id)).toBe(bag);
    expect(world.takeEvents()).toEqual([]);
    expect(world.takeDirty()).toEqual({ changed: [], gone: [] });
    expect(touched.size).toBe(0);
  });

  it("undoes everything and passes the error on when it throws", () => {
    const { world, rat } = quay();
    expect(() =>
      world.attempt(() => {
        rat.edit(Health).current = 0;
        throw new Error("the dice fell off the table");
      }),
    ).toThrow("the dice fell off the table");
    expect(rat.need(Health).current).toBe(10);
  });

  it("is a savepoint inside another one", () => {
    const { world, rat, coins } = quay();
    world.attempt(() => {
      rat.edit(Health).current = 5;
      world.emit("bite");
      world.attempt(() => {
        rat.edit(Health).current = 1;
        coins[0]!.despawn();
        world.emit("second bite");
        return new Refusal("no");
      });
      rat.edit(Health).current -= 1;
    });
    expect(rat.need(Health).current).toBe(4);
    expect(coins[0]!.alive).toBe(true);
    expect(world.takeEvents()).toEqual(["bite"]);
    world.attempt(() => {
      world.attempt(() => (rat.edit(Health).current = 2));
      return new Refusal("the whole trade is off");
    });
    expect(rat.need(Health).current).toBe(4);
  });

  it("withdraws what it doomed inside a system", () => {
    const { world, rat, bag } = quay();
    world.system("plague", () => {
      bag.despawn();
      world.attempt(() => {
        rat.despawn();
        return new Refusal("immune");
      });
      expect([bag.doomed, rat.doomed]).toEqual([true, false]);
    });
    expect([bag.alive, rat.alive]).toEqual([false, true]);
  });

  it("gives back the same order to queries", () => {
    const { world, rat } = quay();
    const rats = [rat, ...[1, 2, 3].map(() => world.spawn([Health()]))];
    const before = [...world.query(Health)];
    world.attempt(() => {
      rats[0]!.remove(Health);
      rats[2]!.despawn();
      world.spawn([Health()]);
      return new Refusal("no");
    });
    expect([...world.query(Health)]).toEqual(before);
  });

  it("tells observers the opposite when undone, once the world is whole again, and ignores what they write", () => {
    const { world, room, rat } = quay();
    const index = new Set(world.query(Health));
    const seen: unknown[] = [];
    world.onAdd(Health, (entity) => index.add(entity));
    world.onRemove(Health, (entity) => {
      index.delete(entity);
      if (world.undoing) seen.push([rat.alive, world.size]);
      room.add(Wounded());
    });
    world.onMove(ContainedIn, (entity, _from, to) => {
      if (entity === rat && to === room) room.edit(Health).current = 99;
    });
    room.add(Health());
    world.attempt(() => {
      const cat = world.spawn([Health()]);
      rat.despawn();
      expect(index).toEqual(new Set([room, cat]));
      expect(room.has(Wounded)).toBe(true);
      return new Refusal("no");
    });
    expect(index).toEqual(new Set([room, rat]));
    expect(seen).toEqual([[true, 6]]);
    expect([room.has(Wounded), room.need(Health).current]).toEqual([false, 10]);
    expect(world.undoing).toBe(false);
  });

  it("cannot wait, and nothing is handed out while it runs", () => {
    const { world, rat } = quay();
    expect(() => world.attempt(async () => rat.edit(Health))).toThrow(/cannot wait/);
    for (const take of [() => world.takeDirty(), () => world.takeEvents(), () => world.flush()]) {
      expect(() => world.attempt(take)).toThrow(/until the attempt has ended/);
    }
  });

  it("undoes a load and an unload", () => {
    const { world, rat, room } = quay();
    const document = world.serialize(rat);
    world.attempt(() => {
      world.unload([rat]);
      expect(world.byId(rat.id)).toBeUndefined();
      world.load([document]);
      expect(world.byId(rat.id)!.target(ContainedIn)).toBe(room);
      return new Refusal("no");
    });
    expect(world.byId(rat.id)).toBe(rat);
    expect(rat.target(ContainedIn)).toBe(room);
  });
});

describe("dev mode", () => {
  it("catches a write kept after edit once the turn is flushed, an attempt begins, or the entity is serialized", () => {
    const { world, rat } = quay();
    for (const end of [() => world.flush(), () => world.attempt(() => {}), () => world.serialize(rat)]) {
      const kept = rat.edit(Pack);
      kept.slots.push({ item: "cheese", count: 1 });
      end();
      expect(() => kept.slots.push({ item: "rope", count: 1 })).toThrow(TypeError);
    }
    expect(rat.need(Pack).slots).toHaveLength(3);
  });

  it("catches a write to a value that was handed to spawn", () => {
    const { world } = quay();
    const value = { current: 4 };
    const cat = world.spawn([Health(value)]);
    world.flush();
    expect(() => (value.current = 5)).toThrow(TypeError);
    cat.edit(Health).current = 5;
    expect(cat.need(Health).current).toBe(5);
  });

  it("names both ends of a link to the dead", () => {
    const { rat, bag } = quay();
    bag.despawn();
    expect(() => rat.link(Follows, bag)).toThrow(`Entity ${bag.id} (dead) can no longer be changed.`);
  });
});
