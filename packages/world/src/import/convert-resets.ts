import type { Context, Named } from "./convert-context.ts";
import type { OldReset, OldZone } from "./model.ts";
import type { At, ImportLog } from "./report.ts";

const DIRECTIONS_OF_DOORS = 10;

/** One being with what it carries: each different outfit is a prototype of its own. */
export interface Variant {
  readonly vnum: number;
  /** 0 for the first, which has the mob's own slug. */
  readonly index: number;
  readonly outfit: ReadonlyMap<number, number>;
  coins: number;
  /** Room by room, where it stands. */
  readonly rooms: number[];
  /** Seconds until the next one comes. */
  readonly respawn: number | undefined;
  readonly at: At;
}

export interface Placed {
  /** By room, by item: how many lie there. */
  readonly things: Map<number, Map<number, { count: number; respawn: number | undefined }>>;
  readonly coins: Map<number, number>;
  /** By mob, the first outfit first. */
  readonly variants: Map<number, Variant[]>;
  /** By container, by item. */
  readonly holds: Map<number, Map<number, number>>;
  /** What the newest one of a container got so far. */
  readonly filling: Map<number, Map<number, number>>;
  /** By room and direction: 0 open, 1 closed, 2 locked. */
  readonly doors: Map<string, number>;
  /** By mob: the most that its zone lets there be. */
  readonly caps: Map<number, { most: number; zone: OldZone; at: At }>;
}

export function emptyPlaced(): Placed {
  return {
    things: new Map(),
    coins: new Map(),
    variants: new Map(),
    holds: new Map(),
    filling: new Map(),
    doors: new Map(),
    caps: new Map(),
  };
}

/** A being whose `G` and `E` are still to come. */
interface Standing {
  vnum: number;
  room: number;
  outfit: Map<number, number>;
  coins: number;
  at: At;
}

/** Carries out the resets of a zone, as its first run would. */
export function runResets(zone: OldZone, placed: Placed, context: Context): void {
  const { world, log } = context;
  const respawn = zone.minutes > 0 ? Math.min(zone.minutes, 100_000) * 60 : undefined;
  let standing: Standing | undefined;
  let last = true;
  const settle = (): void => {
    if (standing) stand(standing, respawn, placed);
    standing = undefined;
  };
  const is = (map: ReadonlyMap<number, unknown>, vnum: number, what: string, reset: OldReset): boolean => {
    if (map.has(vnum)) return true;
    log.add(reset, "unknown-vnum", `'${reset.text.slice(0, 60)}': there is no ${what} #${vnum}.`);
    return false;
  };
  for (const reset of zone.resets) {
    if ("GEOP".includes(reset.command)) placed.filling.delete(reset.a);
    const { command, a, b, c, dependent, text } = reset;
    const lose = (why: string): void => log.add(reset, "lost-reset", `'${text.slice(0, 60)}': ${why}.`);
    if (dependent && !last && command !== "M" && command !== "O") {
      lose("what it hangs on was not carried out");
      continue;
    }
    loseLimit(reset, log);
    if (command === "M") {
      settle();
      last = is(world.mobs, a, "mob", reset) && is(world.rooms, c, "room", reset);
      if (!last) continue;
      standing = { vnum: a, room: c, outfit: new Map(), coins: 0, at: reset };
      const cap = placed.caps.get(a);
      if (b > 0 && (!cap || cap.most < b)) placed.caps.set(a, { most: b, zone, at: reset });
    } else if (command === "G" || command === "E") {
      last = is(world.items, a, "object", reset);
      if (!last) continue;
      if (!standing) {
        lose("no mob stands there to have it");
        continue;
      }
      const { use } = world.items.get(a) ?? {};
      if (use?.kind === "money") standing.coins += Math.max(0, use.coins);
      else standing.outfit.set(a, (standing.outfit.get(a) ?? 0) + 1);
      log.counts.placements += 1;
    } else if (command === "O") {
      last = is(world.items, a, "object", reset) && is(world.rooms, c, "room", reset);
      if (last) lie(a, c, respawn, placed, context);
    } else if (command === "P") {
      last = is(world.items, a, "object", reset) && is(world.items, c, "object", reset);
      if (last && !putInto(a, c, placed, context)) {
        lose(`#${c} is no container, or holds itself`);
        last = false;
      }
    } else if (command === "D") {
      const known =
        b >= 0 &&
        b < DIRECTIONS_OF_DOORS &&
        world.rooms.get(a)?.exits.some((exit) => exit.direction === b && exit.door);
      if (known === true && (c < 0 || c > 2))
        lose(`a door is 0 open, 1 closed or 2 locked, and not ${c}; it is closed`);
      if (known === true) placed.doors.set(`${a} ${b}`, c);
      else lose("there is no such door");
    } else if (command === "R") lose("nothing is taken away here; what was taken comes back by itself");
    else {
      log.add(reset, "lost-script", `'${text.slice(0, 60)}': what scripts need is in the notes.`);
      world.notes.push({ ...reset, kind: "attached", title: "A reset", text, near: zone.bottom });
    }
  }
  settle();
}

