import { Announcer } from "./announcer.ts";
import type { ComponentInit, ComponentType } from "./component.ts";
import { ComponentStore } from "./component-store.ts";
import type { Entity } from "./entity.ts";
import { EcsError } from "./errors.ts";
import { Handle } from "./handle.ts";
import { Ledger } from "./ledger.ts";
import { Loops } from "./loops.ts";
import type { ComponentObserver } from "./observers.ts";
import type { Prototype } from "./prototype.ts";
import { Refusal } from "./refusal.ts";
import type { RelationDef } from "./relation.ts";
import { type Link, RelationStore } from "./relation-store.ts";
import { UndoLog } from "./undo-log.ts";
import { copyData, deepFreeze } from "./values.ts";
import { WaitingLinks } from "./waiting-links.ts";
import type { World } from "./world.ts";

/** `gone`: it is no more, its row is to be deleted. `unloaded`: it only leaves memory. */
type Ending = "gone" | "unloaded";

function byName<T extends { readonly name: string }, S>(
  types: readonly T[],
  make: (type: T) => S,
): Map<T, S> {
  const names = new Set<string>();
  for (const { name } of types) {
    if (names.has(name)) throw new EcsError("duplicate-name", `'${name}' is defined twice.`);
    names.add(name);
  }
  return new Map(types.map((type) => [type, make(type)]));
}

/**
 * The world from inside. Every change goes through here: it is refused while an attempt is being undone, entered in the
 * ledger, given its inverse in the undo log while one is open, and told to observers.
 */
export class Kernel {
  readonly world: World;
  readonly dev: boolean;
  readonly stores: readonly ComponentStore[];
  readonly relations: readonly RelationStore[];
  readonly log = new UndoLog();
  readonly ledger = new Ledger(this.log);
  readonly waiting = new WaitingLinks(this.log);
  readonly announcer = new Announcer(this.log);
  readonly loops = new Loops();
  readonly byId = new Map<string, Handle>();
  readonly slots: (Handle | undefined)[] = [];
  readonly #free: number[] = [];
  readonly #stores: Map<ComponentType, ComponentStore>;
  readonly #relations: Map<RelationDef, RelationStore>;
  /** Copies made by `edit` since the last seal: the only values that may be written in place. */
  readonly #fresh = new Set<unknown>();
  /** Dev mode: values added since the last seal, to be frozen by it. */
  readonly #added: unknown[] = [];

