/** The twelve ways out of a room, in the order in which exits are listed to a player. */
export const DIRECTIONS = [
  "north",
  "east",
  "south",
  "west",
  "northeast",
  "southeast",
  "southwest",
  "northwest",
  "up",
  "down",
  "in",
  "out",
] as const;

export type Direction = (typeof DIRECTIONS)[number];

export function isDirection(word: string): word is Direction {
  return (DIRECTIONS as readonly string[]).includes(word);
}

/** Where one who left by `direction` comes from, seen from the other room, when the way is straight. */
export const OPPOSITE: Readonly<Record<Direction, Direction>> = {
  north: "south",
  east: "west",
  south: "north",
  west: "east",
  northeast: "southwest",
  southeast: "northwest",
  southwest: "northeast",
  northwest: "southeast",
  up: "down",
  down: "up",
  in: "out",
  out: "in",
};
