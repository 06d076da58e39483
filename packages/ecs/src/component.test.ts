import { expect, it } from "vitest";
import { EcsError } from "./errors.ts";
import { ContainedIn, Cursed, Health, Name, named, schemaOf, testWorld } from "./testing/fixtures.ts";
import { defineComponent } from "./component.ts";
import { copyData, deepFreeze } from "./values.ts";

it("a component is called with a value or makes its own default, a new one each time", () => {
  expect(Health({ current: 3 }).value).toEqual({ current: 3 });
  expect(Health().value).toEqual({ current: 10 });
  expect(Health().value).not.toBe(Health().value);
  expect(() => Name()).toThrow("Component 'name' has no default");
});

it("a component says what is stored of it and who is sent it", () => {
  expect([Health.name, Health.persist, Health.kind, Health.version, Health.sync]).toEqual([
    "health",
    true,
    "state",
    1,
    "owner",
  ]);
  expect([Name.kind, Name.sync, Cursed.tag]).toEqual(["authored", "none", true]);
  expect(() => Cursed.schema.parse({})).toThrow(/stored as true/);
});

it("a world refuses two components of one name and knows only its own", () => {
  const twin = defineComponent("health", { schema: schemaOf<{ max: number }>(() => true) });
  expect(() => testWorld({ components: [Health, twin] })).toThrow("'health' is defined twice.");
  expect(() => testWorld({ components: [Name] }).spawn([Health()])).toThrow(/was not given to createWorld/);
  expect(() => testWorld({ relations: [] })).toThrow(EcsError);
  const world = testWorld();
  expect(() => world.spawn([named("a rat"), twin({ max: 1 })])).toThrow(EcsError);
  expect(world.size).toBe(0);
});

it("a world without containment cannot put a newcomer anywhere", () => {
  const world = testWorld({ relations: [ContainedIn], containment: undefined as never });
  const room = world.spawn([]);
  expect(() => world.spawn([], { in: room })).toThrow(/containment relation/);
});

it("data is copied and frozen at any depth, and class instances are taken by reference", () => {
  const clock = new URL("wyldlands:clock");
  const data = { list: [{ n: 1 }], seen: new Map([["rat", { n: 2 }]]), tags: new Set(["wet"]), clock };
  const copy = copyData(data);
  expect(copy).toEqual(data);
  expect(copy.list[0]).not.toBe(data.list[0]);
  expect(copy.seen.get("rat")).not.toBe(data.seen.get("rat"));
  expect(copy.clock).toBe(clock);
  deepFreeze(copy);
  expect(() => (copy.list[0]!.n = 5)).toThrow(TypeError);
  expect(Object.isFrozen(clock)).toBe(false);
});
