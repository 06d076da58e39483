import type { Entity } from "@wyldlands/ecs";
import { hasEffect } from "../bodies/effects.ts";
import { mostOf, vitalOf } from "../bodies/vitals.ts";
import { helpersOf, huntersOf, preyOf } from "../combat/notice.ts";
import { Character, Combatant, ContainedIn, Temper } from "../components/index.ts";
import { assail } from "../deeds/combat/assail.ts";
import { fall } from "../deeds/combat/fall.ts";
import { flee } from "../deeds/combat/flee.ts";
import { pursue } from "../deeds/combat/pursue.ts";
import { standDown } from "../deeds/combat/stand-down.ts";
import type { Game } from "../game.ts";
import type { DeedRunner } from "../turn/deed-runner.ts";

/** What follows from blows, comings and goings: death, flight, anger, help. */
export function addCombatListeners(game: Game, runner: DeedRunner): void {
  const { events } = game;

  events.on("EntityHurt", ({ entity, by, left }) => {
    if (!entity.alive) return;
    if (left <= 0) runner.queue(fall, entity, { by });
    else if (losesHeart(game, entity)) runner.queue(flee, entity, {});
    else if (by?.alive === true && isFar(entity, by)) runner.queue(pursue, entity, { to: by });
  });

  events.on("CombatStarted", ({ attacker, defender }) => {
    for (const helper of helpersOf(game, defender, attacker)) runner.queue(assail, helper, { to: attacker });
  });

  /** Those there who hunt see it come. */
  const seen = (prey: Entity): void => {
    if (prey.alive && prey.has(Character))
      for (const hunter of huntersOf(game, prey)) runner.queue(assail, hunter, { to: prey });
  };
  /** One who hunts looks about. */
  const looks = (hunter: Entity): void => {
    if (!hunter.alive || !hunter.has(Temper)) return;
    const prey = preyOf(game, hunter);
    if (prey) runner.queue(assail, hunter, { to: prey });
  };
  events.on("EntityMoved", ({ entity }) => {
    seen(entity);
    looks(entity);
  });
  events.on("EntitySpawned", ({ entity }) => looks(entity));
  events.on("CombatEnded", ({ entity }) => looks(entity));
  events.on("CharacterEntered", ({ entity }) => seen(entity));
  events.on("EffectEnded", ({ entity, effect }) => {
    const conditions = game.rules.effects[effect]?.conditions ?? [];
    if (conditions.includes("hidden") || conditions.includes("invisible")) seen(entity);
    else if (conditions.length > 0 && !hasEffect(entity, effect)) looks(entity);
  });
  events.on("CharacterLeft", ({ entity }) => {
    if (entity.alive && entity.has(Combatant)) runner.queue(standDown, entity, {});
  });
}

/** A beast was hit from elsewhere, and is not in a fight. */
function isFar(being: Entity, by: Entity): boolean {
  if (being.has(Character) || being.has(Combatant)) return false;
  return being.target(ContainedIn) !== by.target(ContainedIn);
}

/** Below the health at which it runs: a player's own wish, in points or as a share; or its nature. */
function losesHeart(game: Game, being: Entity): boolean {
  if (!being.has(Combatant)) return false;
  const wish = game.players.sessionOf(being)?.preferences.wimpy;
  const health = vitalOf(game, being, "health");
  if (wish && "points" in wish) return health < wish.points;
  const percent = wish?.percent ?? being.get(Temper)?.flees ?? 0;
  return percent > 0 && health * 100 < percent * mostOf(game, being, "health");
}
