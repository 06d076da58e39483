import type { Entity } from "@wyldlands/ecs";
import type { Topics } from "@wyldlands/protocol";
import { Letter } from "../components/index.ts";
import type { Game } from "../game.ts";
import { lettersTo } from "../society/letters.ts";

/** How many letters wait unread; null for who has none at all. */
export function mailTopic(game: Game, being: Entity): Topics["mail"] {
  const letters = lettersTo(game, being.id);
  if (letters.length === 0) return null;
  return { unread: letters.filter((letter) => !letter.need(Letter).read).length };
}
