import type { Entity } from "@wyldlands/ecs";
import { Publication } from "../components/index.ts";
import type { Game } from "../game.ts";
import { entriesOf, linesOf } from "./entries.ts";
import { fileKind } from "./kinds.ts";
import { UNWRITTEN } from "./unwritten.ts";

/** Publications that are remembered, and can be taken back one after the other. */
export const MOST_PUBLICATIONS = 100;

/** The oldest first. */
export function publications(game: Game): Entity[] {
  return [...game.world.query(Publication)].sort((a, b) => a.need(Publication).no - b.need(Publication).no);
}

/** The one that PUBLISH UNDO takes back: the last that was not. */
export function lastPublication(game: Game): Entity | undefined {
  return publications(game).findLast((one) => one.need(Publication).undone === undefined);
}

/** The areas of a publication. */
export function areasOf(publication: Entity): string[] {
  const files = publication.need(Publication).files.map(({ splice }) => splice.file);
  return [...new Set(files.flatMap((file) => fileKind(file)?.area ?? []))].sort();
}

/** Ids of entries in which something has still to be written. */
export function unwritten(files: Iterable<readonly [string, string | null]>): string[] {
  return [...files].flatMap(([file, text]) =>
    text?.includes(UNWRITTEN) === true
      ? entriesOf(text)
          .filter((entry) => linesOf(text, entry).includes(UNWRITTEN))
          .map(({ slug }) => `${fileKind(file)?.area ?? ""}:${slug}`)
      : [],
  );
}
