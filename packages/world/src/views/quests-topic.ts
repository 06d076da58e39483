import type { Entity } from "@wyldlands/ecs";
import type { Topics } from "@wyldlands/protocol";
import type { Game } from "../game.ts";
import { activeOf } from "../quests/log.ts";
import { nextWords, secondsLeft } from "../quests/journal-view.ts";
import { kindOf } from "../quests/objectives/index.ts";
import { aimName } from "../quests/objectives/objective.ts";
import { aimsNow, haveOf, isReady } from "../quests/progress.ts";

/** What clients show as the journal; null when there is nothing in it. */
export function questsTopic(game: Game, being: Entity): Topics["quests"] {
  const quests = activeOf(game, being).map(
    ({ quest, entry }): NonNullable<Topics["quests"]>["quests"][number] => {
      const left = secondsLeft(game, entry);
      return {
        id: quest.id,
        name: quest.name,
        step: nextWords(game, being, quest, entry),
        objectives: aimsNow(quest, entry).map((aim, index) => ({
          text: aimName(kindOf(aim), aim, game),
          have: haveOf(game, being, entry, aim, index),
          need: kindOf(aim).need(aim),
        })),
        ready: isReady(quest, entry),
        ...(left !== undefined && { left }),
      };
    },
  );
  return quests.length === 0 ? null : { quests };
}
