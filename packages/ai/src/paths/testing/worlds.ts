import type { Ability, DoorState, ExitSpec, RoomSpec } from "../ways.ts";

/** A small generator of chance (mulberry32): whole numbers from 0 to below `below`. */
export function chance(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * below);
  };
}

const SOME_NEEDS: readonly (readonly Ability[])[] = [
  ["climb"],
  ["swim"],
  ["fly"],
  ["unbound"],
  ["climb", "swim"],
];
export const DOORS: readonly DoorState[] = ["open", "closed", "locked", "barred"];

/** A tangle: any room to any other, one-way and two-way, with doors, needs and secrets here and there, and parts that touch nowhere. */
export function tangle(seed: number, rooms: number, exits: number, areas: number): RoomSpec[] {
  const roll = chance(seed);
  const specs = Array.from({ length: rooms }, (_, room) => ({
    id: `r${room}`,
    area: `a${Math.floor((room * areas) / rooms)}`,
    exits: [] as ExitSpec[],
  }));
  for (let number = 0; number < exits; number++) {
    const from = roll(rooms);
    const near = roll(4) > 0 ? Math.min(rooms - 1, from + 1 + roll(5)) : roll(rooms);
    const way = (to: number): ExitSpec => ({
      name: `e${number}`,
      to: `r${to}`,
      cost: 1 + roll(5),
      ...(roll(8) === 0 ? { needs: SOME_NEEDS[roll(SOME_NEEDS.length)]! } : {}),
      ...(roll(12) === 0 ? { secret: `s${roll(3)}` } : {}),
      ...(roll(5) === 0 ? { door: DOORS[roll(4)]!, keys: roll(3) === 0 ? [] : [`k${roll(3)}`] } : {}),
    });
    specs[from]!.exits.push(way(near));
    if (roll(3) > 0) specs[near]!.exits.push(way(from));
  }
  return specs;
}

/** Areas in a grid, rooms in a grid within each, about two and a half ways out of a room, one to three a step: a world of a MUD's shape. */
export function wideWorld(seed: number, across: number, down: number, side: number): RoomSpec[] {
  const roll = chance(seed);
  const specs: { id: string; area: string; exits: ExitSpec[] }[] = [];
  const per = side * side;
  for (let area = 0; area < across * down; area++)
    for (let room = 0; room < per; room++)
      specs.push({ id: `a${area}:r${room}`, area: `a${area}`, exits: [] });
  const join = (a: number, b: number): void => {
    const cost = 1 + roll(3);
    specs[a]!.exits.push({ name: `to${b}`, to: specs[b]!.id, cost });
    specs[b]!.exits.push({ name: `to${a}`, to: specs[a]!.id, cost });
  };
  for (let area = 0; area < across * down; area++) {
    const base = area * per;
    for (let room = 1; room < per; room++) {
      const [x, y] = [room % side, Math.floor(room / side)];
      const ways = [...(x > 0 ? [room - 1] : []), ...(y > 0 ? [room - side] : [])];
      const one = roll(ways.length);
      join(base + room, base + ways[one]!);
      if (ways.length === 2 && roll(4) === 0) join(base + room, base + ways[1 - one]!);
    }
    const edge = (other: number, mine: (at: number) => number, its: (at: number) => number): void => {
      for (let at = 0; at < side; at++)
        if (at === side >> 1 || roll(4) === 0) join(base + mine(at), other * per + its(at));
    };
    if (area % across < across - 1)
      edge(
        area + 1,
        (at) => at * side + side - 1,
        (at) => at * side,
      );
    if (area + across < across * down)
      edge(
        area + across,
        (at) => (side - 1) * side + at,
        (at) => at,
      );
  }
  return specs;
}
