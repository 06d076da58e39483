import { long, short, type Context } from "./convert-context.ts";
import { keywordsIn } from "./clean-text.ts";
import type { Placed } from "./convert-resets.ts";
import type { ImportLog } from "./report.ts";
import { quotedText } from "./leftover.ts";
import type { OldExit, OldRoom } from "./model.ts";

/** Our directions in the order of the old numbers; tbaMUD has four more than Circle. */
export const OLD_DIRECTIONS = "north east south west up down northwest northeast southeast southwest".split(
  " ",
);
const OPPOSITE: Readonly<Record<string, string>> = {
  north: "south",
  south: "north",
  east: "west",
  west: "east",
  up: "down",
  down: "up",
  northwest: "southeast",
  southeast: "northwest",
  northeast: "southwest",
  southwest: "northeast",
};
/** In which the loader looks for the way back. */
const ORDER = "north east south west northeast southeast southwest northwest up down".split(" ");

const PICK = 40;
const SEARCH = 30;
const OPEN = 0;
const LOCKED = 2;

export interface Way {
  readonly exit: OldExit;
  readonly to: number;
}

/** By room: by direction, where its exits lead. Those that lead nowhere are findings. */
export type Ways = Map<number, Map<string, Way>>;

export function waysOf(context: Context): Ways {
  const { world, log, roomNames } = context;
  const ways: Ways = new Map();
  for (const room of world.rooms.values()) {
    const own = new Map<string, Way>();
    ways.set(room.vnum, own);
    for (const exit of room.exits) {
      loseDoorWords(exit, room.vnum, log, roomNames.has(exit.to));
      const direction = OLD_DIRECTIONS[exit.direction];
      if (direction === undefined)
        log.add(exit, "bad-number", `There is no direction ${exit.direction}; the exit was left out.`);
      else if (own.has(direction))
        log.add(exit, "duplicate-vnum", `Room #${room.vnum} has an exit ${direction} already.`);
      else if (roomNames.has(exit.to)) own.set(direction, { exit, to: exit.to });
      else if (exit.to > 0)
        log.add(exit, "no-target", `From #${room.vnum} ${direction} to #${exit.to}, which is not there.`);
      else log.add(exit, "no-target", `From #${room.vnum} ${direction} to nowhere; its description is kept.`);
    }
  }
  return ways;
}

/** Words and keys of what is no door, or of a door that leads nowhere. */
function loseDoorWords(exit: OldExit, vnum: number, log: ImportLog, leads: boolean): void {
  if (exit.door && leads) return;
  const says = [
    exit.door && exit.pickproof ? "a lock that nobody picks" : "",
    exit.keywords.trim() === "" ? "" : `the words ${quotedText(exit.keywords)}`,
    exit.key > 0 ? `the key #${exit.key}` : "",
  ].filter((part) => part !== "");
  if (says.length === 0) return;
  const why = exit.door ? "leads nowhere" : "has no door";
  log.add(exit, "lost-value", `Exit ${exit.direction} of #${vnum} ${why}, and ${says.join(" and ")}.`);
}

export interface NewDoor {
  readonly name: string;
  readonly also: string[];
  readonly look: string;
  open: boolean;
  locked: boolean;
  key: number | undefined;
  readonly pick: number | undefined;
}

/**
 * Doors by 'room direction', each on one side only: the loader gives it to the exit back as well. What the two sides say
 * differently is a finding, and the first one counts.
 */
export function doorsOf(ways: Ways, placed: Placed, context: Context): Map<string, NewDoor> {
  const doors = new Map<string, NewDoor>();
  const covered = new Set<string>();
  for (const [vnum, own] of ways)
    for (const [direction, { exit }] of own) {
      if (!exit.door) continue;
      const here = `${vnum} ${direction}`;
      const back = backOf(ways, vnum, direction);
      const there = back && `${back.vnum} ${back.direction}`;
      if (covered.has(here) || (there !== undefined && doors.has(there))) {
        compare(here, exit, there === undefined ? undefined : doors.get(there), placed, context, vnum);
        continue;
      }
      doors.set(here, doorOf(vnum, exit, placed, context));
      if (there === undefined || !back) continue;
      covered.add(there);
      if (ways.get(back.vnum)?.get(back.direction)?.exit.door !== true)
        context.log.add(
          exit,
          "shared-door",
          `The way back from #${back.vnum} had no door; it is the same door here.`,
        );
    }
  return doors;
}

