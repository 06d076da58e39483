/** The rooms that a walker has seen, by their titles, and where each way led when it was gone. */
export class WayFinder {
  readonly #ways = new Map<string, Map<string, string>>();

  /** A step that was taken. */
  note(from: string, direction: string, to: string): void {
    const ways = this.#ways.get(from) ?? new Map<string, string>();
    ways.set(direction, to);
    this.#ways.set(from, ways);
  }

  /** The shortest way between two rooms along steps that were taken; undefined when none is known. */
  path(from: string, to: string): string[] | undefined {
    const before = new Map<string, { room: string; direction: string }>();
    const seen = new Set([from]);
    for (const room of seen) {
      if (room === to) return trace(before, from, to);
      for (const [direction, next] of this.#ways.get(room) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        before.set(next, { room, direction });
      }
    }
    return undefined;
  }
}

function trace(
  before: ReadonlyMap<string, { room: string; direction: string }>,
  from: string,
  to: string,
): string[] {
  const steps: string[] = [];
  for (let at = to; at !== from; ) {
    const step = before.get(at);
    if (!step) break;
    steps.unshift(step.direction);
    at = step.room;
  }
  return steps;
}