  constructor(
    world: World,
    components: readonly ComponentType[],
    relations: readonly RelationDef[],
    dev: boolean,
  ) {
    this.world = world;
    this.dev = dev;
    this.#stores = byName(components, (type) => new ComponentStore(type));
    this.#relations = byName(relations, (type) => new RelationStore(type));
    this.stores = [...this.#stores.values()];
    this.relations = [...this.#relations.values()];
  }

  store(type: ComponentType): ComponentStore {
    const store = this.#stores.get(type);
    if (store === undefined) {
      throw new EcsError("unknown-component", `Component '${type.name}' was not given to createWorld.`);
    }
    return store;
  }

  relation(type: RelationDef): RelationStore {
    const store = this.#relations.get(type);
    if (store === undefined) {
      throw new EcsError("unknown-relation", `Relation '${type.name}' was not given to createWorld.`);
    }
    return store;
  }

  describe(handle: Handle): string {
    const what = handle.prototype === undefined ? "Entity" : `Entity ${handle.prototype.id}`;
    return `${what} ${handle.id}${handle.alive ? "" : " (dead)"}`;
  }

  /** The handle behind an entity that is about to be written to or linked to. */
  living(entity: Entity): Handle {
    if (!(entity instanceof Handle) || entity.kernel !== this) {
      throw new EcsError("foreign-entity", `Entity ${entity.id} belongs to another world.`);
    }
    if (entity.index < 0)
      throw new EcsError("dead-entity", `${this.describe(entity)} can no longer be changed.`);
    return entity;
  }

  isDoomed(handle: Handle): boolean {
    return this.loops.doomed.has(handle);
  }

  /** Makes a handle with nothing on it. */
  create(id: string, prototype: Prototype | undefined): Handle {
    if (this.byId.has(id))
      throw new EcsError("duplicate-id", `There is already an entity with the id ${id}.`);
    const handle = new Handle(this, id, prototype);
    const recycled = this.#free.pop();
    const index = recycled ?? this.slots.length;
    handle.index = index;
    this.slots[index] = handle;
    this.byId.set(id, handle);
    if (this.log.open) {
      this.log.push(() => {
        this.byId.delete(id);
        handle.index = -1;
        if (recycled === undefined) {
          this.slots.pop();
        } else {
          this.slots[index] = undefined;
          this.#free.push(index);
        }
      });
    }
    return handle;
  }

  /** Puts a component on an entity that lacks it; the ledger is the caller's business. */
  attach(handle: Handle, store: ComponentStore, value: unknown): void {
    store.insert(handle.index, value);
    if (this.dev) this.#added.push(value);
    if (this.log.open) {
      this.log.push(() => {
        store.remove(handle.index);
        this.#tell(store.removed, handle, value);
      });
    }
    this.#tell(store.added, handle, value);
  }

  /** Takes a component off an entity that has it; the ledger is the caller's business. */
  detach(handle: Handle, store: ComponentStore): void {
    const value = store.values[store.slot(handle.index)];
    const slot = store.remove(handle.index);
    if (this.log.open) {
      this.log.push(() => {
        store.restore(handle.index, slot, value);
        this.#tell(store.added, handle, value);
      });
    }
    this.#tell(store.removed, handle, value);
  }

  #tell(observers: readonly ComponentObserver[], handle: Handle, value: unknown): void {
    if (observers.length > 0) this.announcer.tell(observers, (observer) => observer(handle, value));
  }

  /** Replaces a value where it sits; the ledger is the caller's business. */
  replace(handle: Handle, store: ComponentStore, value: unknown): void {
    const slot = store.slot(handle.index);
    const old = store.values[slot];
    store.values[slot] = value;
    if (this.log.open) {
      this.log.push(() => {
        store.values[store.slot(handle.index)] = old;
      });
    }
  }

  /** Enters a component's change in the ledger and in the list for the next flush. */
  wrote(handle: Handle, store: ComponentStore): void {
    this.ledger.wrote(handle, store.type.persist);
    this.changed(handle, store);
  }

  /** Lists a change for the next flush only. */
  changed(handle: Handle, store: ComponentStore): void {
    if (store.changed.length === 0 || store.pending.has(handle)) return;
    store.pending.add(handle);
    if (this.log.open) this.log.push(() => store.pending.delete(handle));
  }

  edit(handle: Handle, type: ComponentType): unknown {
    const store = this.store(type);
    const value = store.values[store.slot(this.living(handle).index)];
    if (value === undefined) {
      throw new EcsError("missing-component", `${this.describe(handle)} has no '${type.name}' to edit.`);
    }
    if (this.log.undoing) return copyData(value);
    this.wrote(handle, store);
    if (this.#fresh.has(value)) return value;
    const copy = copyData(value);
    this.#fresh.add(copy);
    this.replace(handle, store, copy);
    return copy;
  }

  add(handle: Handle, { type, value }: ComponentInit): void {
    const store = this.store(type);
    this.living(handle);
    if (!this.log.undoing) this.put(handle, store, value);
  }

  /** Adds a component or replaces its value, ledger included. */
  put(handle: Handle, store: ComponentStore, value: unknown): void {
    const slot = store.slot(handle.index);
    if (slot >= 0 && store.values[slot] === value) return;
    this.wrote(handle, store);
    if (slot < 0) {
      this.attach(handle, store, value);
    } else {
      this.replace(handle, store, value);
      if (this.dev) this.#added.push(value);
    }
  }

  remove(handle: Handle, type: ComponentType): void {
    const store = this.store(type);
    if (this.log.undoing || store.slot(handle.index) < 0) return;
    if (this.dev) this.loops.guardRemoval(handle, store);
    this.ledger.wrote(handle, type.persist);
    this.detach(handle, store);
  }

  link(source: Handle, type: RelationDef, target: Entity): void {
    const store = this.relation(type);
    const to = this.living(target);
    this.living(source);
    if (this.log.undoing || store.link(source.index)?.target === to) return;
    if (this.wouldCycle(source, store, to)) {
      throw new EcsError(
        "cycle",
        `${this.describe(source)} cannot be '${type.name}' ${to.id}, which is within it.`,
      );
    }
    this.waiting.drop(source, store);
    this.ledger.wrote(source, type.persist);
    this.relink(source, store, to, store.nextPlace(to));
  }

  unlink(source: Handle, type: RelationDef): void {
    const store = this.relation(type);
    if (this.log.undoing || source.index < 0) return;
    const waited = this.waiting.drop(source, store);
    if (!waited && store.link(source.index) === undefined) return;
    this.ledger.wrote(source, type.persist);
    this.relink(source, store, undefined);
  }

  wouldCycle(source: Handle, store: RelationStore, target: Handle): boolean {
    if (!store.type.acyclic) return false;
    let above: Handle | undefined = target;
    while (above !== undefined && above !== source) above = store.link(above.index)?.target;
    return above === source;
  }

  /** Moves a source's link, or ends it; the ledger is the caller's business. */
  relink(source: Handle, store: RelationStore, target: Handle | undefined, place = 0): void {
    const old = store.link(source.index);
    const next: Link | undefined = target && { source, target, place };
    if (old === undefined && next === undefined) return;
    swapLink(store, old, next);
    // Before the observers are told: one that throws must not keep the move.
    if (this.log.open) {
      this.log.push(() => {
        swapLink(store, next, old);
        this.#tellMoved(store, source, next, old);
      });
    }
    this.#tellMoved(store, source, old, next);
  }

  #tellMoved(store: RelationStore, source: Handle, old: Link | undefined, next: Link | undefined): void {
    if (store.moved.length > 0) {
      this.announcer.tell(store.moved, (observer) => observer(source, old?.target, next?.target));
    }
  }

  despawn(handle: Handle): void {
    if (this.log.undoing || handle.index < 0) return;
    if (!this.loops.busy) {
      this.end([handle], "gone");
    } else if (!this.loops.doomed.has(handle)) {
      this.ledger.wrote(handle, false);
      this.loops.doomed.add(handle);
      if (this.log.open) this.log.push(() => this.loops.doomed.delete(handle));
    }
  }

  /** Despawns what was doomed, once no system and no query loop is under way. */
  sweep(): void {
    if (this.log.undoing || this.loops.busy || this.loops.doomed.size === 0) return;
    this.end([...this.loops.doomed], "gone");
  }

  /** Ends entities together; those whose link to them says so end as well. Observers are told when all is done. */
  end(handles: readonly Handle[], ending: Ending): void {
    const leaving = new Set(handles);
    if (ending === "gone") {
      for (const handle of leaving) {
        for (const store of this.relations) {
          if (store.type.onTargetGone !== "despawn") continue;
          for (const source of store.sources(handle)) leaving.add(source as Handle);
        }
      }
    }
    this.announcer.hold(() => {
      for (const handle of leaving) {
        for (const store of this.relations) {
          for (const source of store.sources(handle) as readonly Handle[]) {
            if (!leaving.has(source)) this.#bereave(source, store, leaving, ending);
          }
        }
      }
      for (const handle of leaving) this.#release(handle, ending);
    });
  }

  /** Its target is leaving: it waits for it, goes where the target was, or goes free. */
  #bereave(source: Handle, store: RelationStore, leaving: ReadonlySet<Handle>, ending: Ending): void {
    const { target, place } = store.link(source.index)!;
    if (ending === "unloaded") {
      this.relink(source, store, undefined);
      if (store.type.persist) this.waiting.add({ source, store, targetId: target.id, place });
      return;
    }
    let heir = store.type.onTargetGone === "inherit" ? store.link(target.index)?.target : undefined;
    for (let steps = 0; heir !== undefined && leaving.has(heir); steps++) {
      heir = steps < leaving.size ? store.link(heir.index)?.target : undefined;
    }
    this.ledger.wrote(source, store.type.persist);
    this.relink(source, store, heir, heir && store.nextPlace(heir));
  }

