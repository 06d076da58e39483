import type { Prototype } from "@wyldlands/ecs";
import { Minded, Voiced } from "../components/index.ts";

/** What one does for a living, in a word or two: as its author says, else by the sort of mind it has. */
export function callingOf(prototype: Prototype): string | undefined {
  const voiced = prototype.values.get(Voiced) as { calling?: string } | undefined;
  const minded = prototype.values.get(Minded) as { archetype: string } | undefined;
  return voiced?.calling ?? minded?.archetype.replaceAll("-", " ");
}
