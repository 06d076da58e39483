import type { Entity } from "./entity.ts";

type Primitive = string | number | boolean | bigint | symbol | null | undefined;

/** What `get` returns: the same data with every field and element read-only, at any depth. */
export type DeepReadonly<T> = T extends Primitive | Entity | ((...args: never[]) => unknown)
  ? T
  : T extends ReadonlyMap<infer K, infer V>
    ? ReadonlyMap<DeepReadonly<K>, DeepReadonly<V>>
    : T extends ReadonlySet<infer M>
      ? ReadonlySet<DeepReadonly<M>>
      : T extends object
        ? { readonly [P in keyof T]: DeepReadonly<T[P]> }
        : T;

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * Copies component data: plain objects, arrays, maps and sets, at any depth. Anything else (a class instance, an entity
 * handle) is taken by reference, so it is neither copied by `edit` nor restored by an undone attempt.
 */
export function copyData<T>(value: T): T {
  return copyUnknown(value) as T;
}

function copyUnknown(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copyUnknown);
  if (isPlain(value)) {
    const copy: Record<string, unknown> = { ...value };
    for (const key in copy) {
      const inner = copy[key];
      if (typeof inner === "object" && inner !== null) copy[key] = copyUnknown(inner);
    }
    return copy;
  }
  if (value instanceof Map)
    return new Map([...value].map(([key, item]) => [copyUnknown(key), copyUnknown(item)]));
  if (value instanceof Set) return new Set([...value].map(copyUnknown));
  return value;
}

/** Freezes plain objects and arrays at any depth. Stops at what is already frozen: a frozen part is frozen throughout. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (!Array.isArray(value) && !isPlain(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}
