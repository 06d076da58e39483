import { describe, expect, it } from "vitest";
import { EcsError } from "./errors.ts";
import {
  ContainedIn,
  Fighting,
  Follows,
  Grows,
  Health,
  named,
  Name,
  Pack,
  testWorld,
  Wounded,
} from "./testing/fixtures.ts";

describe("an entity", () => {
  it("has the components it was spawned with, in the place it was spawned in", () => {
    const world = testWorld();
    const room = world.spawn([named("the quay")]);
    const rat = world.spawn([named("a rat"), Health()], { in: room });
    expect(rat.need(Health)).toEqual({ current: 10 });
    expect(rat.target(ContainedIn)).toBe(room);
    expect(room.sources(ContainedIn)).toEqual([rat]);
    expect(world.byId(rat.id)).toBe(rat);
    expect(world.size).toBe(2);
  });

  it("is never mistaken for a later one that took its slot", () => {
    const world = testWorld();
    const rat = world.spawn([Health()]);
    const slot = rat.index;
    rat.despawn();
    const cat = world.spawn([Health({ current: 3 })]);
    expect(cat.index).toBe(slot);
    expect(rat.alive).toBe(false);
    expect(rat.has(Health)).toBe(false);
    expect(rat.get(Health)).toBeUndefined();
    expect(() => rat.edit(Health)).toThrow(/can no longer be changed/);
    expect(() => rat.link(Follows, cat)).toThrow(EcsError);
    rat.remove(Health);
    rat.despawn();
    expect(cat.need(Health).current).toBe(3);
  });

  it("says in words which component it lacks", () => {
    const rat = testWorld().spawn([named("a rat")]);
    expect(() => rat.need(Health)).toThrow("Entity e1 has no 'health'.");
    expect(() => rat.edit(Health)).toThrow("Entity e1 has no 'health' to edit.");
  });

  it("keeps what was read as it was when it is edited later", () => {
    const rat = testWorld().spawn([Health()]);
    const before = rat.need(Health);
    rat.edit(Health).current = 4;
    expect([before.current, rat.need(Health).current]).toEqual([10, 4]);
  });

  it("is refused a second time under the same id, and from another world", () => {
    const world = testWorld();
    const rat = world.spawn([], { id: "rat" });
    expect(() => world.spawn([], { id: "rat" })).toThrow(/already an entity/);
    const stranger = testWorld().spawn([]);
    expect(() => rat.link(Follows, stranger)).toThrow(/another world/);
  });
});

describe("relations", () => {
  it("keep sources in the order in which they came", () => {
    const world = testWorld();
    const [bag, hat, key, map] = ["bag", "hat", "key", "map"].map((id) => world.spawn([], { id }));
    for (const thing of [hat, key, map]) thing!.link(ContainedIn, bag!);
    key!.unlink(ContainedIn);
    key!.link(ContainedIn, bag!);
    hat!.link(ContainedIn, bag!);
    expect(bag!.sources(ContainedIn).map((thing) => thing.id)).toEqual(["hat", "map", "key"]);
  });

  it("let a loop move what it walks over", () => {
    const world = testWorld();
    const room = world.spawn([]);
    const bag = world.spawn([], { in: room });
    const things = [1, 2, 3].map(() => world.spawn([], { in: bag }));
    for (const thing of bag.sources(ContainedIn)) thing.link(ContainedIn, room);
    expect(room.sources(ContainedIn)).toEqual([bag, ...things]);
  });

  it("refuse to put a thing into itself or into what it holds", () => {
    const world = testWorld();
    const chest = world.spawn([]);
    const bag = world.spawn([], { in: chest });
    expect(() => chest.link(ContainedIn, bag)).toThrow(/which is within it/);
    expect(() => chest.link(ContainedIn, chest)).toThrow(EcsError);
    expect(chest.target(ContainedIn)).toBeUndefined();
  });

  it("do with the sources of a despawned target what they declare", () => {
    const world = testWorld();
    const room = world.spawn([], { id: "room" });
    const bag = world.spawn([], { in: room });
    const coin = world.spawn([], { in: bag });
    const dog = world.spawn([]);
    const moss = world.spawn([]);
    const mite = world.spawn([]);
    dog.link(Follows, bag);
    moss.link(Grows, bag);
    mite.link(Grows, moss);
    bag.despawn();
    expect(coin.target(ContainedIn)).toBe(room);
    expect([dog.alive, dog.target(Follows)]).toEqual([true, undefined]);
    expect([moss.alive, mite.alive]).toEqual([false, false]);
    expect(world.size).toBe(3);
  });

  it("hand contents to the nearest container that stays, when several go together", () => {
    const world = testWorld();
    const room = world.spawn([]);
    const bag = world.spawn([], { in: room });
    const purse = world.spawn([], { in: bag });
    const coin = world.spawn([], { in: purse });
    world.system("fire", () => [bag, purse].forEach((thing) => thing.despawn()));
    expect([bag.alive, purse.alive]).toEqual([false, false]);
    expect(room.sources(ContainedIn)).toEqual([coin]);
  });
});

