import type { Entity } from "@wyldlands/ecs";
import { Character, ContainedIn, Escorted, Following } from "../components/index.ts";
import { advanceQuest } from "../deeds/quest/advance.ts";
import { failQuest } from "../deeds/quest/fail.ts";
import { finishQuest } from "../deeds/quest/finish.ts";
import { rejoin } from "../deeds/quest/rejoin.ts";
import { goneFrom, tidyQuests } from "../deeds/quest/tidy.ts";
import type { Game } from "../game.ts";
import { companions } from "../groups/companions.ts";
import { activeOf, entryOf } from "../quests/log.ts";
import { kindOf, OBJECTIVES } from "../quests/objectives/index.ts";
import type { ObjectiveKind } from "../quests/objectives/objective.ts";
import { npcHere } from "../quests/people.ts";
import { aimsNow, haveOf, isReady } from "../quests/progress.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";
import type { GameEvent } from "./events.ts";

/** What happens brings quests on, to their end, or to nothing. */
export function addQuestListeners(game: Game, runner: DeedRunner): void {
  const types = new Set(OBJECTIVES.flatMap(({ listens }) => listens));
  for (const type of types) {
    const kinds = OBJECTIVES.filter(({ listens }) => listens.includes(type));
    game.events.on(type, (event) => {
      for (const kind of kinds) bringOn(game, runner, kind, event);
    });
  }

  /** Whoever is told of it is there already. */
  const end = (being: Entity, id: string): void => {
    const quest = game.quests.get(id);
    const entry = quest && entryOf(game, being, id);
    if (!quest || !entry || !isReady(quest, entry)) return;
    if (quest.ender === undefined || npcHere(game, being, quest.ender))
      runner.queue(finishQuest, being, { quest: id }, "answer");
  };
  game.events.on("QuestAdvanced", ({ entity, quest, ready }) => {
    if (ready && entity.alive) end(entity, quest);
  });
  game.events.on("TalkedTo", ({ entity, to, topic }) => {
    if (topic !== undefined || !entity.alive) return;
    for (const { quest } of activeOf(game, entity))
      if (quest.ender === to.prototype?.id) end(entity, quest.id);
  });

  game.events.on("EntityDied", (event) => {
    if (!game.quests.isLed(event.entity.prototype?.id)) return;
    for (const being of game.players.characters())
      for (const { quest, entry } of activeOf(game, being))
        if (aimsNow(quest, entry).some((aim) => kindOf(aim).lost?.(aim, event, entry) === true))
          runner.queue(failQuest, being, { quest: quest.id, why: "death" });
  });

  /** Those who are led and were left behind. */
  const meet = (being: Entity): void => {
    if (!being.alive || !being.has(Character)) return;
    for (const { entry } of activeOf(game, being)) {
      const led = entry.escort === undefined ? undefined : game.world.byId(entry.escort);
      if (led?.target(ContainedIn) === being.target(ContainedIn) && led?.has(Following) === false)
        runner.queue(rejoin, led, { to: being });
    }
  };
  game.events.on("EntityMoved", ({ entity }) => meet(entity));
  game.events.on("CharacterEntered", ({ entity }) => {
    if (!entity.alive) return;
    if (goneFrom(game, entity).length > 0) runner.queue(tidyQuests, entity, {});
    for (const { quest, entry } of activeOf(game, entity))
      if (entry.escort !== undefined && game.world.byId(entry.escort)?.has(Escorted) !== true)
        runner.queue(failQuest, entity, { quest: quest.id, why: "lost" });
    meet(entity);
  });
}

/** Queues what an event does for those whom it concerns: who brought it about, and its companions where quests are shared. */
function bringOn(game: Game, runner: DeedRunner, kind: ObjectiveKind, event: GameEvent): void {
  const by = kind.by(event, game);
  if (by?.alive !== true || !by.has(Character)) return;
  concern(by, false);
  if (kind.shared) for (const one of companions(game, by)) concern(one, true);

  function concern(being: Entity, shared: boolean): void {
    for (const { quest, entry } of activeOf(game, being)) {
      if (isReady(quest, entry) || (shared && !quest.share)) continue;
      for (const [objective, aim] of aimsNow(quest, entry).entries()) {
        if (aim.kind !== kind.kind) continue;
        const told = entry.counts[objective] ?? 0;
        const step = { quest: quest.id, step: entry.step, objective };
        if (kind.live === true) {
          if (haveOf(game, being, entry, aim, objective) !== told)
            runner.queue(advanceQuest, being, { ...step, by: 0 });
          continue;
        }
        const more = told < kind.need(aim) ? kind.advance(aim, event, game) : 0;
        if (more > 0) runner.queue(advanceQuest, being, { ...step, by: more, ...partIn(event) });
      }
    }
  }
}

/** Who and what has a part in it besides. */
function partIn(event: GameEvent): { npc?: Entity; item?: Entity } {
  if (event.type === "TalkedTo") return { npc: event.to };
  return event.type === "ItemGiven" ? { npc: event.to, item: event.item } : {};
}
