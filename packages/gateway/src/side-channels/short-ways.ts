const SHORT: ReadonlyMap<string, string> = new Map([
  ["north", "n"],
  ["northeast", "ne"],
  ["east", "e"],
  ["southeast", "se"],
  ["south", "s"],
  ["southwest", "sw"],
  ["west", "w"],
  ["northwest", "nw"],
  ["up", "u"],
  ["down", "d"],
]);

/** A direction as mappers call it: `n`, `sw`, `u`; others as they are. */
export function shortWay(direction: string): string {
  return SHORT.get(direction) ?? direction;
}
