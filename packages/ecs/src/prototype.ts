import type { ComponentInit, ComponentType } from "./component.ts";
import { copyData, deepFreeze } from "./values.ts";

/** What authored content says a thing is. Instances hold its frozen values by reference until they edit them. */
export interface Prototype {
  /** `area:slug`. */
  readonly id: string;
  readonly values: ReadonlyMap<ComponentType, unknown>;
}

export function definePrototype(options: { id: string; inits: readonly ComponentInit[] }): Prototype {
  const values = new Map<ComponentType, unknown>();
  for (const { type, value } of options.inits) values.set(type, deepFreeze(copyData(value)));
  return Object.freeze({ id: options.id, values });
}
