import type { ComponentDef, ComponentInit, ComponentType } from "./component.ts";
import { type Document, type DocumentFormat, serialize } from "./document.ts";
import type { Entity } from "./entity.ts";
import { EcsError } from "./errors.ts";
import { flush } from "./flush.ts";
import type { Handle } from "./handle.ts";
import { Kernel } from "./kernel.ts";
import { type LoadResult, Loader, settle, type StoredDocument } from "./load.ts";
import { type ComponentObserver, type MoveObserver, subscribe } from "./observers.ts";
import type { Prototype } from "./prototype.ts";
import { replacePrototypes } from "./prototype-swap.ts";
import { Query } from "./query.ts";
import type { RelationDef } from "./relation.ts";
import type { DeepReadonly } from "./values.ts";

export interface WorldOptions {
  readonly components: readonly ComponentType[];
  readonly relations?: readonly RelationDef[];
  /** The relation that `spawn`'s `in` sets and documents store as `container` and `placeNo`. */
  readonly containment?: RelationDef;
  /** Makes an id for an entity that is spawned without one. */
  readonly newId: () => string;
  /** Freezes values and throws on what a query loop must not do. Slower; on in development and tests. */
  readonly dev?: boolean;
  /** What a document calls the entity's kind. */
  readonly kindOf?: (entity: Entity) => string | undefined;
}

export interface SpawnOptions {
  readonly id?: string;
  readonly in?: Entity;
  readonly prototype?: Prototype;
}

export interface AttemptOptions {
  /** Gets every entity that the attempt wrote: spawned, edited, linked, despawned. Empty again if it is undone. */
  readonly touched?: Set<Entity>;
}

/** A persisted link whose target is not in memory. */
export interface UnresolvedLink {
  readonly entity: Entity;
  readonly relation: RelationDef;
  readonly targetId: string;
}

export function createWorld(options: WorldOptions): World {
  return new World(options);
}

export class World {
  readonly components: readonly ComponentType[];
  readonly relations: readonly RelationDef[];
  readonly #kernel: Kernel;
  readonly #format: DocumentFormat;
  readonly #loader: Loader;
  readonly #containment: RelationDef | undefined;
  readonly #newId: () => string;

