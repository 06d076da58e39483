import type { ComponentType } from "./component.ts";
import type { ComponentStore } from "./component-store.ts";
import type { Document, DocumentFormat } from "./document.ts";
import type { Entity } from "./entity.ts";
import type { Handle } from "./handle.ts";
import type { Kernel } from "./kernel.ts";
import type { Prototype } from "./prototype.ts";
import type { RelationStore } from "./relation-store.ts";
import type { WaitingLink } from "./waiting-links.ts";

/** A document to load: whatever it leaves out is empty. */
export type StoredDocument = Pick<Document, "id"> & Partial<Document>;

export type LoadProblemCode =
  | "bad-value" // the schema or `migrate` refused a component
  | "cycle" // the link would make an entity its own ancestor
  | "duplicate-id"
  | "newer-version" // written by a later release
  | "unknown-component"
  | "unknown-prototype"
  | "unknown-relation";

/** One thing wrong with one document. */
export interface LoadProblem {
  readonly id: string;
  readonly code: LoadProblemCode;
  /** A sentence for the operator. It names the component or relation, never a value. */
  readonly message: string;
  /** False: the whole entity stayed out, so that its row is not overwritten. True: it came in without this part. */
  readonly loaded: boolean;
}

export interface LoadResult {
  readonly loaded: readonly Entity[];
  readonly problems: readonly LoadProblem[];
}

interface Prepared {
  readonly document: StoredDocument;
  readonly prototype: Prototype | undefined;
  readonly values: Map<ComponentStore, unknown>;
  readonly problems: LoadProblem[];
  migrated: boolean;
}

/** Links a source whose target is there. A link that would close a circle is dropped, which changes what is stored. */
export function settle(kernel: Kernel, { source, store, targetId, place }: WaitingLink): boolean {
  const target = kernel.byId.get(targetId);
  if (target === undefined) return false;
  kernel.waiting.drop(source, store);
  if (kernel.wouldCycle(source, store, target)) {
    kernel.ledger.wrote(source, store.type.persist);
    return false;
  }
  kernel.relink(source, store, target, place);
  return true;
}

export class Loader {
  readonly #format: DocumentFormat;
  readonly #components: Map<string, ComponentStore>;
  readonly #relations: Map<string, RelationStore>;

  constructor(format: DocumentFormat) {
    this.#format = format;
    this.#components = new Map(format.kernel.stores.map((store) => [store.type.name, store]));
    this.#relations = new Map(format.kernel.relations.map((store) => [store.type.name, store]));
  }

  /** All entities first, then all links, then observers. */
  load(documents: Iterable<StoredDocument>, prototypes: ReadonlyMap<string, Prototype>): LoadResult {
    const { kernel } = this.#format;
    const loaded = new Map<Handle, StoredDocument>();
    const problems: LoadProblem[] = [];
    kernel.announcer.hold(() => {
      for (const document of documents) {
        const prepared = this.#prepare(document, prototypes);
        problems.push(...prepared.problems);
        if (prepared.problems.every((problem) => problem.loaded)) loaded.set(this.#spawn(prepared), document);
      }
      for (const [handle, document] of loaded) problems.push(...this.#link(handle, document));
      for (const { id } of loaded.keys()) {
        for (const link of kernel.waiting.for(id)) {
          if (!settle(kernel, link)) problems.push(cycle(link));
        }
      }
    });
    return { loaded: [...loaded.keys()], problems };
  }

  #prepare(document: StoredDocument, prototypes: ReadonlyMap<string, Prototype>): Prepared {
    const { id } = document;
    const prototype = document.prototype === undefined ? undefined : prototypes.get(document.prototype);
    const prepared: Prepared = { document, prototype, values: new Map(), problems: [], migrated: false };
    const report = (code: LoadProblemCode, message: string, loaded = false) =>
      prepared.problems.push({ id, code, message, loaded });
    if (this.#format.kernel.byId.has(id))
      report("duplicate-id", "An entity with this id is already in memory.");
    if (document.prototype !== undefined && prototype === undefined) {
      report("unknown-prototype", `Its prototype ${document.prototype} is not in the content.`);
    }
    const removed = new Set(document.removed);
    for (const [type, value] of prototype?.values ?? []) {
      if (!removed.has(type.name)) prepared.values.set(this.#format.kernel.store(type), value);
    }
    for (const [name, stored] of Object.entries(document.components ?? {})) {
      const store = this.#components.get(name);
      if (store === undefined) {
        report("unknown-component", `There is no component '${name}'; its value is dropped.`, true);
        continue;
      }
      const version = document.versions?.[name] ?? 1;
      if (version > store.type.version) {
        report("newer-version", `'${name}' was stored by a newer release (version ${version}).`);
        continue;
      }
      try {
        prepared.values.set(store, upgrade(store.type, stored, version));
        if (version < store.type.version) prepared.migrated = true;
      } catch (error) {
        report(
          "bad-value",
          `'${name}' does not fit its schema: ${error instanceof Error ? error.name : "refused"}.`,
        );
      }
    }
    return prepared;
  }

  #spawn({ document, prototype, values, migrated }: Prepared): Handle {
    const { kernel } = this.#format;
    const handle = kernel.create(document.id, prototype);
    kernel.ledger.born(document.id);
    handle.stored = true;
    for (const [store, value] of values) kernel.attach(handle, store, value);
    if (migrated) kernel.ledger.wrote(handle, true);
    return handle;
  }

  #link(source: Handle, document: StoredDocument): LoadProblem[] {
    const { kernel, containment } = this.#format;
    const problems: LoadProblem[] = [];
    const wanted = new Map(
      Object.entries(document.relations ?? {}).map(([name, target]) => [
        name,
        { targetId: target, place: document.places?.[name] },
      ]),
    );
    if (containment !== undefined && document.container !== undefined) {
      wanted.set(containment, { targetId: document.container, place: document.placeNo });
    }
    for (const [name, { targetId, place }] of wanted) {
      const store = this.#relations.get(name);
      if (store === undefined) {
        const message = `There is no relation '${name}'; the link is dropped.`;
        problems.push({ id: source.id, code: "unknown-relation", message, loaded: true });
        continue;
      }
      const target = kernel.byId.get(targetId);
      const link = { source, store, targetId, place: place ?? (target ? store.nextPlace(target) : 0) };
      if (target === undefined) kernel.waiting.add(link);
      else if (!settle(kernel, link)) problems.push(cycle(link));
    }
    return problems;
  }
}

function upgrade(type: ComponentType, stored: unknown, version: number): unknown {
  const current =
    version < type.version && type.migrate !== undefined ? type.migrate(stored, version) : stored;
  return type.schema.parse(current);
}

function cycle({ source, store, targetId }: WaitingLink): LoadProblem {
  const message = `The link '${store.type.name}' to ${targetId} would close a circle; it is dropped.`;
  return { id: source.id, code: "cycle", message, loaded: true };
}
