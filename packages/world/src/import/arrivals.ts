import type { Named } from "./convert-context.ts";
import type { Ways } from "./convert-exits.ts";
import type { Entry } from "./yaml-out.ts";

/** Ways that one hall has room for. */
const WAYS_OF_A_HALL = 40;

/**
 * The rooms that have to be led to from outside, so that every room can be reached: the first one, and one of each part
 * that no way leads to from those before.
 */
export function doorsInto(ways: Ways, first: number | undefined): number[] {
  const reached = new Set<number>();
  const roots: number[] = [];
  const walk = (from: number): void => {
    roots.push(from);
    const open = [from];
    reached.add(from);
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const { to } of ways.get(at)?.values() ?? [])
        if (!reached.has(to)) {
          reached.add(to);
          open.push(to);
        }
  };
  if (first !== undefined) walk(first);
  // A room that something leads to is better reached from there.
  const entered = new Set([...ways.values()].flatMap((own) => [...own.values()].map(({ to }) => to)));
  for (const vnum of ways.keys()) if (!reached.has(vnum) && !entered.has(vnum)) walk(vnum);
  for (const vnum of ways.keys()) if (!reached.has(vnum)) walk(vnum);
  return roots;
}

export interface Arrivals {
  readonly area: Entry;
  readonly rooms: Record<string, Entry>;
  readonly items: Record<string, Entry>;
  readonly npcs: Record<string, Entry>;
}

/** The area that an imported world begins in: halls with a way to each of its parts, and what every game has to have. */
export function arrivals(
  roots: readonly { named: Named; name: string }[],
  first: Named | undefined,
): Arrivals {
  const rooms: Record<string, Entry> = {};
  const items: Record<string, Entry> = {
    coin: {
      name: "a gold coin",
      also: ["gold", "coins"],
      ground: "A gold coin lies here.",
      look: "Worn smooth by two worlds' worth of thumbs.",
      weight: 5,
      kind: "money",
      stack: true,
    },
    tally: {
      name: "a brass tally",
      ground: "A brass tally hangs on a nail.",
      look: "A disc with a hole and a number. The porter counts heads by them.",
      weight: 30,
      kind: "misc",
    },
  };
  const others = roots.filter(({ named }) => named !== first);
  const halls = Math.max(1, Math.ceil(others.length / WAYS_OF_A_HALL));
  for (let index = 0; index < halls; index += 1) {
    const slug = hallName(index);
    const things = others
      .slice(index * WAYS_OF_A_HALL, (index + 1) * WAYS_OF_A_HALL)
      .map(({ named, name }) => {
        const way = `way-${named.area}-${named.slug}`;
        items[way] = {
          name: `a way to ${name}`,
          also: ["way", "arch"],
          ground: `An arch stands in the wall: ${name}.`,
          look: `Whoever goes in comes out at ${name}, and not back by the same arch.`,
          fixed: "It is an arch, and the wall is fond of it.",
          enter: { room: `${named.area}:${named.slug}`, portal: true },
        };
        return way;
      });
    const exits: Record<string, Entry | string> = {};
    if (index === 0) {
      exits["in"] = "porters-room";
      if (first) exits["north"] = { to: `${first.area}:${first.slug}`, oneWay: true };
    }
    if (index > 0) exits["west"] = hallName(index - 1);
    if (index + 1 < halls) exits["east"] = hallName(index + 1);
    rooms[slug] = {
      name: index === 0 ? "The Hall of Arrivals" : `The Hall of Arrivals, Bay ${index + 1}`,
      look: "A long hall of pale stone, swept this morning. What was carried over from the old world is reached from here.",
      peaceful: true,
      exits,
      things: things.length > 0 ? things : undefined,
      npcs: index === 0 ? ["porter"] : undefined,
    };
  }
  rooms["porters-room"] = {
    name: "The Porter's Room",
    look: "A table, a lamp, and shelves for what has lost its place.",
    peaceful: true,
    exits: { out: "hall" },
    things: [
      { item: "tally", respawn: 60 },
      { item: "coin", count: 10 },
    ],
  };
  const npcs: Record<string, Entry> = {
    porter: {
      name: "the porter",
      ground: "The porter counts those who come, and those who have gone.",
      look: "A broad man with a ring of brass tallies at his belt. One hook is empty.",
      errand: {
        item: "tally",
        ask: "The porter says, 'One tally short. I left it in my room. Bring it, and there is a coin in it.'",
        thanks: "The porter hangs the tally on its hook, and looks taller.",
        reward: 1,
      },
      purse: 1_000,
    },
  };
  return { area: { name: "Arrivals", recall: "hall" }, rooms, items, npcs };
}

function hallName(index: number): string {
  return index === 0 ? "hall" : `hall-${index + 1}`;
}