  constructor(options: WorldOptions) {
    this.components = [...options.components];
    this.relations = [...(options.relations ?? [])];
    this.#kernel = new Kernel(this, this.components, this.relations, options.dev ?? false);
    this.#containment = options.containment;
    if (options.containment !== undefined) this.#kernel.relation(options.containment);
    this.#newId = options.newId;
    this.#format = {
      kernel: this.#kernel,
      containment: options.containment?.name,
      kindOf: options.kindOf,
    };
    this.#loader = new Loader(this.#format);
  }

  /** How many entities are in memory. */
  get size(): number {
    return this.#kernel.byId.size;
  }

  /** True while a failed attempt is being undone: observers are told the opposite of before, and what they write is ignored. */
  get undoing(): boolean {
    return this.#kernel.log.undoing;
  }

  byId(id: string): Entity | undefined {
    return this.#kernel.byId.get(id);
  }

  /** Every entity in memory. A snapshot. */
  entities(): readonly Entity[] {
    return [...this.#kernel.byId.values()];
  }

  /** How many entities have the component. */
  count(component: ComponentType): number {
    return this.#kernel.store(component).size;
  }

  /** Makes an entity. Observers are told when it is whole and in its place. */
  spawn(inits: readonly ComponentInit[], options: SpawnOptions = {}): Entity {
    const kernel = this.#kernel;
    const { prototype } = options;
    if (kernel.log.undoing)
      throw new EcsError("undoing", "Observers cannot spawn while an attempt is being undone.");
    const container = options.in && kernel.living(options.in);
    // Found first, so that an unknown component leaves no half-made entity behind.
    const stores = inits.map(({ type }) => kernel.store(type));
    const inherited = [...(prototype?.values ?? [])]
      .filter(([type]) => !inits.some((init) => init.type === type))
      .map(([type, value]) => ({ store: kernel.store(type), value }));
    const containment = container && this.#containment;
    if (container !== undefined && containment === undefined) {
      throw new EcsError("unknown-relation", "`in` needs the containment relation given to createWorld.");
    }
    return kernel.announcer.hold(() => {
      const id = options.id ?? this.#newId();
      const handle = kernel.create(id, prototype);
      const revived = kernel.ledger.born(id);
      if (revived) handle.stored = true;
      kernel.ledger.wrote(handle, revived || prototype !== undefined);
      for (const { store, value } of inherited) {
        kernel.wrote(handle, store);
        kernel.attach(handle, store, value);
      }
      for (let i = 0; i < stores.length; i++) kernel.put(handle, stores[i]!, inits[i]!.value);
      if (containment !== undefined && container !== undefined) handle.link(containment, container);
      for (const link of kernel.waiting.for(id)) settle(kernel, link);
      return handle;
    });
  }

  /** The entities that have all the given components. */
  query(first: ComponentType, ...more: ComponentType[]): Query {
    return new Query(
      this.#kernel,
      [first, ...more].map((type) => this.#kernel.store(type)),
    );
  }

  /** Runs a system. What it despawns lives until it ends. */
  system<T>(name: string, fn: () => T): T {
    this.#kernel.loops.enter();
    try {
      const result = fn();
      if (result instanceof Promise)
        throw new EcsError("in-loop", `System '${name}' returned a promise: it cannot wait.`);
      return result;
    } finally {
      this.#kernel.loops.leave();
      this.#kernel.sweep();
    }
  }

  /** Tells when the component is added, at once; also by `load`, and when an undone attempt had removed it. */
  onAdd<T>(
    component: ComponentDef<T>,
    observer: (entity: Entity, value: DeepReadonly<T>) => void,
  ): () => void {
    return subscribe(this.#kernel.store(component).added, observer as ComponentObserver);
  }

  /** Tells when the component is removed, at once; also by despawn and `unload`, and when an undone attempt had added it. */
  onRemove<T>(
    component: ComponentDef<T>,
    observer: (entity: Entity, value: DeepReadonly<T>) => void,
  ): () => void {
    return subscribe(this.#kernel.store(component).removed, observer as ComponentObserver);
  }

  /** Tells when a link begins, moves or ends, at once. */
  onMove(relation: RelationDef, observer: MoveObserver): () => void {
    return subscribe(this.#kernel.relation(relation).moved, observer);
  }

  /** Tells at `flush` that the component was added or written since the last one, if the entity still has it. */
  onChange<T>(
    component: ComponentDef<T>,
    observer: (entity: Entity, value: DeepReadonly<T>) => void,
  ): () => void {
    return subscribe(this.#kernel.store(component).changed, observer as ComponentObserver);
  }

  /** Tells change observers, once per entity and component; what they change themselves is told in a further round. */
  flush(): void {
    flush(this.#kernel);
  }

  /**
   * Runs `fn` as a whole or not at all: when it returns a `Refusal` or throws, everything it did is undone. Attempts nest.
   * What is undone: entities, components, links and their order, dirty flags, queued despawns, buffered events.
   */
  attempt<T>(fn: () => T, options: AttemptOptions = {}): T {
    return this.#kernel.attempt(fn, options.touched as Set<Handle> | undefined);
  }

  /** Runs `fn` and says which entities it wrote: spawned, edited, linked, despawned. */
  touched<T>(fn: () => T): { result: T; entities: Set<Entity> } {
    const entities = new Set<Handle>();
    const result = this.#kernel.ledger.collect(entities, fn);
    return { result, entities };
  }

  /** Buffers an event until `takeEvents`; an undone attempt drops its own. */
  emit(event: unknown): void {
    this.#kernel.ledger.emit(event);
  }

  takeEvents<E = unknown>(): E[] {
    return this.#kernel.ledger.takeEvents() as E[];
  }

  /** What storage has to write and to delete since the last call. Not inside an attempt. */
  takeDirty(): { changed: Entity[]; gone: string[] } {
    return this.#kernel.ledger.takeDirty();
  }

  serialize(entity: Entity): Document {
    return serialize(this.#format, this.#kernel.living(entity));
  }

  /** Takes in stored entities. Nothing becomes dirty but what had to be migrated or repaired. */
  load(
    documents: Iterable<StoredDocument>,
    options: { readonly prototypes?: ReadonlyMap<string, Prototype> } = {},
  ): LoadResult {
    return this.#loader.load(documents, options.prototypes ?? new Map());
  }

  /** Links that wait for a target that is not in memory. */
  unresolved(): UnresolvedLink[] {
    const links = this.#kernel.waiting.all();
    return links.map(({ source, store, targetId }) => ({ entity: source, relation: store.type, targetId }));
  }

  /**
   * Takes entities out of memory without deleting them. Persisted links to them wait for their return. Refused for an
   * entity with changes that `takeDirty` has not handed out, and inside a query loop or a system.
   */
  unload(entities: Iterable<Entity>): void {
    const kernel = this.#kernel;
    if (kernel.loops.busy)
      throw new EcsError("in-loop", "Entities are unloaded after the system or query loop.");
    const handles = [...entities].map((entity) => kernel.living(entity));
    for (const handle of handles) {
      if (!kernel.ledger.isDirty(handle)) continue;
      throw new EcsError("unsaved", `${kernel.describe(handle)} has changes that are not stored yet.`);
    }
    kernel.end(handles, "unloaded");
  }

  /** Gives instances of `old` the values of `next`, except where they have their own. Returns how many instances there are. */
  replacePrototype(old: Prototype, next: Prototype): number {
    return this.replacePrototypes(new Map([[old, next]]));
  }

  /** The same for many prototypes, each by what comes in its place: the entities are walked once. */
  replacePrototypes(swaps: ReadonlyMap<Prototype, Prototype>): number {
    return replacePrototypes(this.#kernel, swaps);
  }
}
