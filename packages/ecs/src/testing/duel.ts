import { expect } from "vitest";
import type { ComponentDef } from "../component.ts";
import { defineComponent, defineTag } from "../component.ts";
import type { Document } from "../document.ts";
import type { Entity } from "../entity.ts";
import { EcsError } from "../errors.ts";
import type { Prototype } from "../prototype.ts";
import { definePrototype } from "../prototype.ts";
import { Refusal } from "../refusal.ts";
import { ContainedIn, Fighting, Follows, Grows, schemaOf } from "./fixtures.ts";
import type { ModelEntity, ModelPrototype } from "./model.ts";
import { Model } from "./model.ts";
import type { Operation, OperationSpace } from "./operations.ts";
import { createWorld } from "../world.ts";

interface Counter {
  n: number;
  marks: number[];
}

const counter = schemaOf<Counter>((value) => typeof value["n"] === "number");
const Counters = [
  defineComponent("one", { schema: counter }),
  defineComponent("two", { schema: counter }),
  defineComponent("passing", { schema: counter, persist: false }),
];
const Tags = [defineTag("marked"), defineTag("warm", { persist: false })];
const COMPONENTS = [...Counters, ...Tags];
const RELATIONS = [ContainedIn, Follows, Grows, Fighting];
const IDS = 5;

export const SPACE: OperationSpace = {
  ids: IDS,
  components: COMPONENTS.length,
  relations: RELATIONS.length,
  prototypes: 2,
};

function valueFor(component: number, n: number): unknown {
  return component < Counters.length ? { n, marks: [n] } : true;
}

function initFor(component: number, value: unknown) {
  return (COMPONENTS[component] as ComponentDef<unknown>)(value);
}

