import { describe, expectTypeOf, it } from "vitest";
import { Cursed, Health, Name, Pack, testWorld } from "./testing/fixtures.ts";
import type { DeepReadonly } from "./values.ts";

// The compiler is the test here: an expected error that does not occur fails the type check. Nothing below is executed.
function neverRun() {
  const rat = testWorld().spawn([Name({ name: "a rat" }), Health(), Pack()]);

  // @ts-expect-error get is read-only: a change needs edit
  rat.need(Health).current = 3;
  // @ts-expect-error get may find nothing
  void rat.get(Health).current;
  // @ts-expect-error read-only at any depth
  rat.need(Pack).slots[0]!.count = 3;
  // @ts-expect-error a list is read-only too
  rat.need(Pack).slots.push({ item: "rope", count: 1 });
  // @ts-expect-error the value must fit the schema
  Health({ current: "plenty" });
  // @ts-expect-error and be whole
  Name({});
  // @ts-expect-error a tag has nothing to edit
  rat.edit(Cursed);
  // @ts-expect-error the identity is not ours to change
  rat.id = "cat";

  rat.edit(Health).current = 3;
  rat.edit(Pack).slots.push({ item: "rope", count: 1 });
}

describe("the types", () => {
  it("infer a component's value from its schema and make what is read deeply read-only", () => {
    expectTypeOf(neverRun).returns.toBeVoid();
    expectTypeOf(Health().value).toEqualTypeOf<{ current: number }>();
    expectTypeOf<DeepReadonly<{ seen: Map<string, { at: number[] }> }>>().toEqualTypeOf<{
      readonly seen: ReadonlyMap<string, { readonly at: readonly number[] }>;
    }>();
  });
});
