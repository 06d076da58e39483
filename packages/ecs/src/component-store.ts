import type { ComponentType } from "./component.ts";
import type { Handle } from "./handle.ts";
import type { ComponentObserver } from "./observers.ts";
import { SparseSet } from "./sparse-set.ts";

/** One component's values, who watches it, and whose changes the next flush has to tell. */
export class ComponentStore extends SparseSet {
  readonly type: ComponentType;
  readonly added: ComponentObserver[] = [];
  readonly removed: ComponentObserver[] = [];
  readonly changed: ComponentObserver[] = [];
  /** Filled only while somebody watches for changes. */
  readonly pending = new Set<Handle>();

  constructor(type: ComponentType) {
    super();
    this.type = type;
  }
}