function lie(
  item: number,
  room: number,
  respawn: number | undefined,
  placed: Placed,
  { world, log }: Context,
): void {
  const { use } = world.items.get(item) ?? {};
  log.counts.placements += 1;
  if (use?.kind === "money") {
    placed.coins.set(room, Math.min(1e9, (placed.coins.get(room) ?? 0) + Math.max(1, use.coins)));
    return;
  }
  const here = placed.things.get(room) ?? new Map<number, { count: number; respawn: number | undefined }>();
  placed.things.set(room, here);
  here.set(item, { count: (here.get(item)?.count ?? 0) + 1, respawn });
}

/** What a reset says of how many there may be, and of where on its wearer. */
function loseLimit({ command, a, b, c, d, text, ...at }: OldReset, log: ImportLog): void {
  const says: string[] = [];
  if ("GEOP".includes(command) && b > 0) says.push(`at most ${b} of #${a} in the world`);
  if (command === "E") says.push(`#${a} at place ${c}; here it goes where it fits`);
  if (command === "M" && d > 0) says.push(`at most ${d} of #${a} in the room`);
  if (command === "P" && d > 1) says.push(`${d} of #${a}; here one`);
  if (says.length > 0) log.add(at, "lost-limit", `'${text.slice(0, 60)}': ${says.join(", ")}.`);
}

/** False when it cannot be. What lies in a prototype lies in each of it. */
function putInto(item: number, container: number, placed: Placed, { world, log }: Context): boolean {
  if (world.items.get(container)?.use.kind !== "container" || reaches(item, container, placed)) return false;
  const holds = placed.holds.get(container) ?? new Map<number, number>();
  placed.holds.set(container, holds);
  log.counts.placements += 1;
  // Lines for each of several containers mean so many in each.
  const here = placed.filling.get(container) ?? new Map<number, number>();
  placed.filling.set(container, here);
  here.set(item, (here.get(item) ?? 0) + 1);
  holds.set(item, Math.max(holds.get(item) ?? 0, here.get(item) ?? 0));
  return true;
}

/** Whether `to` lies in `from`, or in what lies in it. */
function reaches(from: number, to: number, { holds }: Placed): boolean {
  const open = [from];
  const seen = new Set(open);
  for (const one of open) {
    if (one === to) return true;
    for (const inside of holds.get(one)?.keys() ?? [])
      if (!seen.has(inside)) {
        seen.add(inside);
        open.push(inside);
      }
  }
  return false;
}

function stand(
  { vnum, room, outfit, coins, at }: Standing,
  respawn: number | undefined,
  placed: Placed,
): void {
  const own = placed.variants.get(vnum) ?? [];
  placed.variants.set(vnum, own);
  const same = own.find(
    (one) =>
      one.coins === coins &&
      one.outfit.size === outfit.size &&
      [...outfit].every(([item, count]) => one.outfit.get(item) === count),
  );
  if (same) same.rooms.push(room);
  else own.push({ vnum, index: own.length, outfit, coins, rooms: [room], respawn, at });
}

/** The slug of a variant. */
export function variantName({ vnum, index }: Variant, names: ReadonlyMap<number, Named>): Named | undefined {
  const named = names.get(vnum);
  return named && (index === 0 ? named : { ...named, slug: `${named.slug}-v${index + 1}` });
}
