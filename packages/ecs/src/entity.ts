import type { ComponentDef, ComponentInit, ComponentType } from "./component.ts";
import type { Prototype } from "./prototype.ts";
import type { RelationDef } from "./relation.ts";
import type { DeepReadonly } from "./values.ts";
import type { World } from "./world.ts";

/**
 * A handle to one thing in the world, for as long as the process runs. It is never reused for another thing, so it may be
 * kept across an await and asked whether it is still `alive`.
 *
 * On a dead handle reads find nothing, `remove`, `unlink` and `despawn` do nothing, and every other write throws.
 */
export interface Entity {
  /** The identity outside the process. */
  readonly id: string;
  /** The slot in memory, -1 when dead. Slots are reused: never keep one. */
  readonly index: number;
  readonly alive: boolean;
  /** Waiting to be despawned at the end of the running system or query loop. */
  readonly doomed: boolean;
  readonly world: World;
  readonly prototype: Prototype | undefined;

  has(component: ComponentType): boolean;
  /** The value, or undefined. It is a snapshot: a later `edit` copies, so this stays as it was. */
  get<T>(component: ComponentDef<T>): DeepReadonly<T> | undefined;
  /** The value; throws when the entity lacks the component. */
  need<T>(component: ComponentDef<T>): DeepReadonly<T>;
  /**
   * The value, to write to, marked as changed. Valid until the next flush, serialize, or start or end of an attempt: ask
   * again after those. Throws when the entity lacks the component.
   */
  edit<T extends object>(component: ComponentDef<T>): T;
  /** Adds the component, or replaces its value. */
  add(init: ComponentInit): void;
  /** Removes the component if it is there. */
  remove(component: ComponentType): void;

  /** Links to the target, giving up the one before. Already linked there: nothing changes, not even its place. */
  link(relation: RelationDef, target: Entity): void;
  unlink(relation: RelationDef): void;
  target(relation: RelationDef): Entity | undefined;
  /** Who links here, in the order in which they came. A snapshot: moving them while looping over it is safe. */
  sources(relation: RelationDef): readonly Entity[];

  /** Removes it from the world: at once, or at the end of the running system or query loop. */
  despawn(): void;
}
