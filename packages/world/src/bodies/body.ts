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
  const first = Object.values(folk)[0];
  if (!own && !first) throw new Error("the rules know no folk at all");
  return {
    level: body?.level ?? 1,
    folk: own ?? (first as Folk),
    calling: body?.calling === undefined ? undefined : callings[body.calling],
    attributes: body?.attributes ?? {},
  };
}

export function levelOf(being: Entity): number {
  return being.get(Body)?.level ?? 1;
}
