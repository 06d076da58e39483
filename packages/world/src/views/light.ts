import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Lit, RoomNature } from "../components/index.ts";
import type { Game } from "../game.ts";
import { dayPart } from "../time/calendar.ts";
import { skyAt } from "../time/weather.ts";

/** How much light there is: in the dark nothing is seen, in dim light it is easier to hide and harder to find. */
export type Light = "dark" | "dim" | "bright";

/**
 * The light of a room. What the room has of its own goes first; underground and under water it is dark, under a roof bright,
 * and under the sky by the hour: bright by day where the weather lets it be, dim from dusk to dawn, dark at night under trees.
 * In the dark, what burns there or in a hand makes it bright.
 */
export function lightIn(game: Game, room: Entity): Light {
  if (isUnlit(game, room)) return hasLamp(room) ? "bright" : "dark";
  const nature = room.get(RoomNature);
  if (nature?.light !== undefined) return nature.light;
  if (!nature || nature.indoors) return "bright";
  return dayPart(game) === "day" ? (skyAt(game, room)?.light ?? "bright") : "dim";
}

/** Whether nothing is to be seen there: the same as `lightIn`, but does not ask what only dims the light. */
export function isDark(game: Game, room: Entity): boolean {
  return isUnlit(game, room) && !hasLamp(room);
}

function isUnlit(game: Game, room: Entity): boolean {
  const nature = room.get(RoomNature);
  if (!nature) return false;
  if (nature.light !== undefined) return nature.light === "dark";
  if (nature.terrain === "underground" || nature.terrain === "underwater") return true;
  return nature.terrain === "woods" && !nature.indoors && dayPart(game) === "night";
}

/** Whether anything lit lies there or is carried there. */
function hasLamp(room: Entity): boolean {
  const isLit = (thing: Entity): boolean => thing.has(Lit);
  return room.sources(ContainedIn).some((one) => isLit(one) || one.sources(ContainedIn).some(isLit));
}
