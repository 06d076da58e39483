import type { Entity } from "@wyldlands/ecs";
import { ContainedIn } from "../components/index.ts";
import type { Game } from "../game.ts";
import { isBeing } from "./names.ts";
import { darkness, isBlind, isUnseen, isVisible } from "./sight.ts";
import type { WordValues } from "./words.ts";

/** Viewers who read one text alike, with what fills it for them. */
export interface Perceived {
  viewers: Entity[];
  values: WordValues;
}

/**
 * Splits viewers by what they can see of what a text names: beings near them that they cannot see are 'someone', things
 * 'something'. What is elsewhere keeps its name: a voice from afar is known.
 */
export function perceived(game: Game, viewers: Iterable<Entity>, values: WordValues): Perceived[] {
  const all = [...viewers];
  const named = Object.entries(values).flatMap(([key, value]) =>
    typeof value === "object" && !("markup" in value)
      ? [{ key, entity: value, unseen: isHard(game, value) }]
      : [],
  );
  if (named.length === 0) return [{ viewers: all, values }];
  const groups = new Map<string, Perceived>();
  const dark = darkness(game);
  for (const viewer of all) {
    const blind = game.players.sessionOf(viewer) !== undefined && isBlind(game, viewer, dark);
    const masked = named.filter(
      ({ entity, unseen }) =>
        (blind || (unseen && !isVisible(game, viewer, entity))) && isNear(viewer, entity),
    );
    const id = masked.map(({ key }) => key).join(" ");
    const group = groups.get(id);
    if (group) group.viewers.push(viewer);
    else
      groups.set(id, { viewers: [viewer], values: { ...values, ...Object.fromEntries(masked.map(mask)) } });
  }
  return [...groups.values()];
}

function mask({ key, entity }: { key: string; entity: Entity }): [string, { markup: string }] {
  return [key, { markup: isBeing(entity) ? "someone" : "something" }];
}

function isHard(game: Game, entity: Entity): boolean {
  return isBeing(entity) && isUnseen(game, entity);
}

/** Whether it stands or lies where the viewer is, or is held by somebody else there. What the viewer holds it knows by touch. */
function isNear(viewer: Entity, entity: Entity): boolean {
  const place = viewer.target(ContainedIn);
  const holder = entity.target(ContainedIn);
  if (viewer === entity || holder === viewer || place === undefined) return false;
  return holder === place || holder?.target(ContainedIn) === place;
}
