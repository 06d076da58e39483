/**
 * The kernel's contract once more, as naively as possible: plain maps by id, no handles, no indices, no undo log. An
 * attempt copies everything and puts the copy back when it fails.
 */
export interface ModelComponent {
  readonly name: string;
  readonly persist: boolean;
}

export interface ModelRelation {
  readonly name: string;
  readonly persist: boolean;
  readonly acyclic: boolean;
  readonly onTargetGone: "inherit" | "remove" | "despawn";
}

/** A prototype's values by component name. */
export interface ModelPrototype {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface ModelEntity {
  prototype: ModelPrototype | undefined;
  /** A value is the prototype's when it is the very same. */
  readonly components: Map<string, unknown>;
  /** A link whose target is not in memory waits. */
  readonly links: Map<string, { target: string; place: number }>;
  stored: boolean;
}

export interface ModelState {
  readonly entities: Map<string, ModelEntity>;
  readonly dirty: Set<string>;
  readonly gone: Set<string>;
  readonly pending: Set<string>;
  readonly doomed: Set<string>;
  readonly events: unknown[];
  readonly collectors: Set<string>[];
}

export class Model {
  readonly components: readonly ModelComponent[];
  readonly relations: readonly ModelRelation[];
  state: ModelState = {
    entities: new Map(),
    dirty: new Set(),
    gone: new Set(),
    pending: new Set(),
    doomed: new Set(),
    events: [],
    collectors: [],
  };
  busy = 0;

  constructor(components: readonly ModelComponent[], relations: readonly ModelRelation[]) {
    this.components = components;
    this.relations = relations;
  }

  #persists(component: string): boolean {
    return this.components.some(({ name, persist }) => name === component && persist);
  }

