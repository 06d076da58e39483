import { describe, expect, it } from "vitest";
import { defineComponent } from "./component.ts";
import type { Document } from "./document.ts";
import { definePrototype } from "./prototype.ts";
import {
  ContainedIn,
  Cursed,
  Fighting,
  Follows,
  Health,
  Name,
  named,
  Pack,
  schemaOf,
  testWorld,
  Wounded,
} from "./testing/fixtures.ts";

const ratPrototype = definePrototype({
  id: "harbour:rat",
  inits: [named("a wet rat"), Health({ current: 4 }), Cursed(), Wounded()],
});
const prototypes = new Map([[ratPrototype.id, ratPrototype]]);

describe("an instance of a prototype", () => {
  it("shares the prototype's values until it edits them", () => {
    const world = testWorld();
    const [first, second] = [1, 2].map(() => world.spawn([], { prototype: ratPrototype }));
    expect(first!.get(Health)).toBe(second!.get(Health));
    first!.edit(Health).current = 1;
    expect([first!.need(Health).current, second!.need(Health).current]).toEqual([1, 4]);
  });

  it("stores only what differs", () => {
    const world = testWorld();
    const rat = world.spawn([Pack()], { id: "rat", prototype: ratPrototype });
    rat.remove(Cursed);
    rat.edit(Health).current = 1;
    expect(world.serialize(rat)).toEqual({
      id: "rat",
      prototype: "harbour:rat",
      versions: {},
      components: { health: { current: 1 }, pack: { slots: [] } },
      removed: ["cursed"],
      relations: {},
      places: {},
    });
  });

  it("follows its prototype where it has nothing of its own", () => {
    const world = testWorld();
    const [plain, own] = [1, 2].map(() => world.spawn([], { prototype: ratPrototype }));
    own!.edit(Health).current = 1;
    own!.remove(Cursed);
    world.takeDirty();
    const next = definePrototype({
      id: "harbour:rat",
      inits: [named("a sleek rat"), Health({ current: 6 }), Pack()],
    });
    expect(world.replacePrototype(ratPrototype, next)).toBe(2);
    expect([plain!.need(Name).name, plain!.need(Health).current, plain!.has(Cursed)]).toEqual([
      "a sleek rat",
      6,
      false,
    ]);
    expect([own!.need(Name).name, own!.need(Health).current, own!.has(Pack)]).toEqual([
      "a sleek rat",
      1,
      true,
    ]);
    expect(world.takeDirty().changed).toEqual([own]);
    expect(world.serialize(plain!).components).toEqual({});
  });
});

it("an instance's own tag that its prototype gains is stored no more, so that it can lose it again", () => {
  const world = testWorld();
  const plain = definePrototype({ id: "harbour:rat", inits: [] });
  const cursed = definePrototype({ id: "harbour:rat", inits: [Cursed()] });
  const rat = world.spawn([Cursed()], { prototype: plain });
  world.takeDirty();
  world.replacePrototype(plain, cursed);
  expect(world.takeDirty().changed).toEqual([rat]);
  expect(world.serialize(rat).components).toEqual({});
});

