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

/** What walks that way: through a shut door one does not walk, it is opened first. */
export function exitLine(way: string, closed: readonly string[]): string {
  return closed.includes(way) ? `open ${way}` : way;
}

/** The ways out, clockwise from north, then up, down, in, out, then whatever else a room has. */
export function orderedExits(exits: Readonly<Record<string, string>>): string[] {
  const rank = (way: string): number => (COMPASS.includes(way) ? COMPASS.indexOf(way) : COMPASS.length);
  return Object.keys(exits).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}
