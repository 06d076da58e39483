import type { ComponentInit, ComponentType } from "@wyldlands/ecs";
import { COMPONENTS } from "../components/index.ts";
import type { Content } from "../content/types.ts";

/** Shelves of content: what is on them comes by name, a handful at a time. */
export const SHELVES = ["rooms", "doors", "items", "npcs", "quests", "help", "areas"] as const;
export type Shelf = (typeof SHELVES)[number];

/** A part of content as it passes between threads: plain data, small enough to be taken in within a few milliseconds. */
export type Chunk =
  | { readonly shelf: Shelf; readonly entries: readonly (readonly [string, unknown])[] }
  | { readonly rest: Omit<Content, Shelf> };

const HANDFUL = 40;

/** Components travel by name: their schemas are code. */
interface Packed {
  component: string;
  value: unknown;
}

/** The content in parts, the shelves in their order and the rest last. */
export function* chunksOf(content: Content): Generator<Chunk> {
  const { rooms, doors, items, npcs, quests, help, areas, ...rest } = content;
  const shelves = { rooms, doors, items, npcs, quests, help, areas };
  for (const shelf of SHELVES) {
    const all = [...(shelves[shelf] ?? [])];
    for (let at = 0; at < all.length; at += HANDFUL)
      yield {
        shelf,
        entries: all.slice(at, at + HANDFUL).map(([id, entry]) => [id, packed(entry)] as const),
      };
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
