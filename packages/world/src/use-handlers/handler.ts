import type { Entity, Refusal } from "@wyldlands/ecs";
import type { DeedContext } from "../deeds/deed.ts";

/** What `use` is called with: the thing, what it is used on, and what its author told the handler. */
export interface UseArgs {
  item: Entity;
  on: Entity | undefined;
  data: Readonly<Record<string, string>>;
}

/** A use that needs code. Data for it is written in the thing's `use.data`. */
export interface UseHandler {
  /** Keys of `data` that it reads. */
  reads: readonly string[];
  check?(args: UseArgs, context: DeedContext): Refusal<string> | undefined;
  perform(args: UseArgs, context: DeedContext): void;
}