/** The exit through the same wall, as the loader finds it. */
export function backOf(
  ways: Ways,
  vnum: number,
  direction: string,
): { vnum: number; direction: string } | undefined {
  const to = ways.get(vnum)?.get(direction)?.to;
  const other = to === undefined ? undefined : ways.get(to);
  if (to === undefined || !other) return undefined;
  const found = [OPPOSITE[direction] ?? "", ...ORDER].find(
    (way) => other.get(way)?.to === vnum && !(to === vnum && way === direction),
  );
  return found === undefined ? undefined : { vnum: to, direction: found };
}

function stateOf(vnum: number, exit: OldExit, placed: Placed): number {
  return placed.doors.get(`${vnum} ${exit.direction}`) ?? OPEN;
}

function doorOf(vnum: number, exit: OldExit, placed: Placed, context: Context): NewDoor {
  const [name = "door", ...also] = keywordsIn(exit.keywords);
  const state = stateOf(vnum, exit, placed);
  if (exit.pickproof && exit.key <= 0 && state !== LOCKED)
    context.log.add(exit, "lost-value", `The door of #${vnum} is pickproof, and never locked.`);
  const pickable = !exit.pickproof && (exit.key > 0 || state === LOCKED);
  return {
    name,
    also,
    look: long(context, exit.look, exit),
    open: state === OPEN,
    locked: state === LOCKED,
    key: exit.key > 0 ? exit.key : undefined,
    pick: pickable ? PICK : undefined,
  };
}

function compare(
  here: string,
  exit: OldExit,
  other: NewDoor | undefined,
  placed: Placed,
  { log }: Context,
  vnum: number,
): void {
  if (!other) return;
  const says: string[] = [];
  const state = stateOf(vnum, exit, placed);
  if ((exit.key > 0 ? exit.key : undefined) !== other.key) says.push(`its key is #${exit.key}`);
  const [own, words] = [keywordsIn(exit.keywords), [other.name, ...other.also]];
  if (own.some((word) => !words.includes(word))) says.push(`its words are ${quotedText(exit.keywords)}`);
  if (exit.pickproof && other.pick !== undefined) says.push("nobody can pick its lock");
  if ((state === LOCKED) !== other.locked || (state === OPEN) !== other.open)
    says.push("it stands otherwise at first");
  if (says.length > 0)
    log.add(exit, "shared-door", `On the side ${here}, ${says.join(" and ")}; the other side counts.`);
}

/** What the exit is besides where it leads, but for its door. */
export function hiddenOf(exit: OldExit): number | undefined {
  return exit.hidden ? SEARCH : undefined;
}

/** By keyword, what a closer look shows: descriptions, and what is seen in each direction. */
export function detailsOf(
  room: OldRoom,
  doors: ReadonlyMap<string, NewDoor>,
  context: Context,
): Record<string, string> {
  const { log } = context;
  const details: Record<string, string> = {};
  const taken = new Set<string>();
  for (const extra of room.extras) {
    const text = long(context, extra.text, extra);
    const words = keywordsIn(extra.keywords);
    const free = words.filter((word) => !taken.has(word));
    if (text === "" || words.length === 0)
      log.add(extra, "lost-detail", `'${short(context, extra.keywords, extra)}' has no words or no text.`);
    else if (free.length < words.length)
      log.add(
        extra,
        "lost-detail",
        `'${words.filter((word) => taken.has(word)).join(" ")}' is described already.`,
      );
    if (text === "" || free.length === 0) continue;
    free.forEach((word) => taken.add(word));
    details[free.join(", ")] = text;
  }
  for (const exit of room.exits) {
    const direction = OLD_DIRECTIONS[exit.direction];
    const look = long(context, exit.look, exit);
    if (direction === undefined || look === "") continue;
    // A door says it itself.
    if (doors.get(`${room.vnum} ${direction}`)?.look === look) continue;
    if (taken.has(direction)) log.add(exit, "lost-detail", `'${direction}' is described already.`);
    else details[direction] = look;
    taken.add(direction);
  }
  return details;
}
