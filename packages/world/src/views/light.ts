import type { Entity } from "@wyldlands/ecs";
import { ContainedIn, Lit, RoomNature } from "../components/index.ts";
import type { Game } from "../game.ts";

/** How much light there is: in the dark nothing is seen, in dim light it is easier to hide and harder to find. */
export type Light = "dark" | "dim" | "bright";

/**
 * The light of a room. What the room has of its own goes first; underground and under water it is dark, under a roof bright,
 * and under the sky by the hour: bright by day, dim from dusk to dawn, dark at night under trees. In the dark, what burns there
 * or in a hand makes it bright.
 */
export function lightIn(game: Game, room: Entity): Light {
  const light = ownLight(game, room);
  return light === "dark" && hasLamp(room) ? "bright" : light;
}

function ownLight(game: Game, room: Entity): Light {
  const nature = room.get(RoomNature);
  if (!nature) return "bright";
  if (nature.light !== undefined) return nature.light;
  if (nature.terrain === "underground" || nature.terrain === "underwater") return "dark";
  if (nature.indoors) return "bright";
  return "bright";
}

/** Whether anything lit lies there or is carried there. */
function hasLamp(room: Entity): boolean {
  return room.sources(ContainedIn).some((one) => one.has(Lit) || one.sources(ContainedIn).some((thing) => thing.has(Lit)));
}
