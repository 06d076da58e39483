import * as fc from "fast-check";

/** Entities are numbers, resolved to ids when an operation runs; components and relations are indices into lists. */
export type Operation =
  | {
      op: "spawn";
      who: number;
      inits: readonly (readonly [number, number])[];
      prototype: number;
      into: number;
    }
  | { op: "edit" | "add"; who: number; component: number; value: number }
  | { op: "remove"; who: number; component: number }
  | { op: "link"; who: number; relation: number; target: number }
  | { op: "unlink"; who: number; relation: number }
  | { op: "despawn"; who: number }
  | { op: "emit"; event: number }
  | { op: "attempt"; body: Operation[]; ends: "kept" | "refused" | "thrown" }
  | { op: "system"; body: Operation[] }
  | { op: "loop"; components: number[]; body: Operation[] }
  | { op: "flush" | "takeDirty" | "takeEvents" }
  | { op: "unload" | "load"; mask: number }
  | { op: "replacePrototype"; which: number; inits: readonly (readonly [number, number])[] };

export interface OperationSpace {
  readonly ids: number;
  readonly components: number;
  readonly relations: number;
  readonly prototypes: number;
}

/** Random programs, attempts, systems and query loops nested in each other included. */
export function programs({
  ids,
  components,
  relations,
  prototypes,
}: OperationSpace): fc.Arbitrary<Operation[]> {
  const component = fc.nat(components - 1);
  const relation = fc.nat(relations - 1);
  const value = fc.nat(9);
  // One above the ids stands for the current entity of the innermost loop.
  const who = fc.nat(ids);
  const inits = fc.array(fc.tuple(component, value), { maxLength: 3 });
  const some = (weight: number, arbitrary: fc.Arbitrary<Operation>) => ({ weight, arbitrary });
  const collect = fc.record({
    op: fc.constantFrom("flush" as const, "takeDirty" as const, "takeEvents" as const),
  });
  const { program } = fc.letrec<{ program: Operation[]; operation: Operation }>((tie) => ({
    program: fc.array(tie("operation"), { maxLength: 12 }),
    operation: fc.oneof(
      { depthSize: "small", maxDepth: 3, withCrossShrink: true },
      some(4, fc.record({ op: fc.constant("despawn" as const), who })),
      some(
        9,
        fc.record({
          op: fc.constant("spawn" as const),
          who,
          inits,
          prototype: fc.nat(prototypes + 1),
          into: fc.nat(ids + 3),
        }),
      ),
      some(8, fc.record({ op: fc.constantFrom("edit" as const, "add" as const), who, component, value })),
      some(5, fc.record({ op: fc.constant("remove" as const), who, component })),
      some(12, fc.record({ op: fc.constant("link" as const), who, relation, target: who })),
      some(3, fc.record({ op: fc.constant("unlink" as const), who, relation })),
      some(1, fc.record({ op: fc.constant("emit" as const), event: value })),
      some(1, collect),
      some(
        4,
        fc.record({ op: fc.constantFrom("unload" as const, "load" as const), mask: fc.nat(2 ** ids - 1) }),
      ),
      some(
        1,
        fc.record({ op: fc.constant("replacePrototype" as const), which: fc.nat(prototypes - 1), inits }),
      ),
      some(
        6,
        fc.record({
          op: fc.constant("attempt" as const),
          body: tie("program"),
          ends: fc.constantFrom("kept" as const, "refused" as const, "thrown" as const),
        }),
      ),
      some(2, fc.record({ op: fc.constant("system" as const), body: tie("program") })),
      some(
        3,
        fc.record({
          op: fc.constant("loop" as const),
          components: fc.array(component, { minLength: 1, maxLength: 2 }),
          body: tie("program"),
        }),
      ),
    ),
  }));
  const part = fc.tuple(program, collect).map(([operations, last]) => [...operations, last]);
  return fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.flat());
}
