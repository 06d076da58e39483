import type { Entity } from "@wyldlands/ecs";
import { Character, Room } from "../components/index.ts";
import { achieve } from "../deeds/quest/achieve.ts";
import type { Game } from "../game.ts";
import { coinsOf } from "../items/purse.ts";
import { achievementsOf, counting } from "../quests/achievements.ts";
import type { Achievement } from "../rules/schemas.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";

/** What players' characters do is counted, as far as an achievement asks for it. */
export function addAchievementListeners(game: Game, runner: DeedRunner): void {
  const { events } = game;
  const count = (
    being: Entity | undefined,
    what: Achievement["counts"],
    of?: string,
    more: { to?: number; room?: string } = {},
  ): void => {
    if (being?.alive !== true || !being.has(Character)) return;
    const rules = counting(game, being, what, of);
    if (rules.length === 0) return;
    const { to } = more;
    const kept = achievementsOf(game, being)?.counts ?? {};
    if (to !== undefined && rules.every(([slug]) => (kept[slug] ?? 0) >= to)) return;
    runner.queue(achieve, being, { what, ...(of !== undefined && { of }), ...more });
  };
  const visit = (being: Entity, place: Entity): void => {
    const room = place.prototype?.id;
    if (room === undefined || !being.alive || !being.has(Character)) return;
    if (achievementsOf(game, being)?.rooms.includes(room) !== true)
      count(being, "room", place.get(Room)?.area, { room });
  };

  events.on("EntityDied", ({ entity, killer }) => {
    if (entity.alive && entity.has(Character)) count(entity, "death");
    else count(killer, "kill", entity.prototype?.id);
  });
  events.on("EntityMoved", ({ entity, to }) => visit(entity, to));
  events.on("CharacterEntered", ({ entity }) => {
    if (entity.alive) visit(entity, game.placeOf(entity));
  });
  events.on("QuestDone", ({ entity, quest }) => {
    count(entity, "quest", quest);
    coins(entity);
  });
  events.on("ItemMade", ({ entity, recipe }) => count(entity, "make", recipe));
  events.on("LevelGained", ({ entity, level }) => count(entity, "level", undefined, { to: level }));
  events.on("SkillImproved", ({ entity, skill, rank }) => count(entity, "skill", skill, { to: rank }));
  const coins = (being: Entity): void => {
    if (being.alive && being.has(Character) && counting(game, being, "coins", undefined).length > 0)
      count(being, "coins", undefined, { to: coinsOf(game, being) });
  };
  events.on("CommandExecuted", ({ entity }) => coins(entity));
}
