import type { Entity } from "@wyldlands/ecs";
import { Phrasings } from "../components/index.ts";
import { PHRASINGS_TOGETHER } from "../components/phrasings.ts";
import type { Game } from "../game.ts";
import { openRecord, recordsOf } from "../society/records.ts";

/** So many answers back nobody says the same in the same words. */
export const MOST_PHRASINGS = 240;

/** The character was answered in these words. What was said long ago may be said again. Only inside a deed. */
export function notePhrasing(game: Game, character: Entity, key: string): void {
  const pages = recordsOf(character, Phrasings);
  const last = pages.at(-1);
  const page =
    last && last.need(Phrasings).length < PHRASINGS_TOGETHER
      ? last
      : openRecord(game, [Phrasings([])], { under: character });
  page.edit(Phrasings).push(key.slice(0, 600));
  if (page !== last) for (const old of pages.slice(0, -MOST_PHRASINGS / PHRASINGS_TOGETHER)) old.despawn();
}

/** In which words anybody answered the character lately, the newest last. */
export function phrasingsOf(character: Entity): readonly string[] {
  return recordsOf(character, Phrasings)
    .flatMap((page) => page.need(Phrasings))
    .slice(-MOST_PHRASINGS);
}
