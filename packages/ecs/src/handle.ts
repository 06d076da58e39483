import type { ComponentDef, ComponentInit, ComponentType } from "./component.ts";
import type { Entity } from "./entity.ts";
import { EcsError } from "./errors.ts";
import type { Kernel } from "./kernel.ts";
import type { Prototype } from "./prototype.ts";
import type { RelationDef } from "./relation.ts";
import type { DeepReadonly } from "./values.ts";
import type { World } from "./world.ts";

/** The entity as the kernel holds it: `index`, `prototype` and `stored` are the kernel's to write. */
export class Handle implements Entity {
  readonly id: string;
  index = -1;
  prototype: Prototype | undefined;
  /** It has been handed to storage or came from there, so its end must be told. */
  stored = false;
  readonly kernel: Kernel;

  constructor(kernel: Kernel, id: string, prototype: Prototype | undefined) {
    this.kernel = kernel;
    this.id = id;
    this.prototype = prototype;
  }

  get alive(): boolean {
    return this.index >= 0;
  }

  get doomed(): boolean {
    return this.kernel.isDoomed(this);
  }

  get world(): World {
    return this.kernel.world;
  }

  has(component: ComponentType): boolean {
    return this.index >= 0 && this.kernel.store(component).has(this.index);
  }

  get<T>(component: ComponentDef<T>): DeepReadonly<T> | undefined {
    const store = this.kernel.store(component);
    const slot = store.slot(this.index);
    return slot < 0 ? undefined : (store.values[slot] as DeepReadonly<T>);
  }

  need<T>(component: ComponentDef<T>): DeepReadonly<T> {
    const value = this.get(component);
    if (value === undefined) {
      throw new EcsError("missing-component", `${this.kernel.describe(this)} has no '${component.name}'.`);
    }
    return value;
  }

  edit<T extends object>(component: ComponentDef<T>): T {
    return this.kernel.edit(this, component) as T;
  }

  add(init: ComponentInit): void {
    this.kernel.add(this, init);
  }

  remove(component: ComponentType): void {
    this.kernel.remove(this, component);
  }

  link(relation: RelationDef, target: Entity): void {
    this.kernel.link(this, relation, target);
  }

  unlink(relation: RelationDef): void {
    this.kernel.unlink(this, relation);
  }

  target(relation: RelationDef): Entity | undefined {
    return this.kernel.relation(relation).link(this.index)?.target;
  }

  sources(relation: RelationDef): readonly Entity[] {
    return this.kernel.relation(relation).sources(this);
  }

  despawn(): void {
    this.kernel.despawn(this);
  }
}