/** Runs the same operations on the kernel and on the model, and compares all that can be seen after each of them. */
export class Duel {
  readonly model = new Model(COMPONENTS, RELATIONS);
  readonly world = createWorld({
    components: COMPONENTS,
    relations: RELATIONS,
    containment: ContainedIn,
    newId: () => "unused",
    dev: true,
  });
  readonly #handles = new Set<Entity>();
  /** What observers heard, kept as an index outside the world: it must stay right through every rollback. */
  readonly #holders = new Map<string, Set<string>>(COMPONENTS.map(({ name }) => [name, new Set()]));
  readonly #targets = new Map<string, string>();
  readonly #changes: string[] = [];
  readonly #loops: { names: readonly string[]; current: string }[] = [];
  #attempts = 0;
  #prototypes: [Prototype, ModelPrototype][];
  #disk: { documents: Map<string, Document>; model: Map<string, ModelEntity> } = {
    documents: new Map(),
    model: new Map(),
  };

  constructor() {
    this.#prototypes = [
      this.#prototype("area:first", [
        [0, 1],
        [3, 0],
      ]),
      this.#prototype("area:second", [
        [1, 2],
        [2, 3],
      ]),
    ];
    for (const component of COMPONENTS as readonly ComponentDef<unknown>[]) {
      const holders = this.#holders.get(component.name)!;
      this.world.onAdd(component, ({ id }) => {
        if (holders.has(id)) throw new Error(`${id}: heard twice that ${component.name} was added`);
        holders.add(id);
      });
      this.world.onRemove(component, ({ id }) => {
        if (!holders.delete(id)) throw new Error(`${id}: heard twice that ${component.name} was removed`);
      });
      this.world.onChange(component, (entity, value) => {
        expect(value).toEqual(entity.need(component));
        this.#changes.push(`${entity.id} ${component.name}`);
      });
    }
    for (const relation of RELATIONS) {
      this.world.onMove(relation, (entity, from, to) => {
        const key = `${entity.id} ${relation.name}`;
        if (this.#targets.get(key) !== from?.id) throw new Error(`${key}: heard of a move from elsewhere`);
        if (to === undefined) this.#targets.delete(key);
        else this.#targets.set(key, to.id);
      });
    }
  }

  #prototype(id: string, inits: readonly (readonly [number, number])[]): [Prototype, ModelPrototype] {
    const values = new Map(inits.map(([component, n]) => [component, valueFor(component, n)]));
    return [
      definePrototype({ id, inits: [...values].map(([component, value]) => initFor(component, value)) }),
      {
        id,
        values: Object.fromEntries(
          [...values].map(([component, value]) => [COMPONENTS[component]!.name, value]),
        ),
      },
    ];
  }

  run(operations: readonly Operation[]): void {
    for (const operation of operations) {
      this.#step(operation);
      this.#compare();
    }
  }

  /** Runs on the kernel and says how it objected. */
  #code(fn: () => void): string | undefined {
    try {
      fn();
      return undefined;
    } catch (error) {
      if (error instanceof EcsError) return error.code;
      throw error;
    }
  }

  #entity(who: number): Entity | undefined {
    const id = who < IDS ? `e${who}` : this.#loops.at(-1)?.current;
    return id === undefined ? undefined : this.world.byId(id);
  }

  get #free(): boolean {
    return this.#attempts === 0 && this.model.busy === 0;
  }

  #step(operation: Operation): void {
    const { world, model } = this;
    switch (operation.op) {
      case "spawn":
        return this.#spawn(operation);
      case "emit":
        world.emit(operation.event);
        model.state.events.push(operation.event);
        return;
      case "attempt":
        return this.#attempt(operation.body, operation.ends);
      case "system":
        return model.during(() => world.system("test", () => this.run(operation.body)));
      case "loop":
        return this.#loop([...new Set(operation.components)], operation.body);
      case "flush":
      case "takeDirty":
      case "takeEvents":
        return this.#take(operation.op);
      case "unload":
        return this.#unload(operation.mask);
      case "load":
        return this.#load(operation.mask);
      case "replacePrototype":
        return this.#replacePrototype(operation.which, operation.inits);
      default:
        return this.#write(operation);
    }
  }

  #spawn({ who, inits, prototype, into }: Extract<Operation, { op: "spawn" }>): void {
    const id = `e${who % IDS}`;
    const chosen = this.#prototypes[prototype];
    const place = this.#entity(into);
    const values = new Map(inits.map(([component, n]) => [component, valueFor(component, n)]));
    const code = this.#code(() => {
      const entity = this.world.spawn(
        [...values].map(([component, value]) => initFor(component, value)),
        { id, ...(chosen && { prototype: chosen[0] }), ...(place && { in: place }) },
      );
      this.#handles.add(entity);
    });
    const named = Object.fromEntries(
      [...values].map(([component, value]) => [COMPONENTS[component]!.name, value]),
    );
    expect(code).toBe(this.model.spawn(id, named, chosen?.[1], place?.id));
  }

  #write(
    operation: Extract<Operation, { op: "edit" | "add" | "remove" | "link" | "unlink" | "despawn" }>,
  ): void {
    const { model } = this;
    const entity = this.#entity(operation.who);
    if (entity === undefined) return;
    const { id } = entity;
    if (operation.op === "edit") {
      const component = Counters[operation.component % Counters.length]!;
      const code = this.#code(() => {
        const value = entity.edit(component);
        value.n = operation.value;
        value.marks.push(operation.value);
      });
      const change = (old: unknown) => ({
        n: operation.value,
        marks: [...(old as Counter).marks, operation.value],
      });
      expect(code).toBe(model.edit(id, component.name, change));
    } else if (operation.op === "add") {
      const value = valueFor(operation.component, operation.value);
      entity.add(initFor(operation.component, value));
      model.add(id, COMPONENTS[operation.component]!.name, value);
    } else if (operation.op === "remove") {
      const component = COMPONENTS[operation.component]!;
      const forbidden =
        entity.has(component) &&
        this.#loops.some(({ names, current }) => current !== id && names.includes(component.name));
      expect(this.#code(() => entity.remove(component))).toBe(forbidden ? "in-loop" : undefined);
      if (!forbidden) model.remove(id, component.name);
    } else if (operation.op === "link") {
      const target = this.#entity(operation.target);
      const relation = RELATIONS[operation.relation]!;
      if (target === undefined) return;
      expect(this.#code(() => entity.link(relation, target))).toBe(model.link(id, relation.name, target.id));
    } else if (operation.op === "unlink") {
      entity.unlink(RELATIONS[operation.relation]!);
      model.unlink(id, RELATIONS[operation.relation]!.name);
    } else {
      entity.despawn();
      model.despawn(id);
    }
  }

  #attempt(body: readonly Operation[], ends: "kept" | "refused" | "thrown"): void {
    const touched = new Set<Entity>();
    const stop = new Error("stop");
    let expected: ReadonlySet<string> = new Set();
    const orders = this.#orders();
    this.#attempts++;
    const kept = this.model.attempt(() => {
      this.model.state.collectors.push(new Set());
      const work = () => {
        this.run(body);
        if (ends === "thrown") throw stop;
        return ends === "refused" ? new Refusal("no") : "done";
      };
      if (ends === "thrown") expect(() => this.world.attempt(work, { touched })).toThrow(stop);
      else
        expect(this.world.attempt(work, { touched })).toEqual(
          ends === "refused" ? new Refusal("no") : "done",
        );
      expected = this.model.state.collectors.pop()!;
      return ends === "kept";
    });
    this.#attempts--;
    if (!kept) expect(this.#orders()).toEqual(orders);
    // A life that ended and the one that followed under the same id are two handles.
    expect([...new Set(ids(touched))]).toEqual(kept ? [...expected].sort() : []);
  }

  /** Not promised, but an undone attempt must not show in it either. */
  #orders(): string[] {
    return COMPONENTS.map((component) => [...this.world.query(component)].map(({ id }) => id).join(" "));
  }

  #loop(components: readonly number[], body: readonly Operation[]): void {
    const types = components.map((component) => COMPONENTS[component]!);
    const names = types.map(({ name }) => name);
    const due = [...this.model.state.entities]
      .filter(([, entity]) => names.every((name) => entity.components.has(name)))
      .map(([id]) => id);
    const seen: string[] = [];
    this.model.during(() => {
      for (const entity of this.world.query(types[0]!, ...types.slice(1))) {
        seen.push(entity.id);
        this.#loops.push({ names, current: entity.id });
        this.run(body);
        this.#loops.pop();
      }
    });
    // What joined on the way through another component may be seen or not; whoever was there from the start is.
    expect(seen).toHaveLength(new Set(seen).size);
    expect(seen).toEqual(expect.arrayContaining(due));
  }

  #take(what: "flush" | "takeDirty" | "takeEvents"): void {
    const { world, model } = this;
    if (this.#attempts > 0) {
      expect(this.#code(() => void world[what]())).toBe("in-attempt");
    } else if (what === "flush") {
      world.flush();
      const has = (key: string) => model.entity(key.split(" ")[0]!).components.has(key.split(" ")[1]!);
      expect(this.#changes.sort()).toEqual([...model.state.pending].filter(has).sort());
      this.#changes.length = 0;
      model.state.pending.clear();
    } else if (what === "takeEvents") {
      expect(world.takeEvents()).toEqual(model.state.events);
      model.state.events.length = 0;
    } else {
      const { changed, gone } = world.takeDirty();
      expect([ids(changed), gone.sort()]).toEqual([
        [...model.state.dirty].sort(),
        [...model.state.gone].sort(),
      ]);
      for (const id of model.state.dirty) model.entity(id).stored = true;
      model.state.dirty.clear();
      model.state.gone.clear();
    }
  }

  #unload(mask: number): void {
    if (!this.#free) return;
    this.#take("takeDirty");
    const leaving = this.world.entities().filter(({ id }) => (mask & bit(id)) !== 0);
    const documents = leaving.map((entity) => this.world.serialize(entity));
    for (const document of documents) this.#compareDocument(document);
    this.#disk = {
      documents: new Map(documents.map((document) => [document.id, structuredClone(document)])),
      model: this.model.unload(leaving.map(({ id }) => id)),
    };
    this.world.unload(leaving);
  }

  #compareDocument(document: Document): void {
    const entity = this.model.entity(document.id);
    const shared = entity.prototype?.values ?? {};
    const stored = COMPONENTS.filter(({ persist }) => persist).map(({ name }) => name);
    const own = stored.filter(
      (name) => entity.components.has(name) && entity.components.get(name) !== shared[name],
    );
    expect(document.components).toEqual(
      Object.fromEntries(own.map((name) => [name, entity.components.get(name)])),
    );
    expect(document.removed).toEqual(
      stored.filter((name) => shared[name] !== undefined && !entity.components.has(name)),
    );
    expect(document.prototype).toBe(entity.prototype?.id);
    expect([document.container, document.placeNo]).toEqual(
      Object.values(entity.links.get("contained-in") ?? { a: undefined, b: undefined }),
    );
    const others = ["follows", "grows-on"].filter((name) => entity.links.has(name));
    expect(document.relations).toEqual(
      Object.fromEntries(others.map((name) => [name, entity.links.get(name)!.target])),
    );
    expect(document.places).toEqual(
      Object.fromEntries(others.map((name) => [name, entity.links.get(name)!.place])),
    );
  }

  /** Loads some of what is on the disk; it stays there, so a later load may bring what has come back since. */
  #load(mask: number): void {
    const chosen = [...this.#disk.documents.values()].filter(({ id }) => (mask & bit(id)) !== 0);
    const model = new Map([...this.#disk.model].filter(([id]) => (mask & bit(id)) !== 0));
    const prototypes = new Map(this.#prototypes.map(([prototype]) => [prototype.id, prototype]));
    const { loaded, problems } = this.world.load(chosen, { prototypes });
    for (const entity of loaded) this.#handles.add(entity);
    const expected = this.model.load(
      model,
      this.#prototypes.map(([, prototype]) => prototype),
    );
    expect(problems.map(({ id, code }) => `${id} ${code}`).sort()).toEqual(expected.sort());
  }

  #replacePrototype(which: number, inits: readonly (readonly [number, number])[]): void {
    if (!this.#free) return;
    const [old, oldModel] = this.#prototypes[which]!;
    const [next, nextModel] = this.#prototype(old.id, inits);
    expect(this.world.replacePrototype(old, next)).toBe(this.model.replacePrototype(oldModel, nextModel));
    this.#prototypes = this.#prototypes.map((pair) => (pair[0] === old ? [next, nextModel] : pair));
  }

  #compare(): void {
    // Slots are given back, so there are never more of them than entities could be alive at once.
    for (const { id, index } of this.world.entities())
      if (index >= IDS) throw new Error(`${id}: slot ${index} leaked`);
    const seen = this.#seen();
    const expected = this.#expected();
    // Comparing texts first is ten times as fast as comparing trees.
    if (JSON.stringify(seen) !== JSON.stringify(expected)) expect(seen).toEqual(expected);
    for (const handle of this.#handles) {
      if (handle.alive !== (this.world.byId(handle.id) === handle))
        throw new Error(`${handle.id}: alive is wrong`);
    }
  }

  #seen() {
    const { world } = this;
    return {
      entities: [...world.entities()].sort(byId).map((entity) => ({
        id: entity.id,
        doomed: entity.doomed,
        prototype: entity.prototype?.id ?? "",
        values: (COMPONENTS as readonly ComponentDef<unknown>[]).map(
          (component) => entity.get(component) ?? "",
        ),
        targets: RELATIONS.map((relation) => entity.target(relation)?.id ?? ""),
        heard: RELATIONS.map(({ name }) => this.#targets.get(`${entity.id} ${name}`) ?? ""),
        sources: RELATIONS.map((relation) => entity.sources(relation).map(({ id }) => id)),
      })),
      holders: COMPONENTS.map((component) => [world.count(component), ids(world.query(component))]),
      heard: COMPONENTS.map(({ name }) => [...this.#holders.get(name)!].sort()),
      links: this.#targets.size,
      waiting: world
        .unresolved()
        .map(({ entity, relation, targetId }) => `${entity.id} ${relation.name} ${targetId}`)
        .sort(),
    };
  }

  #expected() {
    const { model } = this;
    const { entities, doomed } = model.state;
    const holders = COMPONENTS.map(({ name }) => {
      return [...entities.keys()].filter((id) => model.entity(id).components.has(name)).sort();
    });
    const living = [...entities.keys()].sort();
    const targets = living.map((id) => RELATIONS.map(({ name }) => model.target(id, name) ?? ""));
    return {
      entities: living.map((id, at) => ({
        id,
        doomed: doomed.has(id),
        prototype: model.entity(id).prototype?.id ?? "",
        values: COMPONENTS.map(({ name }) => model.entity(id).components.get(name) ?? ""),
        targets: targets[at],
        heard: targets[at],
        sources: RELATIONS.map(({ name }) => model.sources(id, name)),
      })),
      holders: holders.map((all) => [all.length, all]),
      heard: holders,
      links: targets.flat().filter((target) => target !== "").length,
      waiting: living
        .flatMap((id) =>
          [...model.entity(id).links].map(([name, link]) => ({ id, name, target: link.target })),
        )
        .filter(({ target }) => !entities.has(target))
        .map(({ id, name, target }) => `${id} ${name} ${target}`)
        .sort(),
    };
  }
}

/** Each entity's bit in a mask: ids are e0, e1, … */
function bit(id: string): number {
  return 1 << Number(id.slice(1));
}

function byId(a: Entity, b: Entity): number {
  return a.id < b.id ? -1 : 1;
}

function ids(entities: Iterable<Entity>): string[] {
  return [...entities].map(({ id }) => id).sort();
}
