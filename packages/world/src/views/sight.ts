import type { Entity, Refusal } from "@wyldlands/ecs";
import { sightless } from "../bodies/conditions.ts";
import { hasCondition } from "../bodies/effects.ts";
import { Cloaked, ContainedIn, Discoveries, Hidden, Room } from "../components/index.ts";
import { refuse } from "../deeds/refusals.ts";
import type { Game } from "../game.ts";
import { isCloakedFrom } from "./cloak.ts";
import { isDark } from "./light.ts";
import { isBeing } from "./names.ts";

/** Why the viewer sees nothing of where it is: asleep, blind, or in the dark. */
export function blinded(game: Game, viewer: Entity): Refusal<string> | undefined {
  return sightless(game, viewer) ?? (inTheDark(game, viewer) ? tooDark() : undefined);
}

/** Whether it is too dark for the viewer where it is. */
export function inTheDark(game: Game, viewer: Entity): boolean {
  return isTooDark(game, viewer, game.placeOf(viewer));
}

/** Which rooms are dark, each looked at once: for words that many hear at the same time. */
export function darkness(game: Game): (room: Entity) => boolean {
  const known = new Map<Entity, boolean>();
  return (room) => {
    let dark = known.get(room);
    if (dark === undefined) known.set(room, (dark = isDark(game, room)));
    return dark;
  };
}

/** Whether `blinded` has a reason; `dark`: see `darkness`. */
export function isBlind(game: Game, viewer: Entity, dark: (room: Entity) => boolean): boolean {
  if (sightless(game, viewer)) return true;
  return dark(game.placeOf(viewer)) && !hasCondition(game, viewer, "nightsight");
}

function isTooDark(game: Game, viewer: Entity, room: Entity): boolean {
  return isDark(game, room) && !hasCondition(game, viewer, "nightsight");
}

function tooDark(): Refusal<string> {
  return refuse("It is pitch dark. <hint>A light would help.</hint>");
}

/**
 * Whether the viewer can see an entity: its own things always; what is hidden once it was found; the invisible and those who hide
 * with truesight alone; and nothing at all that is elsewhere, or while it is blind or in the dark. A room looks on as if it had
 * eyes. Without a viewer: whether it is in plain sight.
 */
export function canSee(game: Game, viewer: Entity | undefined, entity: Entity): boolean {
  if (viewer === entity || (viewer && entity.target(ContainedIn) === viewer)) return true;
  if (viewer?.has(Room)) return true;
  return isVisible(game, viewer, entity) && (!viewer || blinded(game, viewer) === undefined);
}

/** What of these, all in one room, the viewer sees: as `canSee`, with one look at the light there and where it stands itself. */
export function seen(
  game: Game,
  viewer: Entity | undefined,
  entities: readonly Entity[],
  room: Entity,
): readonly Entity[] {
  if (viewer?.has(Room)) return entities;
  if (viewer && (sightless(game, viewer) || isTooDark(game, viewer, room))) return [];
  return entities.filter((one) => isVisible(game, viewer, one));
}

/** Whether it is to be seen where there is light. */
export function isVisible(game: Game, viewer: Entity | undefined, entity: Entity): boolean {
  if (isCloakedFrom(game, viewer, entity)) return false;
  if (entity.has(Hidden)) return viewer?.get(Discoveries)?.includes(entity.id) === true;
  if (!isBeing(entity) || !isUnseen(game, entity)) return true;
  if (entity.has(Cloaked)) return true;
  return viewer !== undefined && hasCondition(game, viewer, "truesight");
}

/** Whether it is invisible or hides. */
export function isUnseen(game: Game, being: Entity): boolean {
  return being.has(Cloaked) || hasCondition(game, being, "invisible") || hasCondition(game, being, "hidden");
}
