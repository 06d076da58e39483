import type { Entity } from "@wyldlands/ecs";
import { Body } from "../components/index.ts";
import type { Game } from "../game.ts";
import type { Calling, Folk } from "../rules/schemas.ts";
import type { Attribute } from "../rules/words.ts";

export interface BodyFacts {
  level: number;
  folk: Folk;
  calling: Calling | undefined;
  /** What differs from the folk's. */
  attributes: Readonly<Partial<Record<Attribute, number>>>;
}

/** What a being is by the rules. One whose folk or calling the rules no longer have is of the first folk, and of none. */
export function bodyOf(game: Game, being: Entity): BodyFacts {
  const body = being.get(Body);
  const { folk, callings } = game.rules;
  const own = body && folk[body.folk];
  return {
    level: body?.level ?? 1,
    folk: own ?? firstFolk(game),
    calling: body?.calling === undefined ? undefined : callings[body.calling],
    attributes: body?.attributes ?? {},
  };
}

function firstFolk(game: Game): Folk {
  const [first] = Object.values(game.rules.folk);
  if (!first) throw new Error("the rules know no folk at all");
  return first;
}

export function levelOf(being: Entity): number {
  return being.get(Body)?.level ?? 1;
}
