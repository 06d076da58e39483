import type { ComponentInit, ComponentType } from "@wyldlands/ecs";
import { COMPONENTS } from "../components/index.ts";
import type { Content } from "../content/types.ts";
import { sameData } from "./same-data.ts";

/** Shelves of content: what is on them comes by name, a handful at a time. */
export const SHELVES = ["rooms", "doors", "items", "npcs", "quests", "help", "areas"] as const;
export type Shelf = (typeof SHELVES)[number];

/** A part of content as it passes between threads: plain data, small enough to be taken in within a few milliseconds. */
export type Chunk =
  | { readonly shelf: Shelf; readonly entries: readonly (readonly [id: string, entry?: unknown])[] }
  | { readonly rest: Omit<Content, Shelf> };

/** Entries of a part, and ids of entries that are not sent. */
const HANDFUL = 40;
const MANY = 2_000;

/** Components travel by name: their schemas are code. */
interface Packed {
  component: string;
  value: unknown;
}

/**
 * The content in parts, the shelves in their order and the rest last. `base`: what the receiver has already; what is as it is there
 * goes by its id alone.
 */
export function* chunksOf(content: Content, base?: Content): Generator<Chunk> {
  const { rooms, doors, items, npcs, quests, help, areas, ...rest } = content;
  const shelves = { rooms, doors, items, npcs, quests, help, areas };
  for (const shelf of SHELVES) {
    const had: ReadonlyMap<string, unknown> = base?.[shelf] ?? new Map();
    let entries: (readonly [string, object?])[] = [];
    let changed = 0;
    for (const [id, entry] of shelves[shelf] ?? []) {
      const same = had.has(id) && sameData(had.get(id), entry);
      entries.push(same ? [id] : [id, packed(entry)]);
      if (!same) changed += 1;
      if (changed < HANDFUL && entries.length < MANY) continue;
      yield { shelf, entries };
      entries = [];
      changed = 0;
    }
    if (entries.length > 0) yield { shelf, entries };
  }
  yield { rest };
}

function packed(entry: object): object {
  const { inits } = entry as { inits?: readonly ComponentInit[] };
  if (!inits) return entry;
  return { ...entry, inits: inits.map(({ type, value }): Packed => ({ component: type.name, value })) };
}

const TYPES: ReadonlyMap<string, ComponentType> = new Map(COMPONENTS.map((type) => [type.name, type]));

/** The entry as the loader made it. */
export function unpacked(entry: unknown): object {
  const { inits, details, ...plain } = entry as { inits?: Packed[]; details?: Record<string, string> };
  return {
    ...plain,
    // Any word may be looked up in it, `constructor` too. A thread's answer has lost that.
    ...(details && { details: Object.assign(Object.create(null) as object, details) }),
    ...(inits && { inits: inits.map(({ component, value }) => ({ type: typeOf(component), value })) }),
  };
}

function typeOf(name: string): ComponentType {
  const type = TYPES.get(name);
  if (!type) throw new Error(`there is no component '${name}'`);
  return type;
}