describe("documents", () => {
  it("bring back the same entities, order included, and make nothing dirty", () => {
    const world = testWorld({ kindOf: (entity) => (entity.has(Health) ? "npc" : undefined) });
    const room = world.spawn([], { id: "room" });
    const things = ["c", "a", "b"].map((id) => world.spawn([named(id)], { id, in: room }));
    things[0]!.unlink(ContainedIn);
    const rat = world.spawn([], { id: "rat", prototype: ratPrototype, in: room });
    rat.link(Follows, things[0]!);
    things[2]!.link(Follows, things[0]!);
    rat.link(Fighting, room);
    rat.remove(Wounded);
    rat.remove(Cursed);
    const documents = [rat, room, ...things].map((entity) => world.serialize(entity));
    expect(documents[0]).toMatchObject({
      kind: "npc",
      container: "room",
      placeNo: 3,
      relations: { follows: "c" },
    });

    const copy = testWorld({ kindOf: (entity) => (entity.has(Health) ? "npc" : undefined) });
    const revived = JSON.parse(JSON.stringify(documents)) as Document[];
    const { loaded, problems } = copy.load(revived, { prototypes });
    expect(problems).toEqual([]);
    expect(loaded.map((entity) => entity.id)).toEqual(["rat", "room", "c", "a", "b"]);
    expect(loaded.map((entity) => copy.serialize(entity))).toEqual(documents);
    expect(
      copy
        .byId("room")!
        .sources(ContainedIn)
        .map((entity) => entity.id),
    ).toEqual(["a", "b", "rat"]);
    expect(
      copy
        .byId("c")!
        .sources(Follows)
        .map((entity) => entity.id),
    ).toEqual(["rat", "b"]);
    expect(copy.byId("rat")!.target(Fighting)).toBeUndefined();
    expect(copy.byId("rat")!.has(Cursed)).toBe(false);
    expect(copy.byId("rat")!.get(Health)).toBe(ratPrototype.values.get(Health));
    expect(copy.takeDirty()).toEqual({ changed: [], gone: [] });
    copy.byId("a")!.despawn();
    expect(copy.takeDirty().gone).toEqual(["a"]);
  });

  it("wait for a target that is not there yet, and keep saying so", () => {
    const world = testWorld();
    const { problems } = world.load([
      { id: "coin", container: "bag", placeNo: 7, relations: { follows: "hero" } },
    ]);
    const coin = world.byId("coin")!;
    expect(problems).toEqual([]);
    expect(coin.target(ContainedIn)).toBeUndefined();
    expect(world.unresolved().map(({ relation, targetId }) => [relation, targetId])).toEqual([
      [Follows, "hero"],
      [ContainedIn, "bag"],
    ]);
    expect(world.serialize(coin)).toMatchObject({
      container: "bag",
      placeNo: 7,
      relations: { follows: "hero" },
    });
    world.load([{ id: "bag" }, { id: "key", container: "bag", placeNo: 2 }]);
    expect(
      world
        .byId("bag")!
        .sources(ContainedIn)
        .map((entity) => entity.id),
    ).toEqual(["key", "coin"]);
    coin.unlink(Follows);
    expect(world.unresolved()).toEqual([]);
    expect(world.takeDirty().changed).toEqual([coin]);
  });

  it("report what is wrong with them one by one, and let the others in", () => {
    const world = testWorld();
    world.spawn([], { id: "here" });
    const { loaded, problems } = world.load([
      { id: "here" },
      { id: "hurt", components: { health: { current: "plenty" } } },
      { id: "future", components: { health: { current: 1 } }, versions: { health: 2 } },
      { id: "orphan", prototype: "harbour:kraken" },
      { id: "odd", components: { wings: {} }, relations: { marries: "hurt" } },
      { id: "a", container: "b" },
      { id: "b", container: "a" },
    ]);
    expect(loaded.map((entity) => entity.id)).toEqual(["odd", "a", "b"]);
    expect(problems.map(({ id, code, loaded }) => [id, code, loaded])).toEqual([
      ["here", "duplicate-id", false],
      ["hurt", "bad-value", false],
      ["future", "newer-version", false],
      ["orphan", "unknown-prototype", false],
      ["odd", "unknown-component", true],
      ["odd", "unknown-relation", true],
      ["b", "cycle", true],
    ]);
    expect(JSON.stringify(problems)).not.toContain("plenty");
  });

  it("of an older version are migrated, and only those become dirty", () => {
    const Purse = defineComponent("purse", {
      schema: schemaOf<{ copper: number }>((value) => typeof value["copper"] === "number"),
      version: 3,
      migrate: (old, from) => ({ copper: from === 1 ? Number(old) : (old as { coins: number }).coins }),
    });
    const world = testWorld({ components: [Purse], relations: [ContainedIn] });
    const { loaded } = world.load([
      { id: "one", components: { purse: 5 } },
      { id: "two", components: { purse: { coins: 6 } }, versions: { purse: 2 } },
      { id: "three", components: { purse: { copper: 7 } }, versions: { purse: 3 } },
    ]);
    expect(loaded.map((entity) => entity.need(Purse).copper)).toEqual([5, 6, 7]);
    expect(world.takeDirty().changed.map((entity) => entity.id)).toEqual(["one", "two"]);
    expect(world.serialize(loaded[0]!).versions).toEqual({ purse: 3 });
  });

  it("rebuild what observers keep, after every link is in place", () => {
    const world = testWorld();
    const heard: unknown[] = [];
    world.onAdd(Health, (entity) => heard.push(entity.target(ContainedIn)?.id));
    world.load([{ id: "rat", components: { health: { current: 1 } }, container: "room" }, { id: "room" }]);
    expect(heard).toEqual(["room"]);
  });
});

describe("an unloaded entity", () => {
  it("leaves memory with what it carries, counts as neither changed nor gone, and is waited for", () => {
    const world = testWorld();
    const [room, hero, sword, dog, foe] = ["room", "hero", "sword", "dog", "foe"].map((id) =>
      world.spawn([], { id }),
    );
    hero!.link(ContainedIn, room!);
    sword!.link(ContainedIn, hero!);
    dog!.link(Follows, hero!);
    foe!.link(Fighting, hero!);
    expect(() => world.unload([hero!])).toThrow(/not stored yet/);
    world.takeDirty();
    const documents = [hero!, sword!].map((entity) => world.serialize(entity));
    world.unload([hero!, sword!]);
    expect([hero!.alive, sword!.alive, world.size]).toEqual([false, false, 3]);
    expect([dog!.target(Follows), foe!.target(Fighting)]).toEqual([undefined, undefined]);
    expect(world.serialize(dog!).relations).toEqual({ follows: "hero" });
    expect(world.takeDirty()).toEqual({ changed: [], gone: [] });
    world.load(documents);
    expect(dog!.target(Follows)).toBe(world.byId("hero"));
    expect(world.byId("hero")!.sources(ContainedIn)).toEqual([world.byId("sword")]);
  });

  it("is not taken out from under a system", () => {
    const world = testWorld();
    const rat = world.spawn([]);
    expect(() => world.system("tide", () => world.unload([rat]))).toThrow(/after the system/);
    expect(rat.alive).toBe(true);
  });
});