  #relation(name: string): ModelRelation {
    return this.relations.find((relation) => relation.name === name)!;
  }

  entity(id: string): ModelEntity {
    return this.state.entities.get(id)!;
  }

  wrote(id: string, stored: boolean): void {
    if (stored) this.state.dirty.add(id);
    for (const collector of this.state.collectors) collector.add(id);
  }

  target(id: string, relation: string): string | undefined {
    const target = this.state.entities.get(id)?.links.get(relation)?.target;
    return target !== undefined && this.state.entities.has(target) ? target : undefined;
  }

  sources(target: string, relation: string): string[] {
    if (!this.state.entities.has(target)) return [];
    return [...this.state.entities]
      .flatMap(([id, { links }]) => {
        const link = links.get(relation);
        return link?.target === target ? [{ id, place: link.place }] : [];
      })
      .sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
  }

  #nextPlace(target: string, relation: string): number {
    const last = this.sources(target, relation).at(-1);
    return last === undefined ? 0 : this.entity(last).links.get(relation)!.place + 1;
  }

  #wouldCycle(source: string, relation: string, target: string): boolean {
    if (!this.#relation(relation).acyclic) return false;
    let above: string | undefined = target;
    while (above !== undefined && above !== source) above = this.target(above, relation);
    return above === source;
  }

  /** Those who waited for this id are linked already, in this model; only a circle has to be broken. */
  #welcome(id: string): string[] {
    const dropped: string[] = [];
    for (const { name, acyclic, persist } of this.relations) {
      if (!acyclic) continue;
      for (const source of this.sources(id, name)) {
        let above: string | undefined = this.target(id, name);
        const seen = new Set<string>();
        while (above !== undefined && above !== source && !seen.has(above)) {
          seen.add(above);
          above = this.target(above, name);
        }
        if (above !== source) continue;
        this.entity(source).links.delete(name);
        this.wrote(source, persist);
        dropped.push(source);
      }
    }
    return dropped;
  }

  spawn(
    id: string,
    inits: Record<string, unknown>,
    prototype?: ModelPrototype,
    into?: string,
  ): string | undefined {
    if (this.state.entities.has(id)) return "duplicate-id";
    const revived = this.state.gone.delete(id);
    const entity: ModelEntity = { prototype, components: new Map(), links: new Map(), stored: revived };
    this.state.entities.set(id, entity);
    this.wrote(id, revived || prototype !== undefined);
    for (const [name, value] of Object.entries({ ...prototype?.values, ...inits }))
      entity.components.set(name, value);
    for (const name of entity.components.keys()) {
      this.wrote(id, this.#persists(name));
      this.state.pending.add(`${id} ${name}`);
    }
    if (into !== undefined) {
      // Nobody who waits for the newcomer counts as its content yet.
      entity.links.set("contained-in", { target: into, place: this.#nextPlace(into, "contained-in") });
      this.wrote(id, true);
    }
    this.#welcome(id);
    return undefined;
  }

  edit(id: string, component: string, change: (value: unknown) => unknown): string | undefined {
    const held = this.entity(id).components.get(component);
    if (held === undefined) return "missing-component";
    this.entity(id).components.set(component, change(held));
    this.wrote(id, this.#persists(component));
    this.state.pending.add(`${id} ${component}`);
    return undefined;
  }

  add(id: string, component: string, value: unknown): void {
    if (this.entity(id).components.get(component) === value) return;
    this.entity(id).components.set(component, value);
    this.wrote(id, this.#persists(component));
    this.state.pending.add(`${id} ${component}`);
  }

  remove(id: string, component: string): void {
    if (this.entity(id).components.delete(component)) this.wrote(id, this.#persists(component));
  }

  link(id: string, relation: string, target: string): string | undefined {
    if (this.target(id, relation) === target) return undefined;
    if (this.#wouldCycle(id, relation, target)) return "cycle";
    this.wrote(id, this.#relation(relation).persist);
    this.entity(id).links.set(relation, { target, place: this.#nextPlace(target, relation) });
    return undefined;
  }

  unlink(id: string, relation: string): void {
    if (this.entity(id).links.delete(relation)) this.wrote(id, this.#relation(relation).persist);
  }

  despawn(id: string): void {
    if (this.busy === 0) {
      this.#end([id]);
    } else if (!this.state.doomed.has(id)) {
      this.wrote(id, false);
      this.state.doomed.add(id);
    }
  }

  during(fn: () => void): void {
    this.busy++;
    try {
      fn();
    } finally {
      this.busy--;
      if (this.busy === 0 && this.state.doomed.size > 0) this.#end([...this.state.doomed]);
    }
  }

  #end(ids: readonly string[]): void {
    const leaving = new Set(ids);
    for (const id of leaving) {
      for (const { name, onTargetGone } of this.relations) {
        if (onTargetGone === "despawn") for (const source of this.sources(id, name)) leaving.add(source);
      }
    }
    for (const id of leaving) {
      for (const { name, onTargetGone, persist } of this.relations) {
        for (const source of this.sources(id, name)) {
          if (leaving.has(source)) continue;
          let heir = onTargetGone === "inherit" ? this.target(id, name) : undefined;
          while (heir !== undefined && leaving.has(heir)) heir = this.target(heir, name);
          this.wrote(source, persist);
          const place = heir === undefined ? 0 : this.#nextPlace(heir, name);
          if (heir === undefined) this.entity(source).links.delete(name);
          else this.entity(source).links.set(name, { target: heir, place });
        }
      }
    }
    for (const id of leaving) {
      this.wrote(id, false);
      this.state.dirty.delete(id);
      if (this.entity(id).stored) this.state.gone.add(id);
      this.#forget(id);
    }
  }

  #forget(id: string): void {
    this.state.entities.delete(id);
    this.state.doomed.delete(id);
    for (const { name } of this.components) this.state.pending.delete(`${id} ${name}`);
  }

  unload(ids: readonly string[]): Map<string, ModelEntity> {
    const documents = new Map(ids.map((id) => [id, this.entity(id)]));
    for (const id of ids) this.#forget(id);
    for (const { links } of this.state.entities.values()) {
      for (const { name, persist } of this.relations) {
        if (!persist && documents.has(links.get(name)?.target ?? "")) links.delete(name);
      }
    }
    return documents;
  }

  /** Loads what `unload` returned, with the prototypes as they are now. Returns the problems as `id code`. */
  load(documents: ReadonlyMap<string, ModelEntity>, prototypes: readonly ModelPrototype[]): string[] {
    const problems: string[] = [];
    const loaded: string[] = [];
    const waiting = this.#takeWaiting();
    for (const [id, stored] of documents) {
      if (this.state.entities.has(id)) {
        problems.push(`${id} duplicate-id`);
        continue;
      }
      const prototype = prototypes.find((candidate) => candidate.id === stored.prototype?.id);
      const components = new Map<string, unknown>();
      for (const [name, value] of Object.entries(prototype?.values ?? {})) {
        const had = stored.prototype?.values[name] !== undefined;
        if (!had || !this.#persists(name) || stored.components.has(name)) components.set(name, value);
      }
      for (const [name, value] of stored.components) {
        if (this.#persists(name) && value !== stored.prototype?.values[name]) components.set(name, value);
      }
      this.state.gone.delete(id);
      this.state.entities.set(id, { prototype, components, links: new Map(), stored: true });
      loaded.push(id);
    }
    const settle = (source: string, relation: string, link: { target: string; place: number }) => {
      if (!this.state.entities.has(link.target) || !this.#wouldCycle(source, relation, link.target)) {
        this.entity(source).links.set(relation, link);
        return;
      }
      problems.push(`${source} cycle`);
      this.wrote(source, true);
    };
    for (const id of loaded) {
      for (const { name, persist } of this.relations) {
        const link = documents.get(id)!.links.get(name);
        if (persist && link !== undefined) settle(id, name, link);
      }
    }
    for (const { source, relation, link } of waiting) settle(source, relation, link);
    return problems;
  }

  #takeWaiting() {
    const waiting: { source: string; relation: string; link: { target: string; place: number } }[] = [];
    for (const [source, { links }] of this.state.entities) {
      for (const [relation, link] of links) {
        if (this.state.entities.has(link.target)) continue;
        links.delete(relation);
        waiting.push({ source, relation, link });
      }
    }
    return waiting;
  }

  replacePrototype(old: ModelPrototype, next: ModelPrototype): number {
    let count = 0;
    for (const [id, entity] of this.state.entities) {
      if (entity.prototype !== old) continue;
      count++;
      entity.prototype = next;
      this.wrote(id, false);
      for (const { name, persist } of this.components) {
        const held = entity.components.get(name);
        const before = old.values[name];
        const after = next.values[name];
        if (before === after) continue;
        if (held === before) {
          if (after === undefined) entity.components.delete(name);
          else entity.components.set(name, after);
          this.state.pending.add(`${id} ${name}`);
        } else if (held === after) {
          this.wrote(id, persist);
        }
      }
    }
    return count;
  }

  /** Runs `fn` in a copy of everything that is dropped when `fn` does not return true. */
  attempt(fn: () => boolean): boolean {
    const before = this.#copy();
    const kept = fn();
    if (!kept) this.state = before;
    return kept;
  }

  #copy(): ModelState {
    const { entities, dirty, gone, pending, doomed, events, collectors } = this.state;
    return {
      entities: new Map(
        [...entities].map(([id, entity]) => [
          id,
          { ...entity, components: new Map(entity.components), links: new Map(entity.links) },
        ]),
      ),
      dirty: new Set(dirty),
      gone: new Set(gone),
      pending: new Set(pending),
      doomed: new Set(doomed),
      events: [...events],
      collectors: collectors.map((collector) => new Set(collector)),
    };
  }
}
