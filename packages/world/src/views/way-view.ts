import type { Entity } from "@wyldlands/ecs";
import { Closure, Description, Door } from "../components/index.ts";
import type { Direction } from "../content/directions.ts";
import type { Game } from "../game.ts";
import { lightIn } from "./light.ts";
import { nameOf } from "./names.ts";
import { blinded } from "./sight.ts";
import { exitsOf, isClosed } from "./ways.ts";
import { fill } from "./words.ts";

/** What is to be seen one way: the next room, or the door that hides it. Out of a vehicle one sees where it is. */
export function wayView(game: Game, viewer: Entity, direction: Direction): string {
  const exit = exitsOf(game, viewer, game.placeOf(viewer)).find((one) => one.direction === direction);
  const next = exit && game.room(exit.to);
  if (!exit || !next) return `There is no way ${direction} from here.`;
  if (exit.blocked !== undefined) return exit.blocked;
  if (isClosed(exit.door)) return fill("{door} is closed.", { door: exit.door });
  const why = blinded(game, viewer);
  if (why) return why.words;
  if (lightIn(game, next) === "dark") return "That way it is dark.";
  const lies = `That way lies ${nameOf(next)}.`;
  return direction === "out" ? `${lies}\n${next.get(Description)?.look ?? ""}` : lies;
}

/** A door as one sees it who looks at it. */
export function doorView(door: Entity): string {
  const { open } = door.need(Closure);
  return `${door.get(Description)?.look ?? ""} It ${open ? "stands open" : "is closed"}.`;
}

/** The doors of the room that the viewer knows of. */
export function doorsOf(game: Game, viewer: Entity): Entity[] {
  return exitsOf(game, viewer, game.placeOf(viewer)).flatMap(({ door }) => (door?.has(Door) ? [door] : []));
}