  #release(handle: Handle, ending: Ending): void {
    const { index, id } = handle;
    for (const store of this.relations) this.relink(handle, store, undefined);
    this.waiting.drop(handle);
    for (const store of this.stores) if (store.has(index)) this.detach(handle, store);
    this.loops.doomed.delete(handle);
    if (ending === "gone") {
      this.ledger.wrote(handle, false);
      this.ledger.died(handle);
    }
    this.byId.delete(id);
    this.slots[index] = undefined;
    this.#free.push(index);
    handle.index = -1;
    if (!this.log.open) return;
    this.log.push(() => {
      this.#free.pop();
      handle.index = index;
      this.slots[index] = handle;
      this.byId.set(id, handle);
    });
  }

  attempt<T>(fn: () => T, touched: Set<Handle> | undefined): T {
    if (this.log.undoing) return fn();
    this.seal();
    const mark = this.log.begin();
    let result: T;
    try {
      result = touched === undefined ? fn() : this.ledger.collect(touched, fn);
      if (result instanceof Promise) {
        throw new EcsError("async-attempt", "An attempt cannot wait: its function returned a promise.");
      }
    } catch (error) {
      this.#rollBack(mark);
      throw error;
    }
    if (result instanceof Refusal) {
      this.#rollBack(mark);
    } else {
      this.seal();
      this.log.commit();
    }
    return result;
  }

  #rollBack(mark: number): void {
    this.#fresh.clear();
    this.log.undoing = true;
    try {
      this.announcer.hold(() => this.log.rollBack(mark));
    } finally {
      this.log.undoing = false;
    }
  }

  /** From here on, values are not written in place any more: the next `edit` copies. Dev mode freezes them. */
  seal(): void {
    if (this.dev) {
      for (const value of this.#fresh) deepFreeze(value);
      for (const value of this.#added) deepFreeze(value);
      this.#added.length = 0;
    }
    if (this.#fresh.size > 0) this.#fresh.clear();
  }
}

function swapLink(store: RelationStore, old: Link | undefined, next: Link | undefined): void {
  if (old !== undefined) store.detach(old);
  if (next !== undefined) store.attach(next);
}
