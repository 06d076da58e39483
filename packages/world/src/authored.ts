import type { Prototype } from "@wyldlands/ecs";
import type { Content } from "./content/types.ts";
import { buildPrototypes } from "./prototypes.ts";
import { QuestBook } from "./quests/book.ts";
import { defaultRules, type Rules } from "./rules/schemas.ts";
import { Skies } from "./time/weather.ts";

/** The content that a world runs on, and everything that is only made of it. It is replaced as a whole. */
export interface Authored {
  readonly content: Content;
  /** By 'area:slug', those that content has dropped and things still go by among them: see `reload/retired.ts`. */
  readonly prototypes: ReadonlyMap<string, Prototype>;
  readonly rules: Rules;
  readonly quests: QuestBook;
  /** Words that mean a being of the game: no character may be called so. */
  readonly takenWords: ReadonlySet<string>;
  readonly skies: Skies;
}

export function authored(
  content: Content,
  prototypes: ReadonlyMap<string, Prototype> = buildPrototypes(content),
): Authored {
  return {
    content,
    prototypes,
    rules: content.rules ?? defaultRules(),
    quests: new QuestBook(content),
    takenWords: new Set([...content.npcs.values()].flatMap((npc) => npc.keywords)),
    skies: new Skies(),
  };
}
