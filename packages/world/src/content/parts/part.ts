import type { ComponentInit } from "@wyldlands/ecs";
import type { z } from "zod";

/** What an entry refers to, and where below the entry it is written. */
export interface PartReference {
  /** `thing`: an item or an npc; `sky`: of any climate. */
  kind:
    | "item"
    | "npc"
    | "thing"
    | "room"
    | "quest"
    | "skill"
    | "effect"
    | "liquid"
    | "folk"
    | "calling"
    | "slot"
    | "sky";
  ref: string;
  path: readonly (string | number)[];
  /** It is asked for, and does not come into the world by this. */
  asked?: true;
}

/**
 * One capability that an author may give to a thing, a being or a room: the keys that he writes, and the components that
 * they become. One part, one file; the keys of all parts of a kind together are what the kind may have.
 */
export interface Part<Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** Keys beside the kind's own; each optional or with a default. */
  shape: Shape;
  references?(entry: z.output<z.ZodObject<Shape>>): PartReference[];
  /** The components of a prototype. `resolve` makes 'area:slug' of a slug. */
  build(entry: z.output<z.ZodObject<Shape>>, resolve: (ref: string) => string): ComponentInit[];
}

/** Types a part's entry by its shape, and hands it out as one of many. */
export function definePart<Shape extends z.ZodRawShape>(part: Part<Shape>): Part {
  return part;
}

/** The keys of all these parts. Two parts that want one key are a mistake of ours. */
export function shapeOf(parts: readonly Part[]): object {
  const shape: Record<string, z.ZodRawShape[string]> = {};
  for (const part of parts)
    for (const [key, schema] of Object.entries(part.shape)) {
      if (Object.hasOwn(shape, key)) throw new Error(`two parts want the key ${key}`);
      shape[key] = schema;
    }
  return shape;
}

/** What the parts make of an entry. */
export function buildParts(
  parts: readonly Part[],
  entry: object,
  resolve: (ref: string) => string,
): ComponentInit[] {
  return parts.flatMap((part) => part.build(entry as never, resolve));
}

/** What the parts of an entry refer to. */
export function referencesOf(parts: readonly Part[], entry: object): PartReference[] {
  return parts.flatMap((part) => part.references?.(entry as never) ?? []);
}
