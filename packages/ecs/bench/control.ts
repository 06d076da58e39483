/**
 * The yardstick: bare sparse sets of plain objects with numbers for entities and an array of contents per room. No handles,
 * no dirty list, no events, no undo, no prototypes.
 */
export class ControlStore {
  readonly dense: number[] = [];
  readonly values: unknown[] = [];
  readonly sparse: Int32Array;

  constructor(capacity: number) {
    this.sparse = new Int32Array(capacity).fill(-1);
  }

  has(entity: number): boolean {
    return this.sparse[entity]! >= 0;
  }

  get(entity: number): unknown {
    return this.values[this.sparse[entity]!];
  }

  add(entity: number, value: unknown): void {
    this.sparse[entity] = this.dense.length;
    this.dense.push(entity);
    this.values.push(value);
  }

  remove(entity: number): void {
    const slot = this.sparse[entity]!;
    const last = this.dense.pop()!;
    const value = this.values.pop();
    if (last !== entity) {
      this.dense[slot] = last;
      this.values[slot] = value;
      this.sparse[last] = slot;
    }
    this.sparse[entity] = -1;
  }
}

export class Control {
  readonly stores: Map<string, ControlStore>;
  readonly ids: string[] = [];
  readonly byId = new Map<string, number>();
  readonly container: Int32Array;
  readonly contents = new Map<number, number[]>();

  constructor(names: readonly string[], capacity: number) {
    this.stores = new Map(names.map((name) => [name, new ControlStore(capacity)]));
    this.container = new Int32Array(capacity).fill(-1);
  }

  spawn(id: string, values: readonly (readonly [string, unknown])[], into: number): number {
    const entity = this.ids.push(id) - 1;
    this.byId.set(id, entity);
    for (const [name, value] of values) this.stores.get(name)!.add(entity, value);
    if (into >= 0) this.move(entity, into);
    return entity;
  }

  move(entity: number, to: number): void {
    const from = this.container[entity]!;
    if (from >= 0) {
      const list = this.contents.get(from)!;
      list.splice(list.indexOf(entity), 1);
    }
    this.container[entity] = to;
    const list = this.contents.get(to);
    if (list === undefined) this.contents.set(to, [entity]);
    else list.push(entity);
  }

  document(entity: number): object {
    const components: Record<string, unknown> = {};
    for (const [name, store] of this.stores) if (store.has(entity)) components[name] = store.get(entity);
    const container = this.container[entity]!;
    return { id: this.ids[entity], components, container: container < 0 ? undefined : this.ids[container] };
  }
}
