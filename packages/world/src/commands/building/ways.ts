import { BuildFault } from "../../building/fault.ts";
import { nameOf, reference, resolved } from "../../building/site.ts";
import { areaOf } from "../../building/slugs.ts";
import type { Workshop } from "../../building/workshop.ts";
import { isDirection, OPPOSITE, type Direction } from "../../content/directions.ts";

/** Where something lies that is that way from a place: 'north of', 'above'. */
export function sideWords(direction: Direction): string {
  return SIDES[direction] ?? `${direction} of`;
}

const SIDES: Readonly<Partial<Record<Direction, string>>> = {
  up: "above",
  down: "below",
  in: "inside",
  out: "outside of",
};

/** An exit as its author wrote it, in full. */
interface WrittenExit {
  to: string;
  [key: string]: unknown;
}

/** The exits of a room, written in full, by direction. */
export function exitsOf(shop: Workshop, room: string): Partial<Record<Direction, WrittenExit>> {
  const written = shop.read("room", room, ["exits"]);
  const found: Partial<Record<Direction, WrittenExit>> = {};
  if (typeof written !== "object" || written === null) return found;
  for (const [direction, exit] of Object.entries(written))
    if (isDirection(direction))
      found[direction] = typeof exit === "string" ? { to: exit } : (exit as WrittenExit);
  return found;
}

/** The exit, or why there is nothing to change about it. */
export function needExit(shop: Workshop, room: string, direction: Direction): WrittenExit {
  const exit = exitsOf(shop, room)[direction];
  if (exit) return exit;
  throw new BuildFault(
    `${nameOf(shop, "room", room)} has no exit ${direction}.`,
    `DIG ${direction.toUpperCase()} and a name makes a room there, EXIT ${direction.toUpperCase()} TO a room an exit.`,
  );
}

/** Writes an exit, as short as it can be said. */
export function putExit(shop: Workshop, room: string, direction: Direction, exit: WrittenExit): void {
  const { to, ...more } = exit;
  const given = Object.entries(more).filter(([, value]) => value !== undefined);
  shop.set(
    "room",
    room,
    ["exits", direction],
    given.length === 0 ? to : { to, ...Object.fromEntries(given) },
  );
}

/** The direction in which the room beyond leads back, if it does. */
export function wayBack(
  shop: Workshop,
  room: string,
  direction: Direction,
): { room: string; direction: Direction } | undefined {
  const exit = exitsOf(shop, room)[direction];
  if (!exit) return undefined;
  const there = resolved(areaOf(room), exit.to);
  if (!shop.has("room", there)) return undefined;
  const back = Object.entries(exitsOf(shop, there)).filter(
    ([, { to }]) => resolved(areaOf(there), to) === room,
  );
  const straight = back.find(([way]) => way === OPPOSITE[direction]) ?? back[0];
  return straight && { room: there, direction: straight[0] as Direction };
}

/** Exits both ways between two rooms that are there. */
export function joinRooms(shop: Workshop, from: string, direction: Direction, to: string): void {
  if (from === to)
    throw new BuildFault(
      "That leads from a room into itself.",
      "EXIT NORTH TO HERE ONEWAY does it, if it is meant.",
    );
  const back = OPPOSITE[direction];
  const taken = exitsOf(shop, to)[back];
  if (taken && resolved(areaOf(to), taken.to) !== from)
    throw new BuildFault(
      `${nameOf(shop, "room", to)} has an exit ${back} already, to ${taken.to}.`,
      `EXIT ${direction.toUpperCase()} TO ${to.toUpperCase()} ONEWAY makes no way back.`,
    );
  shop.set("room", from, ["exits", direction], reference(areaOf(from), to));
  if (!taken) shop.set("room", to, ["exits", back], reference(areaOf(to), from));
}
