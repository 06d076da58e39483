const COMPASS = [
  "north",
  "northeast",
  "east",
  "southeast",
  "south",
  "southwest",
  "west",
  "northwest",
  "up",
  "down",
  "in",
  "out",
];

/** The ways out, clockwise from north, then up, down, in, out, then whatever else a room has. */
export function orderedExits(exits: Readonly<Record<string, string>>): string[] {
  const rank = (way: string): number => (COMPASS.includes(way) ? COMPASS.indexOf(way) : COMPASS.length);
  return Object.keys(exits).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}
