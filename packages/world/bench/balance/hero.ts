import type { Entity } from "@wyldlands/ecs";
import { hasCondition } from "../../src/bodies/effects.ts";
import { isBusy } from "../../src/bodies/activity.ts";
import { knowSkill } from "../../src/bodies/skills.ts";
import { mostOf, vitalOf } from "../../src/bodies/vitals.ts";
import { Body, Character, Experience, Name } from "../../src/components/index.ts";
import { backstab } from "../../src/deeds/combat/backstab.ts";
import { bash } from "../../src/deeds/combat/bash.ts";
import { cast } from "../../src/deeds/body/cast.ts";
import type { Game } from "../../src/game.ts";
import { dress } from "../../src/items/dress.ts";
import { NO_PREFERENCES } from "../../src/sessions/preferences.ts";
import type { Session } from "../../src/sessions/session.ts";
import type { DeedRunner } from "../../src/turn/deed-runner.ts";

/** Ranks of a player who took lessons and fought a way up to the level. */
const RANK = { first: 15, perLevel: 8 };

/** A character of the calling as its players have it at that level: what it knows and may have learned, and its kit. */
export function makeHero(game: Game, place: Entity, callingSlug: string, level: number): Entity {
  const calling = game.rules.callings[callingSlug];
  if (!calling) throw new Error(`the rules have no calling ${callingSlug}`);
  const folk = Object.keys(game.rules.folk)[0] ?? "human";
  const hero = game.world.spawn(
    [
      Name({ name: "Hero", keywords: [] }),
      Character(),
      Body({ folk, calling: callingSlug, level, attributes: {} }),
      Experience({ points: game.rules.levels.experience[level - 1] ?? 0, lessons: 0 }),
    ],
    { in: place },
  );
  const learned = Object.entries(game.rules.skills)
    .filter(([, { learn }]) => (learn[callingSlug] ?? Infinity) <= level)
    .map(([slug]) => slug);
  for (const skill of [...calling.knows, ...learned])
    knowSkill(hero, skill, RANK.first + RANK.perLevel * (level - 1));
  for (const item of calling.kit) if (game.prototypes.has(item)) game.spawnThing(item, 1, hero);
  dress(game, hero);
  // Present: its words go nowhere.
  const session = {
    channel: {},
    character: hero,
    snoopers: [],
    preferences: NO_PREFERENCES,
  } as unknown as Session;
  game.players.attach(hero, session);
  return hero;
}

/** What a sensible player does besides striking: heals in need, strikes from behind first, spends what it has on the foe. */
export function act(game: Game, runner: DeedRunner, hero: Entity, foe: Entity): void {
  if (isBusy(hero) || hasCondition(game, hero, "stunned")) return;
  const share = vitalOf(game, hero, "health") / mostOf(game, hero, "health");
  if (share < 0.5 && !runner.run(cast, hero, { spell: "mend", to: hero }).refusal) return;
  if (!runner.run(backstab, hero, { to: foe }).refusal) return;
  if (!runner.run(bash, hero, { to: foe }).refusal) return;
  for (const spell of ["stormspark", "spindrift", "toll"])
    if (!runner.run(cast, hero, { spell, to: foe }).refusal) return;
}