describe("a query", () => {
  it("finds the entities that have all its components", () => {
    const world = testWorld();
    world.spawn([Health()]);
    const rat = world.spawn([Health(), Wounded()]);
    world.spawn([Wounded()]);
    expect([...world.query(Health, Wounded)]).toEqual([rat]);
    expect(world.count(Health)).toBe(2);
  });

  it("may lose its current entity on the way, and does not visit what is added meanwhile", () => {
    const world = testWorld();
    const rats = [1, 2, 3, 4].map(() => world.spawn([Health(), Wounded()]));
    const seen = new Set();
    for (const rat of world.query(Wounded)) {
      seen.add(rat);
      rat.remove(Wounded);
      world.spawn([Wounded()]);
    }
    expect(seen).toEqual(new Set(rats));
    expect(world.count(Wounded)).toBe(4);
  });

  it("throws in dev mode when another entity loses what the loop walks over", () => {
    const world = testWorld();
    const rats = [1, 2].map(() => world.spawn([Health(), Wounded()]));
    expect(() => {
      for (const rat of world.query(Wounded)) rats.find((other) => other !== rat)!.remove(Wounded);
    }).toThrow(/remove only from the loop's own entity/);
    for (const rat of world.query(Wounded)) rats.find((other) => other !== rat)!.remove(Health);
    expect(world.count(Health)).toBe(0);
  });

  it("shows everybody even when production code breaks that rule", () => {
    const world = testWorld({ dev: false });
    const rats = [1, 2, 3, 4, 5, 6].map(() => world.spawn([Wounded()]));
    const seen = new Set();
    for (const rat of world.query(Wounded)) {
      if (seen.size === 0) for (const other of [rats[1]!, rats[2]!, rats[4]!]) other.remove(Wounded);
      seen.add(rat);
    }
    expect(seen).toEqual(new Set([rats[5], rats[3], rats[0]]));
  });

  it("despawns at the end of the outermost loop or system", () => {
    const world = testWorld();
    const rats = [1, 2, 3].map(() => world.spawn([Health()]));
    world.system("plague", () => {
      for (const rat of world.query(Health)) rat.despawn();
      expect(rats.every((rat) => rat.alive && rat.doomed)).toBe(true);
    });
    expect(rats.some((rat) => rat.alive)).toBe(false);
    const cat = world.spawn([Health()]);
    for (const entity of world.query(Health)) {
      entity.despawn();
      break;
    }
    expect(cat.alive).toBe(false);
  });
});

describe("observers", () => {
  it("see a spawned entity whole and a despawned one gone", () => {
    const world = testWorld();
    const heard: unknown[] = [];
    world.onAdd(Health, (entity) =>
      heard.push(["add", entity.need(Name).name, entity.target(ContainedIn)?.id]),
    );
    world.onRemove(Health, (entity, value) => heard.push(["remove", entity.alive, value.current]));
    world.onMove(ContainedIn, (entity, from, to) => heard.push(["move", entity.id, from?.id, to?.id]));
    const room = world.spawn([], { id: "room" });
    const rat = world.spawn([Health(), named("a rat")], { id: "rat", in: room });
    rat.despawn();
    expect(heard).toEqual([
      ["add", "a rat", "room"],
      ["move", "rat", undefined, "room"],
      ["move", "rat", "room", undefined],
      ["remove", false, 10],
    ]);
  });

  it("are told of changes once per entity at flush, and no more after unsubscribing", () => {
    const world = testWorld();
    const heard: [string, number][] = [];
    const stop = world.onChange(Health, (entity, value) => heard.push([entity.id, value.current]));
    const rat = world.spawn([Health()]);
    rat.edit(Health).current = 7;
    rat.edit(Health).current = 6;
    const gone = world.spawn([Health()]);
    gone.remove(Health);
    expect(heard).toEqual([]);
    world.flush();
    world.flush();
    expect(heard).toEqual([["e1", 6]]);
    stop();
    rat.edit(Health).current = 1;
    world.flush();
    expect(heard).toHaveLength(1);
  });

  it("may keep a tag in step, and what they change is told in the same flush", () => {
    const world = testWorld();
    const wounds: string[] = [];
    world.onChange(Wounded, (entity) => wounds.push(entity.id));
    world.onChange(Health, (entity, { current }) =>
      current < 10 ? entity.add(Wounded()) : entity.remove(Wounded),
    );
    const rat = world.spawn([Health()]);
    world.flush();
    rat.edit(Health).current = 2;
    world.flush();
    expect([rat.has(Wounded), wounds]).toEqual([true, ["e1"]]);
  });

  it("are stopped when they never come to rest", () => {
    const world = testWorld();
    world.onChange(Health, (entity) => entity.edit(Health).current++);
    world.spawn([Health()]);
    expect(() => world.flush()).toThrow(/keep changing health/);
  });

  it("are all told even when one of them throws", () => {
    const world = testWorld();
    const heard: string[] = [];
    world.onAdd(Health, () => {
      throw new Error("the scales broke");
    });
    world.onAdd(Health, (entity) => heard.push(entity.id));
    expect(() => world.spawn([Health()])).toThrow("the scales broke");
    expect(heard).toEqual(["e1"]);
  });
});

describe("what storage is told", () => {
  it("is what persists: no runtime component, no runtime relation, nobody unchanged", () => {
    const world = testWorld();
    const rat = world.spawn([Health()]);
    const cat = world.spawn([Health()]);
    expect(world.takeDirty()).toEqual({ changed: [rat, cat], gone: [] });
    rat.add(Wounded());
    rat.link(Fighting, cat);
    expect(world.takeDirty()).toEqual({ changed: [], gone: [] });
    rat.link(Follows, cat);
    cat.despawn();
    expect(world.takeDirty()).toEqual({ changed: [rat], gone: [cat.id] });
  });

  it("does not mention what came and went between two takes, and writes again what came back", () => {
    const world = testWorld();
    world.spawn([Health()]).despawn();
    expect(world.takeDirty()).toEqual({ changed: [], gone: [] });
    world.spawn([Health()], { id: "rat" });
    world.takeDirty();
    world.byId("rat")!.despawn();
    const again = world.spawn([], { id: "rat" });
    expect(world.takeDirty()).toEqual({ changed: [again], gone: [] });
  });

  it("names who was written by a piece of work", () => {
    const world = testWorld();
    const [room, rat, cat] = [1, 2, 3].map(() => world.spawn([Health(), Pack()]));
    const { result, entities } = world.touched(() => {
      rat!.link(ContainedIn, room!);
      cat!.despawn();
      return world.spawn([]);
    });
    expect(entities).toEqual(new Set([rat, cat, result]));
  });
});
