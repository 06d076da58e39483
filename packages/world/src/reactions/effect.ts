import type { Entity } from "@wyldlands/ecs";
import type { z } from "zod";
import type { PartReference } from "../content/parts/part.ts";
import type { DeedContext } from "../deeds/deed.ts";
import type { WordValues } from "../views/words.ts";

/** What an effect is called with. */
export interface Scene {
  /** The room, being or thing that reacts. */
  readonly self: Entity;
  readonly room: Entity;
  /** Who brought it about, if somebody did and is still there. */
  readonly by?: Entity | undefined;
  /** Fills `{self}`, `{actor}` and `{item}`. */
  readonly values: WordValues;
}

/**
 * One thing that a reaction may do, written as data. One effect, one file; listed in `effects/index.ts`. It is done inside the deed
 * `react`, with the helpers that every deed uses.
 */
export interface ReactionEffect<Schema extends z.ZodType = z.ZodType> {
  /** The key that an author writes. */
  readonly key: string;
  /** What stands behind it. */
  readonly schema: Schema;
  /** It is done to whoever brought it about: without anybody there it is left out, and where nobody ever is, a mistake. */
  readonly somebody?: true;
  /** Only what is of this kind can do it. */
  readonly of?: readonly ("room" | "npc" | "item")[];
  /** What it names, with paths below the effect's key. */
  references?(written: z.output<Schema>): PartReference[];
  /** The same with every reference written out. */
  resolve?(written: z.output<Schema>, full: (ref: string) => string): unknown;
  perform(written: z.output<Schema>, scene: Scene, context: DeedContext): void;
}

/** Types an effect by its schema, and hands it out as one of many. */
export function defineEffect<Schema extends z.ZodType>(effect: ReactionEffect<Schema>): ReactionEffect {
  return Object.freeze(effect);
}
