import type { Entity } from "@wyldlands/ecs";
import { Closure, Name, Room, Ways } from "../../components/index.ts";
import { keyFor } from "../../deeds/doors/at-hand.ts";
import type { Game } from "../../game.ts";
import { fits } from "../../conditions/fits.ts";
import { isDirection, type Direction } from "../../content/directions.ts";
import { doorOf, hasFound } from "../../views/ways.ts";

/** Rooms that are looked at for one way, and steps of the longest. */
const MOST_ROOMS = 400;
const MOST_STEPS = 30;

interface Step {
  room: Entity;
  first: Direction | undefined;
  steps: number;
}

/**
 * The first step of the shortest way that the being can go on its feet, and how many there are; undefined: there is none that is not too far.
 * Doors it has no key to and that are locked, water and cliffs are no way.
 */
export function wayTo(
  game: Game,
  being: Entity,
  to: Entity,
): { direction: Direction | undefined; steps: number } | undefined {
  const from = game.placeOf(being);
  for (const { room, first, steps } of around(game, being, from))
    if (room === to) return { direction: first, steps };
  return undefined;
}

/** The room within reach that is called so, 'the chapel' or 'fish steps', and how far it is. The nearest, when several are. */
export function placeCalled(
  game: Game,
  being: Entity,
  name: string,
): { room: Entity; steps: number } | undefined {
  const wanted = bare(name);
  if (wanted === "") return undefined;
  const words = wanted.split(" ");
  let partly: { room: Entity; steps: number } | undefined;
  for (const { room, steps } of around(game, being, game.placeOf(being))) {
    const called = bare(room.get(Name)?.name ?? "");
    if (called === wanted) return { room, steps };
    if (words.every((word) => called.split(" ").includes(word))) partly ??= { room, steps };
  }
  return partly;
}

/** Rooms within reach, the nearest first. */
function* around(game: Game, being: Entity, from: Entity): Generator<Step> {
  const seen = new Set([from]);
  const queue: Step[] = [{ room: from, first: undefined, steps: 0 }];
  for (const at of queue) {
    yield at;
    if (at.steps === MOST_STEPS || queue.length > MOST_ROOMS) continue;
    for (const [direction, to] of Object.entries(at.room.get(Room)?.exits ?? {})) {
      const room = game.room(to);
      if (!room || seen.has(room) || !isDirection(direction) || !isOpenTo(game, being, at.room, direction))
        continue;
      seen.add(room);
      queue.push({ room, first: at.first ?? direction, steps: at.steps + 1 });
    }
  }
}

/** Whether the being could go that way on its feet, with its keys, by what it knows. */
function isOpenTo(game: Game, being: Entity, room: Entity, direction: Direction): boolean {
  const way = room.get(Ways)?.[direction];
  if (!way) return true;
  if (way.noMobs === true || way.needs || (way.hidden !== undefined && !hasFound(being, room, direction)))
    return false;
  if (way.when !== undefined && !fits(game, way.when, { room, being })) return false;
  const door = doorOf(game, room, direction);
  return door?.get(Closure)?.locked !== true || keyFor(being, door) !== undefined;
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:the|an?)\s+/, "")
    .replace(/[^\p{L}\p{N} ]+/gu, "")
    .trim();
}
