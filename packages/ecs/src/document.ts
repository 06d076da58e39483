import type { Handle } from "./handle.ts";
import type { Kernel } from "./kernel.ts";

/** One entity as it is stored: what differs from its prototype, and its links by id. */
export interface Document {
  readonly id: string;
  /** What `kindOf`, given to `createWorld`, calls it. */
  readonly kind?: string;
  readonly prototype?: string;
  /** By component name; a component that is not listed was stored at version 1. */
  readonly versions: Readonly<Record<string, number>>;
  /** By component name. The values are the world's own, by reference, and no longer change. A tag is `true`. */
  readonly components: Readonly<Record<string, unknown>>;
  /** Components that the prototype has and the entity does not. */
  readonly removed: readonly string[];
  /** Target ids by relation name, containment excepted. */
  readonly relations: Readonly<Record<string, string>>;
  /** The entity's place among its target's sources, by relation name. */
  readonly places: Readonly<Record<string, number>>;
  readonly container?: string;
  readonly placeNo?: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface DocumentFormat {
  readonly kernel: Kernel;
  /** The name of the relation that is stored as `container` and `placeNo`. */
  readonly containment: string | undefined;
  readonly kindOf: ((handle: Handle) => string | undefined) | undefined;
}

export function serialize({ kernel, containment, kindOf }: DocumentFormat, handle: Handle): Document {
  kernel.living(handle);
  kernel.seal();
  const { id, index, prototype } = handle;
  const versions: Record<string, number> = {};
  const components: Record<string, unknown> = {};
  const removed: string[] = [];
  const relations: Record<string, string> = {};
  const places: Record<string, number> = {};
  const document: Mutable<Document> = { id, versions, components, removed, relations, places };
  const kind = kindOf?.(handle);
  if (kind !== undefined) document.kind = kind;
  if (prototype !== undefined) document.prototype = prototype.id;
  for (const store of kernel.stores) {
    const { name, persist, version } = store.type;
    if (!persist) continue;
    const slot = store.slot(index);
    if (slot < 0) {
      if (prototype?.values.has(store.type) === true) removed.push(name);
      continue;
    }
    const value = store.values[slot];
    if (prototype !== undefined && prototype.values.get(store.type) === value) continue;
    components[name] = value;
    if (version !== 1) versions[name] = version;
  }
  for (const store of kernel.relations) {
    const { name, persist } = store.type;
    if (!persist) continue;
    const link = store.link(index);
    const waiting = link === undefined ? kernel.waiting.of(handle, store) : undefined;
    const targetId = link?.target.id ?? waiting?.targetId;
    if (targetId === undefined) continue;
    const place = link?.place ?? waiting?.place ?? 0;
    if (name === containment) {
      document.container = targetId;
      document.placeNo = place;
    } else {
      relations[name] = targetId;
      places[name] = place;
    }
  }
  return document;
}
